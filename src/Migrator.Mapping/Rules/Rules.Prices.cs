using static Migrator.Core.Findings.RecordState;

namespace Migrator.Mapping;

/// <summary>Rules on money, weight, tax, stock and origin.</summary>
public static partial class Rules
{
    public static readonly MappingRule PriceMissing = new("price.missing", Transformed,
        "A product without a price becomes a draft at 0; a child without one is not made a variant.",
        "Shopify sells at 0 what has no price.");

    public static readonly MappingRule PriceUnreadable = new("price.unreadable", Transformed,
        "A product whose price is not a number, or is negative, becomes a draft at 0; such a child is not made a variant.",
        "Shopify refuses it, and 0 would give it away.");

    public static readonly MappingRule PriceZero = new("price.zero", Moved,
        "A price of 0 stays 0.",
        "Magento sells it for nothing, and so will Shopify; someone should say whether that is meant.");

    public static readonly MappingRule PriceRounded = new("price.rounded", Transformed,
        "An amount with more decimals than the currency has is rounded, half away from zero.",
        "Shopify keeps the decimals of the shop's currency.");

    public static readonly MappingRule SpecialPriceScheduled = new("special-price.scheduled", Transformed,
        "A special price that begins later is kept in metafields and not yet applied.",
        "Shopify has no price with a window.");

    public static readonly MappingRule SpecialPriceEnded = new("special-price.ended", Transformed,
        "A special price whose time is over is kept in metafields and not applied.",
        "Magento does not charge it any more.");

    public static readonly MappingRule SpecialPriceWillEnd = new("special-price.will-end", Transformed,
        "A special price that runs now and ends later becomes the price; the end is kept in a metafield.",
        "Shopify does not end it by itself: someone must, on that day.");

    public static readonly MappingRule SpecialPriceNotLower = new("special-price.not-lower", Transformed,
        "A special price that is not below the price, or is no price, is kept in a metafield and not applied.",
        "Magento charges the lower one, and Shopify shows a compare-at price only above the price.");

    public static readonly MappingRule SpecialPriceBadDate = new("special-price.bad-date", Transformed,
        "A special price whose window cannot be read is kept in metafields and not applied.",
        "It is not known whether it runs.");

    public static readonly MappingRule CostUnusable = new("cost.unusable", Transformed,
        "A cost that is not a number, or is negative, is kept as text in a metafield.",
        "Shopify refuses it.");

    public static readonly MappingRule TierPricesKept = new("tier-prices.kept", Transformed,
        "Tier and group prices are kept as JSON in a metafield.",
        "In Shopify they are quantity breaks of a catalog (B2B), which come later.");

    public static readonly MappingRule WeightUnusable = new("weight.unusable", Transformed,
        "A weight that is not a number, is negative or is 2,000,000,000 or more is kept as text in a metafield.",
        "Shopify refuses it.");

    public static readonly MappingRule TaxClassAbsent = new("tax.class-absent", Transformed,
        "A product without a tax class is not taxable.",
        "Magento charges no tax without a class.");

    public static readonly MappingRule TaxClassKept = new("tax.class-kept", Transformed,
        "A product with a tax class is taxable, with the class 'None' it is not; the name of the class is kept in a metafield.",
        "Shopify's rates go by place and collection, not by class.");

    public static readonly MappingRule CountryUnknown = new("country.unknown", Transformed,
        "A country of manufacture that is neither an ISO code nor a country's name is kept as text in a metafield.",
        "Shopify takes ISO 3166-1 codes.");

    public static readonly MappingRule BarcodeCut = new("barcode.cut", Transformed,
        "A barcode over 255 characters is kept in a metafield instead.",
        "A cut barcode would be another one.");

    public static readonly MappingRule StockMissing = new("stock.missing", Transformed,
        "A product without a stock record is tracked with 0 in stock.",
        "Magento does not sell it; untracked it would never run out.");

    public static readonly MappingRule StockFraction = new("stock.fraction", Transformed,
        "A fractional quantity is rounded down.",
        "Shopify counts whole pieces.");

    public static readonly MappingRule StockNegative = new("stock.negative", Transformed,
        "A quantity below 0 becomes 0.",
        "Shopify does not take a quantity below 0; what was sold beyond stock is in the open orders.");

    public static readonly MappingRule StockCapped = new("stock.capped", Transformed,
        "A quantity over 1,000,000,000 becomes that.",
        "Shopify's limit.");

    public static readonly MappingRule StockSwitchedOff = new("stock.switched-off", Transformed,
        "A product that Magento's switch says is out of stock gets a quantity of 0 and is not sold beyond it.",
        "Shopify has no such switch; the real quantity is in the finding.");

    public static readonly MappingRule StockThreshold = new("stock.threshold", Transformed,
        "An out-of-stock threshold is kept in a metafield; the quantity is carried whole.",
        "Magento stops selling at the threshold, Shopify at 0.");

    public static readonly MappingRule StockCartRules = new("stock.cart-rules", Transformed,
        "Smallest and largest quantity in a cart, increments, decimals and low-stock notices are kept as JSON in a metafield.",
        "Shopify has quantity rules in B2B catalogs only.");

    public static readonly MappingRule StockSourcesLater = new("stock.sources-later", Transformed,
        "Quantities by source are kept as JSON in a metafield; the default stock goes to the default location.",
        "Sources become locations with an entity of their own.");
}
