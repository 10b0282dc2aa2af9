using System.Text.RegularExpressions;

namespace Migrator.Reporting.Figures;

/// <summary>
/// What many messages say in common: "'…' has this handle already, and handles are unique." A value in quotes is one word.
/// Messages that share less than half of their words have no common sentence.
/// </summary>
internal sealed partial class CommonSentence
{
    private const string Varying = "…";

    private string? _first;
    private string? _last;
    private string[]? _words;

    public void Add(string message)
    {
        if (string.Equals(message, _last, StringComparison.Ordinal)) return;
        _last = message;
        if (_first is null)
        {
            _first = message;
            _words = Split(message);
            return;
        }

        if (_words is null) return;
        var words = Split(message);
        if (words.Length != _words.Length)
        {
            _words = null;
            return;
        }

        for (var i = 0; i < words.Length; i++) _words[i] = Common(_words[i], words[i]);
        if (_words.Count(w => !w.Contains(Varying, StringComparison.Ordinal)) * 2 < _words.Length) _words = null;
    }

    /// <summary>The sentence, and whether it is only the first message for want of a common one.</summary>
    public (string Text, bool IsExample) Give() => _words is null ? (_first ?? "", _first is not null) : (string.Join(' ', _words), false);

    /// <summary>Keeps the quotes and stops around what varies.</summary>
    private static string Common(string a, string b)
    {
        if (string.Equals(a, b, StringComparison.Ordinal)) return a;
        var (head, inner, tail) = Parts(a);
        var other = Parts(b);
        return head == other.Head && tail == other.Tail && inner.Length > 0 ? head + Varying + tail : Varying;
    }

    private static (string Head, string Inner, string Tail) Parts(string word)
    {
        var match = Punctuated().Match(word);
        return (match.Groups[1].Value, match.Groups[2].Value, match.Groups[3].Value);
    }

    private static string[] Split(string message) => [.. Words().Matches(message).Select(m => m.Value)];

    [GeneratedRegex("""(?:"[^"]*"|'.*?'(?!\w))\S*|\S+""", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Words();

    [GeneratedRegex("""^(["'(]*)(.*?)(["').,;:!?]*)$""", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Punctuated();
}
