using Migrator.Core.Records;
using Migrator.Mapping.Books;
using Migrator.Mapping.Text;

namespace Migrator.Mapping.Products.Page;

/// <summary>What search engines show.</summary>
internal static class Seo
{
    private const int UsualTitle = 70;
    private const int UsualDescription = 320;

    public static string? TitleOf(SourceRecord record) => Of(record, AttributeCodes.MetaTitle, Rules.SeoTitleLong, UsualTitle);

    public static string? DescriptionOf(SourceRecord record) => Of(record, AttributeCodes.MetaDescription, Rules.SeoDescriptionLong, UsualDescription);

    private static string? Of(SourceRecord record, string code, MappingRule rule, int usual)
    {
        if (record.Take(code) is not { } text) return null;
        var line = CleanText.OneLine(text);
        if (line.Length > usual) record.SettleBy(rule, code, line, $"It has {line.Length} characters; search engines show about {usual}.");
        return line;
    }
}
