using Migrator.Core.Findings;
using Migrator.Core.Records;
using Migrator.Mapping.Attributes;
using Migrator.Mapping.Books;
using Migrator.Mapping.Metafields;
using Migrator.Mapping.Text;

namespace Migrator.Mapping.Products.Page;

/// <summary>A product's title: its name.</summary>
internal static class Titles
{
    private const int Longest = 255;

    public static string Of(SourceRecord record, MetafieldBag bag, AttributePlan plan)
    {
        var name = CleanText.OneLine(record.Take(AttributeCodes.Name) ?? "");
        if (name.Length == 0)
        {
            var sku = CleanText.Cut(CleanText.OneLine(CleanText.Clean(record.Sku)), Longest);
            record.Say(Rules.TitleMissing, AttributeCodes.Name, null, sku, "It has no name: the SKU is the title.");
            return sku;
        }

        if (name.Length <= Longest) return name;
        var title = CleanText.Cut(name, Longest);
        record.SettleBy(Rules.TitleCut, AttributeCodes.Name, title, $"The name has {name.Length} characters, and Shopify takes {Longest}. The whole name is in the metafield.");
        if (bag.Put(plan.For(AttributeCodes.Name), [name]) is RecordState.Failed) record.Settle(AttributeCodes.Name, RecordState.Failed);
        return title;
    }
}
