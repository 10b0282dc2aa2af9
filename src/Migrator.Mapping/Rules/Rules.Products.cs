using static Migrator.Core.Findings.RecordState;

namespace Migrator.Mapping;

/// <summary>Rules on whole products: what becomes of each type, status and visibility.</summary>
public static partial class Rules
{
    public static readonly MappingRule ProductOneVariant = new("product.one-variant", Moved,
        "A simple or virtual product becomes a product with one variant; a virtual one needs no shipping.",
        "Price, SKU and stock live on variants in Shopify.");

    public static readonly MappingRule ProductDisabled = new("product.disabled-drafted", Transformed,
        "A disabled product becomes a draft, never published.",
        "Magento does not show or sell it.");

    public static readonly MappingRule ProductStatusUnknown = new("product.status-unknown", Transformed,
        "A product without a readable status becomes a draft.",
        "What may have been disabled must not be published by accident.");

    public static readonly MappingRule ProductNoWebsite = new("product.no-website", Transformed,
        "A product that is assigned to no website becomes a draft.",
        "Magento sells it nowhere.");

    public static readonly MappingRule ProductHidden = new("product.hidden-unlisted", Transformed,
        "An enabled product that is 'Not Visible Individually' and belongs to no other becomes UNLISTED and is not published (mapping.json: hiddenProducts).",
        "UNLISTED is an active product that only a direct link finds, and only where it is published. In Magento not even the link opens it; staff and apps can sell it in both.");

    public static readonly MappingRule VisibilityUnknown = new("visibility.unknown", Transformed,
        "A product without a readable visibility counts as visible in catalog and search.",
        "That is Magento's default.");

    public static readonly MappingRule VisibilityCatalogOnly = new("visibility.catalog-only", Transformed,
        "A product visible in the catalog only is published, and search shows it too; the distinction is kept in a metafield.",
        "Shopify does not tell the two apart; an app or theme can, by the metafield 'seo.hidden' or ours.");

    public static readonly MappingRule VisibilitySearchOnly = new("visibility.search-only", Transformed,
        "A product visible in search only is published; the distinction is kept in a metafield.",
        "Shopify does not tell the two apart; leave it out of collections.");

    public static readonly MappingRule ProductUnknownType = new("product.unknown-type", Transformed,
        "A product of a type that this version does not know becomes a draft with one variant.",
        "Another module's type may be sold in a way that a variant cannot say.");

    public static readonly MappingRule ProductNoSku = new("product.no-sku", Failed,
        "A product without a SKU, or whose SKU has characters that no file can carry, is not carried.",
        "The SKU is what finds it again in Shopify.");

    public static readonly MappingRule ProductSkuTooLong = new("product.sku-too-long", Failed,
        "A product whose SKU is over 235 characters is not carried.",
        "Shopify takes 255, of which 20 are kept for what tells the parts of a product apart; a cut SKU would be another SKU.");

    public static readonly MappingRule MemberTwice = new("member.twice", Merged,
        "A product that its family holds twice counts once.",
        "A SKU is unique in Magento.");

    public static readonly MappingRule MemberOwnProduct = new("member.own-product", Transformed,
        "A member of a family that its head has no place for becomes an unlisted product of its own.",
        "Nothing is lost because a list forgot it.");

    public static readonly MappingRule NotPublished = new("product.publishing-off", Transformed,
        "A visible product is active and not published: mapping.json says 'publish': 'nothing'.",
        "So that the shop can be looked through first.");
}
