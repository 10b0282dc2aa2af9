using System.Globalization;
using System.Text;
using System.Xml;

namespace Migrator.Core.Records.Xml;

/// <summary>
/// Carries any text through XML 1.0 and back. Characters that XML cannot hold (controls, lone surrogates, U+FFFE, U+FFFF) become <c>_xHHHH_</c>,
/// and an underscore that would look like such an escape becomes <c>_x005F_</c>: the convention of Office Open XML (ST_Xstring).
/// </summary>
internal static class XmlText
{
    private const int EscapeLength = 7;

    public static string Encode(string text)
    {
        StringBuilder? encoded = null;
        var copied = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
                continue;
            }

            if (c == '_' ? !LooksLikeEscape(text.AsSpan(i)) : XmlConvert.IsXmlChar(c)) continue;
            encoded ??= new StringBuilder(text.Length + 16);
            encoded.Append(text, copied, i - copied).Append(CultureInfo.InvariantCulture, $"_x{(int)c:X4}_");
            copied = i + 1;
        }

        return encoded is null ? text : encoded.Append(text, copied, text.Length - copied).ToString();
    }

    public static string Decode(string text)
    {
        var at = text.IndexOf("_x", StringComparison.Ordinal);
        if (at < 0) return text;

        var decoded = new StringBuilder(text.Length);
        var copied = 0;
        for (; at >= 0; at = text.IndexOf("_x", at, StringComparison.Ordinal))
        {
            if (text.Length - at < EscapeLength || text[at + EscapeLength - 1] != '_' || !LooksLikeEscape(text.AsSpan(at)))
            {
                at++;
                continue;
            }

            var c = (char)int.Parse(text.AsSpan(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
            decoded.Append(text, copied, at - copied).Append(c);
            copied = at += EscapeLength;
        }

        return decoded.Append(text, copied, text.Length - copied).ToString();
    }

    /// <summary>Whether <c>_xHHHH</c> stands here. The closing underscore is not asked for: that of a following escape could become it.</summary>
    private static bool LooksLikeEscape(ReadOnlySpan<char> text)
    {
        if (text.Length < EscapeLength - 1 || text[1] != 'x') return false;
        foreach (var digit in text.Slice(2, 4))
        {
            if (!char.IsAsciiHexDigit(digit)) return false;
        }

        return true;
    }
}
