using Migrator.Mapping.Books;

namespace Migrator.Mapping.Products.Page;

/// <summary>Looks through HTML for what will not work in Shopify. The text itself is not changed.</summary>
internal static class Html
{
    /// <summary>More of one text than this many are not listed one by one.</summary>
    private const int Listed = 20;

    /// <summary>What is longer is no directive.</summary>
    private const int LongestDirective = 2000;

    public static void Inspect(SourceRecord record, string code, string html)
    {
        foreach (var same in Directives(html).GroupBy(d => d.Text, StringComparer.Ordinal).Take(Listed))
        {
            var places = string.Join(", ", same.Take(5).Select(d => d.Index + 1));
            record.Say(Rules.HtmlDirective, code, same.Key, same.Key, $"At character {places}: only Magento can render it. Replace it by what it stands for.");
        }

        var script = html.IndexOf("<script", StringComparison.OrdinalIgnoreCase);
        if (script >= 0) record.Say(Rules.HtmlScript, code, html[script..], html[script..], $"At character {script + 1}: a script of Magento's page would run in the shop. Look at it.");
    }

    /// <summary>A directive begins with a letter: what another template language writes with a space inside is left alone.</summary>
    private static IEnumerable<(int Index, string Text)> Directives(string html)
    {
        for (var at = html.IndexOf("{{", StringComparison.Ordinal); at >= 0; at = html.IndexOf("{{", at + 1, StringComparison.Ordinal))
        {
            var inside = html.AsSpan(at + 2, Math.Min(LongestDirective, html.Length - at - 2));
            var end = inside.IndexOf("}}", StringComparison.Ordinal);
            if (end > 0 && char.IsAsciiLetter(inside[0]) && !inside[..end].Contains('{')) yield return (at, html.Substring(at, end + 4));
        }
    }
}
