using System.Text;

namespace Migrator.Mapping.Text;

/// <summary>
/// The form of a handle: letters in lower case, digits, single hyphens. Latin letters lose their accents as in Magento's own URL keys (ü is ue, é is e);
/// letters of other scripts stay, for Shopify takes them.
/// </summary>
internal static class Slug
{
    public const int Longest = 255;

    // String.Normalize does not decompose where globalization is invariant, so the table is ours. Upper case is lowered before.
    private static readonly Dictionary<char, string> Latin = Table(
        "a:àáâãåāăąǎǟǡǻȁȃȧạảấầẩẫậắằẳẵặ;ae:äæǽǣ;b:ḃƀɓ;c:çćĉċčƈ;d:ďđḋḍð;e:èéêëēĕėęěȅȇȩẹẻẽếềểễệə;f:ḟƒ;g:ĝğġģǥǧǵḡ;h:ĥħȟḣḥ;i:İìíîïĩīĭįıǐȉȋịỉ;ij:ĳ;j:ĵǰ;k:ķĸƙǩḱ;l:ĺļľŀłḷ;"
        + "m:ṁṃ;n:ñńņňŉŋǹṅṇ;o:òóôõøōŏőơǒǫǭǿȍȏȱọỏốồổỗộớờởỡợ;oe:öœ;p:ṕṗ;q:ʠ;r:ŕŗřȑȓṙṛ;s:śŝşšșṡṣſ;ss:ß;t:ţťŧțṫṭ;th:þ;u:ùúûũūŭůűųưǔǖǘǚǜȕȗụủứừửữự;ue:ü;v:ṽ;w:ŵẁẃẅẇ;x:ẋẍ;y:ýÿŷȳỳỵỷỹ;z:źżžẑẓ");

    /// <returns>Empty where the text has neither letter nor digit.</returns>
    public static string Of(string text)
    {
        var slug = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            var lower = Rune.ToLowerInvariant(rune);
            if (lower.IsAscii ? Rune.IsLetterOrDigit(lower) : Rune.IsLetter(lower)) Append(slug, lower);
            // A combining mark belongs to the letter before it: with a Latin letter it is an accent, else it is part of the script.
            else if (IsMark(lower)) AppendMark(slug, lower);
            else if (lower.Value is not ('\'' or '’') && slug.Length > 0 && slug[^1] != '-') slug.Append('-');
        }

        return Shorten(slug.ToString().Trim('-'), Longest);
    }

    /// <summary>A slug with a suffix such as <c>-2</c>, within the limit.</summary>
    public static string WithSuffix(string slug, string suffix) => Shorten(slug, Longest - suffix.Length) + suffix;

    private static void Append(StringBuilder slug, Rune lower)
    {
        if (lower.IsBmp && Latin.TryGetValue((char)lower.Value, out var latin)) slug.Append(latin);
        else slug.Append(lower.ToString());
    }

    private static void AppendMark(StringBuilder slug, Rune mark)
    {
        if (slug.Length > 0 && slug[^1] != '-' && !char.IsAscii(slug[^1])) slug.Append(mark.ToString());
    }

    private static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark;

    private static string Shorten(string slug, int length) => CleanText.Cut(slug, length).TrimEnd('-');

    private static Dictionary<char, string> Table(string table)
    {
        var byLetter = new Dictionary<char, string>();
        foreach (var entry in table.Split(';'))
        {
            var (latin, letters) = (entry[..entry.IndexOf(':', StringComparison.Ordinal)], entry[(entry.IndexOf(':', StringComparison.Ordinal) + 1)..]);
            foreach (var letter in letters) byLetter[letter] = latin;
        }

        return byLetter;
    }
}
