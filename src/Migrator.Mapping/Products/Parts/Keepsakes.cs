using Migrator.Core.Findings;
using Migrator.Core.Records;
using Migrator.Mapping.Books;
using Migrator.Mapping.Metafields;
using Migrator.Mapping.Products.Variants;
using Migrator.Mapping.Text;

namespace Migrator.Mapping.Products.Parts;

/// <summary>What Magento keeps beside a product's attributes and Shopify has no field for: kept in metafields of Migrator's own.</summary>
internal static class Keepsakes
{
    /// <summary>Of a product.</summary>
    public static void Keep(SourceRecord record, MetafieldBag bag)
    {
        var product = record.Product;
        bag.Put(OwnMetafield.Websites, product.Websites);
        if (product.CreatedAt is { } created) bag.Put(OwnMetafield.CreatedAt, created);
        if (product.Categories.Count > 0)
        {
            bag.Put(OwnMetafield.Categories, product.Categories);
            record.Say(Rules.CategoriesLater, "categories", string.Join(", ", product.Categories), $"metafield {OwnMetafield.Categories.Key}", "Collections are not carried yet.");
        }

        KeepRest(record, bag);
    }

    /// <summary>Of a child: websites, categories and its date only where they differ from its parent's.</summary>
    public static void KeepOfChild(SourceRecord child, SourceRecord parent, MetafieldBag bag)
    {
        if (!child.Product.Websites.ToHashSet(StringComparer.Ordinal).SetEquals(parent.Product.Websites))
        {
            bag.Put(OwnMetafield.Websites, child.Product.Websites);
            child.Say(Rules.ChildWebsitesDiffer, "websites", string.Join(", ", child.Product.Websites), string.Join(", ", parent.Product.Websites),
                "A variant is published with its product; the child's own websites are in the metafield.");
        }

        if (child.Product.Categories.Count > 0 && !child.Product.Categories.ToHashSet(StringComparer.Ordinal).SetEquals(parent.Product.Categories))
            bag.Put(OwnMetafield.Categories, child.Product.Categories);
        if (child.Product.CreatedAt is { } created && created != parent.Product.CreatedAt) bag.Put(OwnMetafield.CreatedAt, created);
        KeepRest(child, bag);
    }

    private static void KeepRest(SourceRecord record, MetafieldBag bag)
    {
        Links(record, bag);
        TierPrices(record, bag);
        CustomOptions(record, bag);
        Downloads(record, bag);
    }

    private static void Links(SourceRecord record, MetafieldBag bag)
    {
        var links = record.Product.Links;
        if (links.Count == 0) return;
        bag.Put(OwnMetafield.Related, Of(LinkKind.Related));
        bag.Put(OwnMetafield.UpSell, Of(LinkKind.UpSell));
        bag.Put(OwnMetafield.CrossSell, Of(LinkKind.CrossSell));
        record.Say(Rules.LinksKept, "links", string.Join(", ", links.Select(l => l.Sku)), "metafields", "Choose them again in Search & Discovery, or let a theme read the metafields.");

        IEnumerable<string> Of(LinkKind kind) => links.Where(l => l.Kind == kind).OrderBy(l => l.Position).Select(l => l.Sku);
    }

    private static void TierPrices(SourceRecord record, MetafieldBag bag)
    {
        var prices = record.Product.TierPrices;
        if (prices.Count == 0) return;
        bag.PutJson(OwnMetafield.TierPrices, prices.Select(p => new { p.Website, p.CustomerGroup, Quantity = Numbers.Plain(p.Quantity), Value = Numbers.Plain(p.Value), p.IsPercent }));
        record.Say(Rules.TierPricesKept, "tier_prices", string.Join(", ", prices.Select(p => $"{p.CustomerGroup} from {Numbers.Write(p.Quantity)}: {Numbers.Write(p.Value)}{(p.IsPercent ? "%" : "")}")),
            $"metafield {OwnMetafield.TierPrices.Key}", "Nobody gets these prices in Shopify until a catalog gives them.");
    }

    private static void CustomOptions(SourceRecord record, MetafieldBag bag)
    {
        var options = record.Product.CustomOptions;
        if (options.Count == 0) return;
        bag.PutJson(OwnMetafield.CustomOptions, options.OrderBy(o => o.Position));
        record.Say(Rules.CustomOptionsKept, "custom_options", string.Join(", ", options.Select(o => o.IsRequired ? $"{o.Title} (required)" : o.Title)),
            $"metafield {OwnMetafield.CustomOptions.Key}", "A buyer cannot choose them, and pays nothing for them, until an app offers them.");
    }

    private static void Downloads(SourceRecord record, MetafieldBag bag)
    {
        var product = record.Product;
        if (product.Type != ProductTypes.Downloadable && product.DownloadLinks.Count == 0 && product.DownloadSamples.Count == 0) return;
        bag.PutJson(OwnMetafield.Downloads, new
        {
            LinksTitle = record.Take("links_title", RecordState.Merged),
            SamplesTitle = record.Take("samples_title", RecordState.Merged),
            SoldSeparately = record.Take("links_purchased_separately", RecordState.Merged),
            Links = product.DownloadLinks.OrderBy(l => l.Position),
            Samples = product.DownloadSamples.OrderBy(s => s.Position),
        });
        record.Say(Rules.DownloadsKept, "downloads", string.Join(", ", product.DownloadLinks.Select(l => l.Location)), $"metafield {OwnMetafield.Downloads.Key}",
            "A buyer gets no file until an app has it.");
    }
}
