using System.Buffers;
using System.Text;

namespace Migrator.Mapping.Text;

/// <summary>Text that XML, JSON and Shopify take.</summary>
internal static class CleanText
{
    private static readonly char[] Breaks = ['\r', '\n', '\t', '\u0085', '\u2028', '\u2029', '\v', '\f'];
    private static readonly SearchValues<char> AnyBreak = SearchValues.Create(Breaks);

    /// <summary>True where every character may stand in XML 1.0 and in UTF-8.</summary>
    public static bool IsClean(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) i++;
            else if (!IsAllowed(text[i])) return false;
        }

        return true;
    }

    /// <summary>The text with U+FFFD in the place of each character that may not stand.</summary>
    public static string Clean(string text)
    {
        if (IsClean(text)) return text;
        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) clean.Append(text[i]).Append(text[++i]);
            else clean.Append(IsAllowed(text[i]) ? text[i] : '\uFFFD');
        }

        return clean.ToString();
    }

    /// <summary>One line without space around it: line ends and tabs within become a space, runs of them one.</summary>
    public static string OneLine(string text)
    {
        var trimmed = text.Trim();
        if (!trimmed.AsSpan().ContainsAny(AnyBreak)) return trimmed;
        return string.Join(' ', trimmed.Split(Breaks, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }

    /// <summary>At most this many UTF-16 units, never half a pair, without space at the end.</summary>
    public static string Cut(string text, int length)
    {
        if (text.Length <= length) return text;
        if (length > 0 && char.IsHighSurrogate(text[length - 1])) length--;
        return text[..length].TrimEnd();
    }

    /// <summary>As <see cref="Cut"/>, between words where that costs no more than a quarter.</summary>
    public static string CutAtWord(string text, int length)
    {
        var cut = Cut(text, length);
        if (cut.Length == text.Length || (cut.Length < text.Length && text[cut.Length] == ' ')) return cut;
        var space = cut.LastIndexOf(' ');
        return space >= length * 3 / 4 ? cut[..space].TrimEnd() : cut;
    }

    private static bool IsAllowed(char c) => c is '\t' or '\n' or '\r' || (c >= ' ' && !char.IsSurrogate(c) && c is not '\uFFFE' and not '\uFFFF');
}
