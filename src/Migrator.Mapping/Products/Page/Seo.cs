using Migrator.Core.Findings;
using Migrator.Core.Records;
using Migrator.Mapping.Attributes;
using Migrator.Mapping.Books;
using Migrator.Mapping.Metafields;
using Migrator.Mapping.Text;

namespace Migrator.Mapping.Products.Page;

/// <summary>What search engines show.</summary>
internal static class Seo
{
    private const int LongestTitle = 70;
    private const int LongestDescription = 320;

    public static string? TitleOf(SourceRecord record, MetafieldBag bag, AttributePlan plan) => Of(record, bag, plan.For(AttributeCodes.MetaTitle), Rules.SeoTitleCut, LongestTitle);

    public static string? DescriptionOf(SourceRecord record, MetafieldBag bag, AttributePlan plan) =>
        Of(record, bag, plan.For(AttributeCodes.MetaDescription), Rules.SeoDescriptionCut, LongestDescription);

    private static string? Of(SourceRecord record, MetafieldBag bag, AttributePlace place, MappingRule rule, int longest)
    {
        if (record.Take(place.Code) is not { } text) return null;
        var line = CleanText.OneLine(text);
        if (line.Length <= longest) return line;
        var cut = CleanText.CutAtWord(line, longest);
        record.SettleBy(rule, place.Code, cut, $"It has {line.Length} characters, and Shopify takes {longest}. The whole is in the metafield.");
        if (bag.Put(place, [line]) is RecordState.Failed) record.Settle(place.Code, RecordState.Failed);
        return cut;
    }
}
