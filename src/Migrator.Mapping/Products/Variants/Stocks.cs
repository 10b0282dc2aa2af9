using Migrator.Core.Records;
using Migrator.Core.Rows;
using Migrator.Mapping.Books;
using Migrator.Mapping.Metafields;
using Migrator.Mapping.Text;

namespace Migrator.Mapping.Products.Variants;

/// <summary>Magento's stock item → tracking, quantity and whether Shopify sells beyond it.</summary>
internal static class Stocks
{
    private const string Field = "qty";
    private const string DefaultSource = "default";
    private const decimal Largest = 1_000_000_000m;

    /// <summary>What can be bought, as Shopify counts it. Says nothing.</summary>
    public static VariantStock Read(StockItem? stock) => stock switch
    {
        null => new VariantStock(true, false, 0),
        { IsInStock: false } => new VariantStock(true, false, 0),
        { ManageStock: false } => new VariantStock(false, false, null),
        _ => new VariantStock(true, stock.Backorders is > 0, (int)Math.Clamp(decimal.Floor(stock.Quantity), 0, Largest)),
    };

    /// <summary>The same, with what there is to say of it.</summary>
    public static VariantStock Of(SourceRecord record, MetafieldBag bag)
    {
        var stock = record.Product.Stock;
        var read = Read(stock);
        if (stock is null) record.Say(Rules.StockMissing, Field, null, "0", "It has no stock record.");
        else Say(record, stock);
        Rule(record, stock, bag);
        Sources(record, bag);
        return read;
    }

    private static void Say(SourceRecord record, StockItem stock)
    {
        var quantity = Numbers.Write(stock.Quantity);
        if (!stock.IsInStock)
        {
            if (stock.Quantity > 0 || stock.Backorders is > 0 || stock.ManageStock == false)
                record.Say(Rules.StockSwitchedOff, Field, quantity, "0", $"Magento's switch says out of stock, with a quantity of {quantity}. Set the quantity once it may be sold.");
            return;
        }

        if (stock.ManageStock == false) return;
        if (stock.Quantity < 0) record.Say(Rules.StockNegative, Field, quantity, "0", $"Magento has {quantity}.");
        else if (stock.Quantity > Largest) record.Say(Rules.StockCapped, Field, quantity, Numbers.Write(Largest), $"Magento has {quantity}.");
        else if (stock.Quantity != decimal.Floor(stock.Quantity)) record.Say(Rules.StockFraction, Field, quantity, Numbers.Write(decimal.Floor(stock.Quantity)), $"Magento has {quantity}.");
    }

    private static void Rule(SourceRecord record, StockItem? stock, MetafieldBag bag)
    {
        if (stock is null) return;
        var rules = new StockRules(
            stock.MinQuantity is 0 ? null : stock.MinQuantity,
            stock.MinSaleQuantity is 0 or 1 ? null : stock.MinSaleQuantity,
            stock.MaxSaleQuantity is 0 or 10000 ? null : stock.MaxSaleQuantity,
            stock.QuantityIncrements is 0 or 1 ? null : stock.QuantityIncrements,
            stock.NotifyBelow is 0 or 1 ? null : stock.NotifyBelow,
            stock.IsDecimal ? true : null).Plain();
        if (rules == StockRules.None) return;
        bag.PutJson(OwnMetafield.StockRules, rules);
        if (rules.OutOfStockAt is { } threshold)
            record.Say(Rules.StockThreshold, "out_of_stock_qty", Numbers.Write(threshold), null, $"Magento stops selling at {Numbers.Write(threshold)}, Shopify at 0. Take the difference off the quantity if it must not be sold.");
        if (rules with { OutOfStockAt = null } != StockRules.None)
            record.Say(Rules.StockCartRules, "stock", null, $"metafield {OwnMetafield.StockRules.Key}", "Quantities in a cart, increments, fractions or the low-stock notice are not Shopify's; they are kept in the metafield.");
    }

    private static void Sources(SourceRecord record, MetafieldBag bag)
    {
        var sources = record.Product.SourceQuantities;
        if (sources.All(s => s.Source == DefaultSource)) return;
        bag.PutJson(OwnMetafield.Sources, sources.Select(s => new { s.Source, Quantity = Numbers.Plain(s.Quantity), s.IsInStock }));
        record.Say(Rules.StockSourcesLater, "sources", string.Join(", ", sources.Select(s => $"{s.Source}={Numbers.Write(s.Quantity)}")), $"metafield {OwnMetafield.Sources.Key}",
            "Only the default stock goes to a location for now.");
    }

    private sealed record StockRules(decimal? OutOfStockAt, decimal? MinInCart, decimal? MaxInCart, decimal? Increments, decimal? NotifyBelow, bool? SoldInFractions)
    {
        public static readonly StockRules None = new(null, null, null, null, null, null);

        public StockRules Plain() => new(Plain(OutOfStockAt), Plain(MinInCart), Plain(MaxInCart), Plain(Increments), Plain(NotifyBelow), SoldInFractions);

        private static decimal? Plain(decimal? value) => value is { } number ? Numbers.Plain(number) : null;
    }
}

/// <param name="IsTracked">Whether Shopify counts it.</param>
/// <param name="ContinuesSelling">Beyond stock.</param>
/// <param name="Quantity">Null where not tracked.</param>
internal sealed record VariantStock(bool IsTracked, bool ContinuesSelling, int? Quantity)
{
    public static readonly VariantStock Nothing = new(true, false, 0);

    public ShopifyVariant On(ShopifyVariant variant) => variant with { IsTracked = IsTracked, ContinuesSelling = ContinuesSelling, Quantity = Quantity };
}
