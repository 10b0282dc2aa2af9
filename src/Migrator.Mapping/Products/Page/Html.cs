using System.Text.RegularExpressions;
using Migrator.Mapping.Books;

namespace Migrator.Mapping.Products.Page;

/// <summary>Looks through HTML for what will not work in Shopify. The text itself is not changed.</summary>
internal static partial class Html
{
    /// <summary>More of one text than this many are not listed one by one.</summary>
    private const int Listed = 20;

    public static void Inspect(SourceRecord record, string code, string html)
    {
        var directives = Directive().Matches(html).GroupBy(m => m.Value, StringComparer.Ordinal).Take(Listed);
        foreach (var same in directives)
        {
            var places = string.Join(", ", same.Take(5).Select(m => m.Index + 1));
            record.Say(Rules.HtmlDirective, code, same.Key, same.Key, $"At character {places}: only Magento can render it. Replace it by what it stands for.");
        }

        var script = html.IndexOf("<script", StringComparison.OrdinalIgnoreCase);
        if (script >= 0) record.Say(Rules.HtmlScript, code, html[script..], html[script..], $"At character {script + 1}: a script of Magento's page would run in the shop. Look at it.");
    }

    // A directive's name begins with a letter: {{ }} of another template language with a space inside is left alone.
    [GeneratedRegex(@"\{\{[A-Za-z][^{}]{0,2000}\}\}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Directive();
}
