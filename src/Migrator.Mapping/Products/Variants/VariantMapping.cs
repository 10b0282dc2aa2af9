using Migrator.Core.Findings;
using Migrator.Core.Records;
using Migrator.Core.Rows;
using Migrator.Mapping.Attributes;
using Migrator.Mapping.Books;
using Migrator.Mapping.Metafields;
using Migrator.Mapping.Text;

namespace Migrator.Mapping.Products.Variants;

/// <summary>What one source product is as a variant: money, weight, tax, stock, barcode, origin.</summary>
/// <param name="context">The run's.</param>
internal sealed class VariantMapping(MappingContext context)
{
    private const int LongestBarcode = 255;
    /// <summary>Shopify: "Measurement weight value … must be &lt; 2000000000".</summary>
    public const decimal HeaviestWeight = 2_000_000_000m;

    private const string NoTaxClass = "None";

    public Prices Prices { get; } = new(context);

    /// <summary>The variant without option values, image and metafields, and why it must not be sold, if so.</summary>
    public (ShopifyVariant Variant, MappingRule? Unsellable) Of(SourceRecord record, MetafieldBag bag)
    {
        var price = Prices.Of(record, bag);
        var variant = new ShopifyVariant
        {
            Sku = record.Sku,
            Price = price.Price,
            CompareAtPrice = price.CompareAt,
            Cost = CostOf(record, bag),
            Barcode = BarcodeOf(record),
            Weight = WeightOf(record, bag),
            WeightUnit = context.WeightUnit,
            IsTaxable = IsTaxable(record, bag),
            RequiresShipping = ProductTypes.NeedsShipping(record.Product),
            CountryOfOrigin = CountryOf(record, bag),
        };
        return (Stocks.Of(record, bag).On(variant), price.Unsellable);
    }

    /// <summary>A weight that Shopify takes; null where there is none.</summary>
    public decimal? WeightOf(SourceRecord record, MetafieldBag bag) =>
        Amount(record, bag, AttributeCodes.Weight, Rules.WeightUnusable, $"The weight is not a number from 0 to below {HeaviestWeight}.", HeaviestWeight);

    public bool IsTaxable(SourceRecord record, MetafieldBag bag)
    {
        if (record.Take(AttributeCodes.TaxClass) is not { } name)
        {
            record.Say(Rules.TaxClassAbsent, AttributeCodes.TaxClass, null, "not taxable", "It has no tax class: Magento charges no tax on it.");
            return false;
        }

        if (name.Trim().Equals(NoTaxClass, StringComparison.OrdinalIgnoreCase) || record.OptionId(AttributeCodes.TaxClass) == "0" || name.Trim() == "0") return false;
        record.Settle(AttributeCodes.TaxClass, bag.Put(context.Plan.For(AttributeCodes.TaxClass), [name]) is RecordState.Failed ? RecordState.Failed : RecordState.Transformed);
        return true;
    }

    public string? CountryOf(SourceRecord record, MetafieldBag bag)
    {
        if (record.Take(AttributeCodes.CountryOfManufacture) is not { } country) return null;
        var code = Countries.CodeOf(record.OptionId(AttributeCodes.CountryOfManufacture) ?? "") ?? Countries.CodeOf(country);
        if (code is not null) return code;
        record.SettleBy(Rules.CountryUnknown, AttributeCodes.CountryOfManufacture, null, "It is neither a code nor a name of a country that Shopify knows; it is kept as text.");
        bag.PutAsText(context.Plan.For(AttributeCodes.CountryOfManufacture), country);
        return null;
    }

    private decimal? CostOf(SourceRecord record, MetafieldBag bag) =>
        Amount(record, bag, AttributeCodes.Cost, Rules.CostUnusable, "The cost is not a number of 0 or more.") is { } cost ? Prices.Round(record, AttributeCodes.Cost, cost) : null;

    private string? BarcodeOf(SourceRecord record)
    {
        var code = context.Plan.Of(PlaceKind.Barcode).FirstOrDefault(c => record.Text(c) is not null);
        if (code is null) return null;
        var barcode = CleanText.OneLine(record.Text(code)!);
        if (barcode.Length > LongestBarcode)
        {
            // Not settled here: as every value without a place it becomes a metafield.
            record.Say(Rules.BarcodeCut, code, barcode, null, $"It has {barcode.Length} characters, and Shopify takes {LongestBarcode}: it is kept in the metafield.");
            return null;
        }

        record.Settle(code, RecordState.Moved);
        return barcode;
    }

    private decimal? Amount(SourceRecord record, MetafieldBag bag, string code, MappingRule unusable, string message, decimal below = decimal.MaxValue)
    {
        if (record.Take(code) is not { } text) return null;
        if (Numbers.TryDecimal(text, out var amount) && amount >= 0 && amount < below) return Numbers.Plain(amount);
        record.SettleBy(unusable, code, null, message);
        bag.PutAsText(context.Plan.For(code), text);
        return null;
    }
}
