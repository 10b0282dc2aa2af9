namespace Migrator.Core.Records;

/// <summary>Magento's <c>cataloginventory_stock_item</c>. Flags that follow the shop's configuration are resolved where the way in can; else null.</summary>
/// <param name="Quantity">May be fractional or negative.</param>
/// <param name="IsInStock">Magento's own switch, apart from the quantity.</param>
/// <param name="ManageStock">Null: as the shop's configuration says (Magento's default: yes).</param>
/// <param name="Backorders">0 none, 1 allow below zero, 2 allow and notify; null: as the shop's configuration says (Magento's default: 0).</param>
/// <param name="MinQuantity">The out-of-stock threshold; null: as configured.</param>
/// <param name="MinSaleQuantity">The smallest quantity in a cart; null: as configured.</param>
/// <param name="MaxSaleQuantity">The largest; null: as configured.</param>
/// <param name="QuantityIncrements">Sold in multiples of; null or 0: not.</param>
/// <param name="NotifyBelow">The low-stock notice; null: as configured.</param>
/// <param name="IsDecimal">Sold in fractions.</param>
public sealed record StockItem(
    decimal Quantity,
    bool IsInStock,
    bool? ManageStock,
    int? Backorders,
    decimal? MinQuantity,
    decimal? MinSaleQuantity,
    decimal? MaxSaleQuantity,
    decimal? QuantityIncrements,
    decimal? NotifyBelow,
    bool IsDecimal);

/// <param name="Source">MSI source code.</param>
/// <param name="Quantity">In that source.</param>
/// <param name="IsInStock">The source item's status.</param>
public sealed record SourceQuantity(string Source, decimal Quantity, bool IsInStock);

/// <param name="Website">Website code; empty for all.</param>
/// <param name="CustomerGroup">Group name; <c>ALL GROUPS</c> for all.</param>
/// <param name="Quantity">From this quantity on.</param>
/// <param name="Value">A price, or a percentage off.</param>
/// <param name="IsPercent">Which.</param>
public sealed record TierPrice(string Website, string CustomerGroup, decimal Quantity, decimal Value, bool IsPercent);

/// <param name="File">The path below <c>media/catalog/product</c>, with its leading slash.</param>
/// <param name="Label">Null where none.</param>
/// <param name="Position">Numeric order in the gallery, from 1.</param>
/// <param name="IsHidden">Hidden from the product page.</param>
/// <param name="Roles">Any of <c>image</c>, <c>small_image</c>, <c>thumbnail</c>, <c>swatch_image</c>.</param>
public sealed record ProductImage(string File, string? Label, int Position, bool IsHidden, IReadOnlyList<string> Roles)
{
    public bool Equals(ProductImage? other) =>
        other is not null && File == other.File && Label == other.Label && Position == other.Position && IsHidden == other.IsHidden && Roles.SequenceEqual(other.Roles);

    public override int GetHashCode() => HashCode.Combine(File, Position);
}

/// <param name="Kind">Related, up-sell or cross-sell.</param>
/// <param name="Sku">The other product.</param>
/// <param name="Position">Numeric order.</param>
public sealed record ProductLink(LinkKind Kind, string Sku, int Position);

public enum LinkKind
{
    Related,
    UpSell,
    CrossSell,
}

/// <param name="Code">Attribute code.</param>
/// <param name="Label">What the shop shows.</param>
/// <param name="Position">Order of the options.</param>
public sealed record SuperAttribute(string Code, string Label, int Position);

/// <param name="Sku">The child.</param>
/// <param name="Values">The child's value (label) of each super attribute by code, as the parent lists it; empty where the way in leaves it to the child.</param>
public sealed record Variation(string Sku, IReadOnlyDictionary<string, string> Values);

/// <param name="Sku">The associated product.</param>
/// <param name="Quantity">Default quantity; may be 0 or fractional.</param>
/// <param name="Position">Order.</param>
public sealed record GroupedItem(string Sku, decimal Quantity, int Position);

/// <param name="HasDynamicPrice">The price is the sum of what is chosen.</param>
/// <param name="HasDynamicSku">The SKU is made of what is chosen.</param>
/// <param name="HasDynamicWeight">The weight is the sum of what is chosen.</param>
/// <param name="PriceView"><c>Price range</c> or <c>As low as</c>.</param>
/// <param name="ShipsTogether">Else separately.</param>
/// <param name="Options">In order.</param>
public sealed record BundleComposition(bool HasDynamicPrice, bool HasDynamicSku, bool HasDynamicWeight, string PriceView, bool ShipsTogether, IReadOnlyList<BundleOption> Options);

/// <param name="Title">What the shop shows.</param>
/// <param name="Input"><c>select</c>, <c>radio</c>, <c>checkbox</c> or <c>multi</c>.</param>
/// <param name="IsRequired">Must something be chosen.</param>
/// <param name="Selections">In order.</param>
public sealed record BundleOption(string Title, string Input, bool IsRequired, IReadOnlyList<BundleSelection> Selections);

/// <param name="Sku">The product.</param>
/// <param name="Price">Of a fixed-price bundle: an amount or a percentage.</param>
/// <param name="IsPercent">Which.</param>
/// <param name="IsDefault">Chosen beforehand.</param>
/// <param name="Quantity">Default quantity.</param>
/// <param name="CanChangeQuantity">By the shopper.</param>
public sealed record BundleSelection(string Sku, decimal Price, bool IsPercent, bool IsDefault, decimal Quantity, bool CanChangeQuantity);

/// <param name="Title">What the shop shows.</param>
/// <param name="Price">In addition to the product's.</param>
/// <param name="Downloads">How often; 0 without limit.</param>
/// <param name="Location">A file below Magento's downloadable folder, or a URL.</param>
/// <param name="SampleLocation">Of the link's own sample; null where none.</param>
/// <param name="Position">Order.</param>
/// <param name="IsShareable">Null: as configured.</param>
public sealed record DownloadLink(string Title, decimal Price, int Downloads, string Location, string? SampleLocation, int Position, bool? IsShareable);

/// <param name="Title">What the shop shows.</param>
/// <param name="Location">A file or a URL.</param>
/// <param name="Position">Order.</param>
public sealed record DownloadSample(string Title, string Location, int Position);

/// <param name="Title">What the shop shows.</param>
/// <param name="Input">Magento's type: <c>field</c>, <c>area</c>, <c>file</c>, <c>drop_down</c>, <c>radio</c>, <c>checkbox</c>, <c>multiple</c>, <c>date</c>, <c>date_time</c>, <c>time</c>.</param>
/// <param name="IsRequired">Must something be given.</param>
/// <param name="Position">Order.</param>
/// <param name="Price">Of an option without values; null where it has values or none.</param>
/// <param name="IsPercent">Whether that price is a percentage.</param>
/// <param name="Sku">Of an option without values; null where none.</param>
/// <param name="MaxCharacters">Of a text; null or 0 without limit.</param>
/// <param name="Values">Of a choice, in order.</param>
public sealed record CustomOption(string Title, string Input, bool IsRequired, int Position, decimal? Price, bool IsPercent, string? Sku, int? MaxCharacters, IReadOnlyList<CustomOptionValue> Values);

/// <param name="Title">What the shop shows.</param>
/// <param name="Price">In addition to the product's.</param>
/// <param name="IsPercent">Whether that is a percentage.</param>
/// <param name="Sku">Null where none.</param>
/// <param name="Position">Order.</param>
public sealed record CustomOptionValue(string Title, decimal Price, bool IsPercent, string? Sku, int Position);

/// <param name="Type"><c>virtual</c>, <c>physical</c> or <c>combined</c>.</param>
/// <param name="Amounts">Fixed amounts on sale.</param>
/// <param name="OpenAmountMin">Smallest open amount; null where open amounts are not allowed or unbounded.</param>
/// <param name="OpenAmountMax">Largest.</param>
/// <param name="AllowsOpenAmount">May the buyer name the amount.</param>
public sealed record GiftCardTerms(string Type, IReadOnlyList<decimal> Amounts, decimal? OpenAmountMin, decimal? OpenAmountMax, bool AllowsOpenAmount);
