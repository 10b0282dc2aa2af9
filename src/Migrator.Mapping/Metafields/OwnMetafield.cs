using Migrator.Core.Rows;

namespace Migrator.Mapping.Metafields;

/// <summary>A metafield of Migrator's own: what Magento keeps beside a product's attributes.</summary>
/// <param name="Key">In <see cref="ShopifyProduct.DefaultNamespace"/>.</param>
/// <param name="Type">Shopify's type.</param>
/// <param name="Name">What the admin shows.</param>
/// <param name="Description">At most 100 characters.</param>
/// <param name="OnVariants">Whether children have it too.</param>
internal sealed record OwnMetafield(string Key, string Type, string Name, string Description, bool OnVariants = false)
{
    public static readonly OwnMetafield Sku = new(ShopifyProduct.IdKey, MetafieldTypes.Id, "Magento SKU", "The SKU of the Magento product: finds it again.");
    public static readonly OwnMetafield Websites = new("websites", MetafieldTypes.Lines, "Magento websites", "Codes of the websites that sell it.", true);
    public static readonly OwnMetafield Categories = new("categories", MetafieldTypes.Lines, "Magento categories", "Paths of its categories.", true);
    public static readonly OwnMetafield Related = new("related_products", MetafieldTypes.Lines, "Magento related products", "Their SKUs, in order.", true);
    public static readonly OwnMetafield UpSell = new("upsell_products", MetafieldTypes.Lines, "Magento up-sells", "Their SKUs, in order.", true);
    public static readonly OwnMetafield CrossSell = new("crosssell_products", MetafieldTypes.Lines, "Magento cross-sells", "Their SKUs, in order.", true);
    public static readonly OwnMetafield TierPrices = new("tier_prices", MetafieldTypes.Json, "Magento tier prices", "Price by website, customer group and quantity.", true);
    public static readonly OwnMetafield CustomOptions = new("custom_options", MetafieldTypes.Json, "Magento custom options", "What a buyer could choose or enter.", true);
    public static readonly OwnMetafield Downloads = new("downloads", MetafieldTypes.Json, "Magento downloads", "Links and samples of a downloadable product.", true);
    public static readonly OwnMetafield StockRules = new("stock_rules", MetafieldTypes.Json, "Magento stock rules", "Cart quantities, increments, threshold, notice.", true);
    public static readonly OwnMetafield Sources = new("source_quantities", MetafieldTypes.Json, "Magento source quantities", "Quantity by source.", true);
    public static readonly OwnMetafield GroupedQuantities = new("grouped_quantities", MetafieldTypes.Json, "Magento grouped quantities", "Default quantity by SKU.");
    public static readonly OwnMetafield Bundle = new("bundle", MetafieldTypes.Json, "Magento bundle", "Options and selections of a bundle.");
    public static readonly OwnMetafield CreatedAt = new("created_at", MetafieldTypes.DateTime, "Created in Magento", "When the product was made; Shopify's own date is that of the import.", true);
    public static readonly OwnMetafield GiftCard = new("gift_card", MetafieldTypes.Json, "Magento gift card", "Kind, amounts and open amounts.");

    public static IReadOnlyList<OwnMetafield> All { get; } =
        [Sku, Websites, Categories, Related, UpSell, CrossSell, TierPrices, CustomOptions, Downloads, StockRules, Sources, GroupedQuantities, Bundle, GiftCard, CreatedAt];
}
