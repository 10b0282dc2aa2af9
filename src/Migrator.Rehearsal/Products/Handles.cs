using System.Globalization;
using System.Text;
using Migrator.Rehearsal.State;

namespace Migrator.Rehearsal.Products;

/// <summary>Handles: lower case, words joined by hyphens.</summary>
internal static class Handles
{
    public const int MostCharacters = 255;

    public static string Normalize(string text)
    {
        var handle = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark || c is '\'' or '’')
                continue;
            if (char.IsLetterOrDigit(c) || c == '_')
                handle.Append(char.ToLowerInvariant(c));
            else if (handle.Length > 0 && handle[^1] != '-')
                handle.Append('-');
        }

        return handle.ToString().Trim('-').Normalize(NormalizationForm.FormC);
    }

    public static bool IsTaken(Session session, string handle, long but) =>
        session.Ids<Product>(Lookup.Text("handle", handle)).Any(id => id != but);

    /// <summary>A handle made from a title; where it is taken the number at its end goes up, or one is added.</summary>
    public static string Free(Session session, string title, long but)
    {
        var handle = Normalize(title);
        if (handle.Length == 0)
            handle = "product-1";
        if (handle.Length > MostCharacters)
            handle = handle[..MostCharacters].TrimEnd('-');
        if (!IsTaken(session, handle, but))
            return handle;

        var hyphen = handle.LastIndexOf('-');
        var (stem, number) = hyphen > 0 && long.TryParse(handle[(hyphen + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var last)
            ? (handle[..hyphen], last + 1)
            : (handle, 1);
        while (IsTaken(session, $"{stem}-{number}", but))
            number++;
        return $"{stem}-{number}";
    }
}
