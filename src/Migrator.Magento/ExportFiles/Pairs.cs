namespace Migrator.Magento.ExportFiles;

/// <summary>
/// Magento's lists within a field: pairs <c>key=value</c> joined by commas, entries joined by <c>|</c>, nothing escaped. A value may hold both,
/// so a new pair begins only at a comma with a key and <c>=</c> directly after it, a new entry only at a <c>|</c> with its first key.
/// </summary>
internal static class Pairs
{
    /// <param name="text">Such as <c>name=Main, big,type=radio</c>.</param>
    /// <param name="isKey">Which words may begin a pair after the first.</param>
    public static IEnumerable<(string Key, string Value)> Split(string text, Func<string, bool> isKey)
    {
        var (key, from) = KeyAt(text, 0);
        if (key is null) yield break;
        for (var comma = text.IndexOf(',', from); comma >= 0; comma = text.IndexOf(',', comma + 1))
        {
            var (next, valueAt) = KeyAt(text, comma + 1);
            if (next is null || !isKey(next)) continue;
            yield return (key, text[from..comma]);
            (key, from) = (next, valueAt);
        }

        yield return (key, text[from..]);
    }

    /// <summary>The pairs by key; of two of one key the first counts.</summary>
    public static Dictionary<string, string> Read(string text, Func<string, bool> isKey)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in Split(text, isKey)) values.TryAdd(key, value);
        return values;
    }

    /// <param name="text">Such as <c>sku=A,size=S|sku=B,size=M</c>.</param>
    /// <param name="firstKeys">The keys with which an entry may begin.</param>
    /// <param name="separators">What may stand between entries.</param>
    public static IEnumerable<string> Entries(string text, IReadOnlyList<string> firstKeys, string separators = "|")
    {
        if (text.Length == 0) yield break;
        var from = 0;
        for (var at = 1; at < text.Length; at++)
        {
            if (!separators.Contains(text[at], StringComparison.Ordinal) || !firstKeys.Any(k => HasKeyAt(text, at + 1, k))) continue;
            yield return text[from..at];
            from = at + 1;
        }

        yield return text[from..];
    }

    /// <summary>The word before <c>=</c> that stands here, and where its value begins.</summary>
    public static (string? Key, int ValueAt) KeyAt(string text, int at)
    {
        var end = at;
        while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] == '_')) end++;
        return end > at && end < text.Length && text[end] == '=' && char.IsAsciiLetter(text[at]) ? (text[at..end], end + 1) : (null, at);
    }

    private static bool HasKeyAt(string text, int at, string key) =>
        text.AsSpan(at).StartsWith(key, StringComparison.Ordinal) && at + key.Length < text.Length && text[at + key.Length] == '=';
}
