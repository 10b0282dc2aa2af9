using System.Buffers;
using System.Text;

namespace Migrator.Magento.ExportFiles.Attributes;

/// <summary>
/// The column <c>additional_attributes</c>: <c>code=value</c> joined by commas that values may hold too (<c>height=8,2</c>, <c>RoHS, EU</c>).
/// A new attribute begins only where an attribute's code and <c>=</c> stand directly after a comma, outside an HTML tag and an address.
/// With the export's "Fields Enclosure" the values stand in quotes, and nothing is ambiguous.
/// </summary>
internal static class AdditionalAttributes
{
    private static readonly SearchValues<char> EndOfAddress = SearchValues.Create(" \n\t\"'<>");

    /// <param name="text">The field.</param>
    /// <param name="known">The codes that the whole export has; null while they are being learned.</param>
    /// <param name="onDoubt">Told the code before and the word that was not taken for one.</param>
    public static List<(string Code, string Value)> Read(string text, IReadOnlySet<string>? known, Action<string, string>? onDoubt = null)
    {
        var values = new List<(string, string)>();
        if (text.Length == 0 || TryReadEnclosed(text, values)) return values;
        values.Clear();

        var (code, from) = Pairs.KeyAt(text, 0);
        if (code is null) return values;
        for (var comma = text.IndexOf(',', from); comma >= 0; comma = text.IndexOf(',', comma + 1))
        {
            var (next, valueAt) = Pairs.KeyAt(text, comma + 1);
            if (next is null) continue;
            var isCode = known?.Contains(next) ?? next.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_');
            if (!isCode || IsInsideTagOrAddress(text.AsSpan(from, comma - from)))
            {
                onDoubt?.Invoke(code, next);
                continue;
            }

            values.Add((code, text[from..comma]));
            (code, from) = (next, valueAt);
        }

        values.Add((code, text[from..]));
        return values;
    }

    private static bool IsInsideTagOrAddress(ReadOnlySpan<char> before)
    {
        var open = before.LastIndexOf('<');
        if (open > before.LastIndexOf('>') && open + 1 < before.Length && (char.IsAsciiLetter(before[open + 1]) || before[open + 1] == '/')) return true;
        var word = before[(before.LastIndexOfAny(EndOfAddress) + 1)..];
        return word.IndexOf("://") is >= 0 and var at && word[at..].Contains('?');
    }

    /// <summary>The form <c>code="value",other="a"|"b"</c>, quotes within doubled.</summary>
    private static bool TryReadEnclosed(string text, List<(string, string)> values)
    {
        var at = 0;
        while (true)
        {
            var (code, valueAt) = Pairs.KeyAt(text, at);
            if (code is null || valueAt >= text.Length || text[valueAt] != '"') return false;
            var value = new StringBuilder();
            at = valueAt;
            while (true)
            {
                if (ReadQuoted(text, at, value) is not { } end) return false;
                at = end;
                if (at + 1 >= text.Length || text[at] != '|' || text[at + 1] != '"') break;
                value.Append('|');
                at++;
            }

            values.Add((code, value.ToString()));
            if (at == text.Length) return true;
            if (text[at++] != ',') return false;
        }
    }

    private static int? ReadQuoted(string text, int at, StringBuilder value)
    {
        for (at++; at < text.Length; at++)
        {
            if (text[at] != '"') value.Append(text[at]);
            else if (at + 1 < text.Length && text[at + 1] == '"') value.Append(text[at++]);
            else return at + 1;
        }

        return null;
    }
}
