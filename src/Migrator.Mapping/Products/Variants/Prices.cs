using Migrator.Core.Findings;
using Migrator.Core.Records;
using Migrator.Mapping.Books;
using Migrator.Mapping.Metafields;
using Migrator.Mapping.Text;

namespace Migrator.Mapping.Products.Variants;

/// <summary>Price and special price → price and compare-at price, by the day of the run.</summary>
/// <param name="context">The run's.</param>
internal sealed class Prices(MappingContext context)
{
    private static readonly string[] SpecialCodes = [AttributeCodes.SpecialPrice, AttributeCodes.SpecialFromDate, AttributeCodes.SpecialToDate];

    /// <summary>What a buyer pays today; null where the record has no usable price. Says nothing, settles nothing.</summary>
    public decimal? Current(SourceRecord record)
    {
        if (Read(record) is not { } price) return null;
        var special = SpecialPrice.Read(record, context);
        return special is { State: SpecialState.Running, Amount: { } amount } && amount < price ? amount : price;
    }

    /// <summary>The price of a variant, with what there is to say of it.</summary>
    public VariantPrice Of(SourceRecord record, MetafieldBag bag)
    {
        var text = record.Take(AttributeCodes.Price);
        if (Read(record) is not { } price)
        {
            var rule = text is null ? Rules.PriceMissing : Rules.PriceUnreadable;
            record.SettleBy(rule, AttributeCodes.Price, "0", text is null ? "It has no price." : "The price is not a number of 0 or more.");
            if (text is not null) bag.PutAsText(context.Plan.For(AttributeCodes.Price), text);
            Keep(record, bag);
            return new VariantPrice(0, null, rule);
        }

        price = Round(record, AttributeCodes.Price, price);
        if (price == 0) record.Say(Rules.PriceZero, AttributeCodes.Price, text, "0", "It is sold for nothing: is that meant?");
        return Special(record, bag, price);
    }

    /// <summary>In the currency's decimals, with a finding where that changes the amount.</summary>
    public decimal Round(SourceRecord record, string code, decimal amount)
    {
        var rounded = Round(amount);
        if (rounded != amount)
            record.SettleBy(Rules.PriceRounded, code, Numbers.Write(rounded), $"The shop's currency {context.Shop.Currency} has {context.MoneyDecimals} decimals.");
        return rounded;
    }

    public decimal Round(decimal amount) => Math.Round(amount, context.MoneyDecimals, MidpointRounding.AwayFromZero);

    private static decimal? Read(SourceRecord record) =>
        record.Text(AttributeCodes.Price) is { } text && Numbers.TryDecimal(text, out var price) && price >= 0 ? price : null;

    private VariantPrice Special(SourceRecord record, MetafieldBag bag, decimal price)
    {
        var special = SpecialPrice.Read(record, context);
        if (special.State is SpecialState.None) return new VariantPrice(price, null, null);
        if (special.State is SpecialState.Running && special.Amount < price)
        {
            foreach (var code in SpecialCodes) record.Settle(code, RecordState.Transformed);
            var amount = Round(record, AttributeCodes.SpecialPrice, special.Amount.Value);
            if (special.To is { } last)
                record.Say(Rules.SpecialPriceWillEnd, AttributeCodes.SpecialToDate, record.Text(AttributeCodes.SpecialToDate), Numbers.Write(amount), $"The special price ends after {last:yyyy-MM-dd}, and Shopify does not end it: set the price back to {Numbers.Write(price)} then.");
            if (special.HasWindow) Keep(record, bag);
            return amount < price ? new VariantPrice(amount, price, null) : new VariantPrice(price, null, null);
        }

        record.Say(special.NotAppliedBy, AttributeCodes.SpecialPrice, record.Text(AttributeCodes.SpecialPrice), Numbers.Write(price), special.Why(price));
        Keep(record, bag);
        return new VariantPrice(price, null, null);
    }

    /// <summary>Special price and window as metafields.</summary>
    private void Keep(SourceRecord record, MetafieldBag bag)
    {
        foreach (var code in SpecialCodes)
        {
            if (record.Items(code) is { Count: > 0 } items)
                record.Settle(code, bag.Put(context.Plan.For(code), items) is RecordState.Failed ? RecordState.Failed : RecordState.Transformed);
        }
    }
}

/// <param name="Price">In the shop's currency.</param>
/// <param name="CompareAt">Above the price; null for none.</param>
/// <param name="Unsellable">Why it must not be sold at this price; null where it may.</param>
internal sealed record VariantPrice(decimal Price, decimal? CompareAt, MappingRule? Unsellable);
