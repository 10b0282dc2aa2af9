using Migrator.Core.Findings;
using Migrator.Core.Records;
using Migrator.Core.Rows;
using Migrator.Mapping.Books;
using Migrator.Mapping.Metafields;
using Migrator.Mapping.Settings;

namespace Migrator.Mapping.Products.Page;

/// <summary>Status × visibility × website → status and publication. Nothing disabled is ever published.</summary>
internal static class Publications
{
    /// <param name="record">The product.</param>
    /// <param name="bag">Its metafields.</param>
    /// <param name="context">The run's.</param>
    /// <param name="hiddenBy">The rule by which one that is not visible alone is a product at all, where its caller has said so already.</param>
    public static Publication Of(SourceRecord record, MetafieldBag bag, MappingContext context, MappingRule? hiddenBy = null)
    {
        var visibility = VisibilityOf(record, bag, context);
        var enabled = MagentoStatus.IsEnabled(record);
        record.Settle(AttributeCodes.Status, enabled == true ? RecordState.Moved : RecordState.Transformed);
        if (enabled is null)
        {
            record.Say(Rules.ProductStatusUnknown, AttributeCodes.Status, record.Text(AttributeCodes.Status), "DRAFT", "It is not known whether Magento sells it: it is a draft.");
            return Publication.Draft(Rules.ProductStatusUnknown);
        }

        if (enabled == false) return Publication.Draft(Rules.ProductDisabled);
        if (record.Product.Websites.Count == 0)
        {
            record.Say(Rules.ProductNoWebsite, "websites", null, "DRAFT", "It is assigned to no website, so Magento sells it nowhere: it is a draft.");
            return Publication.Draft(Rules.ProductNoWebsite);
        }

        return visibility is Visibility.None ? Hidden(record, context.Settings.HiddenProducts, hiddenBy) : Visible(context.Settings.Publish);
    }

    private static Publication Visible(Publishing publish) =>
        publish is Publishing.Visible ? new Publication(ProductStatus.Active, true, null) : new Publication(ProductStatus.Active, false, Rules.NotPublished);

    private static Publication Hidden(SourceRecord record, HiddenProducts policy, MappingRule? hiddenBy)
    {
        var after = policy is HiddenProducts.Draft ? "DRAFT" : policy is HiddenProducts.UnlistedPublished ? "UNLISTED, published" : "UNLISTED, not published";
        if (hiddenBy is null) record.Say(Rules.ProductHidden, AttributeCodes.Visibility, record.Text(AttributeCodes.Visibility), after, "It is not visible individually, and no product in this family sells it.");
        return policy switch
        {
            HiddenProducts.Draft => Publication.Draft(hiddenBy ?? Rules.ProductHidden),
            HiddenProducts.UnlistedPublished => new Publication(ProductStatus.Unlisted, true, hiddenBy ?? Rules.ProductHidden),
            _ => new Publication(ProductStatus.Unlisted, false, hiddenBy ?? Rules.ProductHidden),
        };
    }

    private static Visibility VisibilityOf(SourceRecord record, MetafieldBag bag, MappingContext context)
    {
        var visibility = MagentoStatus.VisibilityOf(record);
        record.Settle(AttributeCodes.Visibility, RecordState.Moved);
        if (visibility is null)
        {
            record.SettleBy(Rules.VisibilityUnknown, AttributeCodes.Visibility, "Catalog, Search", "It says nothing that is a visibility: it counts as visible.");
            return Visibility.CatalogAndSearch;
        }

        if (visibility is Visibility.Catalog or Visibility.Search)
        {
            var rule = visibility is Visibility.Catalog ? Rules.VisibilityCatalogOnly : Rules.VisibilitySearchOnly;
            record.SettleBy(rule, AttributeCodes.Visibility, "published", "Shopify has no such distinction; it is kept in the metafield.");
            bag.Put(context.Plan.For(AttributeCodes.Visibility), [visibility is Visibility.Catalog ? "Catalog" : "Search"]);
        }
        else if (visibility is Visibility.None)
        {
            record.Settle(AttributeCodes.Visibility, RecordState.Transformed);
        }

        return visibility.Value;
    }
}

/// <param name="Status">Shopify's status.</param>
/// <param name="IsPublished">Never true of a draft.</param>
/// <param name="Rule">What decided; null for what is shown as in Magento.</param>
internal sealed record Publication(ProductStatus Status, bool IsPublished, MappingRule? Rule)
{
    public bool IsDraft => Status is ProductStatus.Draft;

    public static Publication Draft(MappingRule rule) => new(ProductStatus.Draft, false, rule);

    /// <summary>A draft for this reason, unless it is one already.</summary>
    public Publication OrDraft(MappingRule? rule) => rule is null || IsDraft ? this : Draft(rule);
}
