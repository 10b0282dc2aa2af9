using Migrator.Core.Findings;
using Migrator.Core.Records;
using Migrator.Core.Rows;
using Migrator.Mapping.Books;
using Migrator.Mapping.Metafields;
using Migrator.Mapping.Products.Variants;
using Migrator.Mapping.Settings;
using Migrator.Mapping.Text;

namespace Migrator.Mapping.Products.Kinds;

/// <summary>A bundle: one variant at the price of what is chosen beforehand, with its composition in a metafield.</summary>
/// <param name="context">The run's.</param>
/// <param name="single">Makes the product.</param>
/// <param name="variants">Makes variants.</param>
internal sealed class BundleProduct(MappingContext context, SingleProduct single, VariantMapping variants)
{
    private const string Field = "bundle_values";
    private static readonly string[] SpecialCodes = [AttributeCodes.SpecialPrice, AttributeCodes.SpecialFromDate, AttributeCodes.SpecialToDate];
    private static readonly string[] TypeCodes = ["price_type", "sku_type", "weight_type", "price_view", "shipment_type"];
    private static readonly BundleComposition Nothing = new(false, false, false, "", true, []);

    public void Map(FamilyBook book)
    {
        var bundle = book.Head.Product.Bundle ?? Nothing;
        single.Map(book, book.Head, bundle.HasDynamicPrice ? Rules.BundleDynamic : Rules.BundleFixed, bag => Variants(book, bundle, bag));
    }

    private OwnVariants Variants(FamilyBook book, BundleComposition bundle, MetafieldBag bag)
    {
        var head = book.Head;
        Keep(book, bundle, bag);
        var (basis, unsellable) = bundle.HasDynamicPrice ? (new VariantPrice(0, null, null), null) : Own(head, bag);
        var choice = new BundleChoice(book, bundle, variants.Prices).Choose();
        if (choice.Gap is { } gap)
        {
            head.Say(Rules.BundleUnpriced, Field, gap, "DRAFT", $"Of the required option '{gap}' nothing is there, priced and enabled: the price cannot be known.");
            unsellable ??= Rules.BundleUnpriced;
        }

        var sum = choice.Price(basis.Price);
        if (!Numbers.IsSane(sum) || sum < 0)
        {
            head.Say(Rules.PriceUnreadable, AttributeCodes.Price, Numbers.Write(sum), "0", "The sum of the parts is no price.");
            (sum, unsellable) = (0, unsellable ?? Rules.PriceUnreadable);
        }

        var regular = variants.Prices.Round(sum);
        head.Settle(AttributeCodes.Price, RecordState.Transformed);
        if (unsellable is null)
        {
            head.Say(bundle.HasDynamicPrice ? Rules.BundleDynamic : Rules.BundleFixed, AttributeCodes.Price, head.Text(AttributeCodes.Price), Numbers.Write(regular),
                choice.Chosen.Count == 0 ? "The price is the bundle's own." : $"The price is that of {string.Join(", ", choice.Chosen.Select(c => $"{Numbers.Write(c.Selection.Quantity)} × {c.Selection.Sku}"))}; a buyer who would choose otherwise pays it too.");
        }

        var (price, compareAt) = Special(head, regular, bag);
        unsellable ??= context.Settings.Bundle is BundlePolicy.Draft ? Rules.BundleDrafted : null;
        var variant = new ShopifyVariant
        {
            Sku = head.Sku,
            Price = price,
            CompareAtPrice = compareAt,
            Weight = bundle.HasDynamicWeight ? Weight(head, choice) : variants.WeightOf(head, bag),
            WeightUnit = context.WeightUnit,
            IsTaxable = variants.IsTaxable(head, bag),
            RequiresShipping = choice.Chosen.Count == 0 || choice.Chosen.Any(c => ProductTypes.NeedsShipping(c.Record.Product)),
            CountryOfOrigin = variants.CountryOf(head, bag),
        };
        return new OwnVariants([], [Stock(head, choice).On(variant)], unsellable);
    }

    /// <summary>The bundle's own price without its special price, which is a percentage here.</summary>
    private (VariantPrice Price, MappingRule? Unsellable) Own(SourceRecord head, MetafieldBag bag)
    {
        var text = head.Text(AttributeCodes.Price);
        if (text is not null && Numbers.TryDecimal(text, out var price) && price >= 0) return (new VariantPrice(price, null, null), null);
        var rule = text is null ? Rules.PriceMissing : Rules.PriceUnreadable;
        head.Say(rule, AttributeCodes.Price, text, "0", "The bundle's own price is missing or is not a number of 0 or more.");
        if (text is not null) bag.PutAsText(context.Plan.For(AttributeCodes.Price), text);
        return (new VariantPrice(0, null, rule), rule);
    }

    private (decimal Price, decimal? CompareAt) Special(SourceRecord head, decimal regular, MetafieldBag bag)
    {
        var special = SpecialPrice.Read(head, context);
        if (special.State is SpecialState.None) return (regular, null);
        foreach (var code in SpecialCodes)
        {
            if (head.Items(code) is { Count: > 0 } items) head.Settle(code, bag.Put(context.Plan.For(code), items) is RecordState.Failed ? RecordState.Failed : RecordState.Transformed);
        }

        var reduced = special.Amount is { } percent and > 0 and < 100 ? variants.Prices.Round(regular * percent / 100) : regular;
        if (special.State is not SpecialState.Running || reduced >= regular)
        {
            head.Say(special.NotAppliedBy, AttributeCodes.SpecialPrice, head.Text(AttributeCodes.SpecialPrice), Numbers.Write(regular), special.State is SpecialState.Running ? "The percentage does not lower the price." : special.Why(regular));
            return (regular, null);
        }

        head.Say(Rules.BundleSpecialPercent, AttributeCodes.SpecialPrice, head.Text(AttributeCodes.SpecialPrice), Numbers.Write(reduced), $"It is {Numbers.Write(special.Amount!.Value)} % of {Numbers.Write(regular)}.");
        if (special.To is { } last)
            head.Say(Rules.SpecialPriceWillEnd, AttributeCodes.SpecialToDate, head.Text(AttributeCodes.SpecialToDate), Numbers.Write(reduced), $"The special price ends after {last:yyyy-MM-dd}, and Shopify does not end it: set the price back to {Numbers.Write(regular)} then.");
        return (reduced, regular);
    }

    private static decimal? Weight(SourceRecord head, BundleChoice choice)
    {
        // A dynamic weight is Magento's sum: the bundle's own says nothing.
        head.Settle(AttributeCodes.Weight, Rules.ConfigurableOwnValues.State);
        var weights = choice.Chosen.Select(c => Numbers.TryDecimal(c.Record.Text(AttributeCodes.Weight) ?? "", out var weight) && weight >= 0 ? weight * c.Selection.Quantity : 0).ToList();
        return weights.Count > 0 && weights.Sum() is var sum and < VariantMapping.HeaviestWeight ? Numbers.Plain(sum) : null;
    }

    private static VariantStock Stock(SourceRecord head, BundleChoice choice)
    {
        if (head.Product.Stock is { IsInStock: false }) return VariantStock.Nothing;
        var stock = choice.Stock();
        head.Say(Rules.BundleStock, "qty", null, stock.IsTracked ? $"{stock.Quantity}" : "not tracked", "Magento counts the parts. Selling the bundle does not reduce their stock in Shopify.");
        return stock;
    }

    private static void Keep(FamilyBook book, BundleComposition bundle, MetafieldBag bag)
    {
        var head = book.Head;
        foreach (var code in TypeCodes) head.Settle(code, RecordState.Merged);
        if (bundle.Options.Count == 0) return;
        bag.PutJson(OwnMetafield.Bundle, new
        {
            Price = bundle.HasDynamicPrice ? "dynamic" : "fixed",
            Sku = bundle.HasDynamicSku ? "dynamic" : "fixed",
            Weight = bundle.HasDynamicWeight ? "dynamic" : "fixed",
            bundle.PriceView,
            bundle.ShipsTogether,
            Options = bundle.Options.Select(o => new
            {
                o.Title,
                o.Input,
                o.IsRequired,
                Selections = o.Selections.Select(s => new
                {
                    s.Sku,
                    Name = book.Member(s.Sku)?.Text(AttributeCodes.Name),
                    Price = Numbers.Plain(s.Price),
                    s.IsPercent,
                    s.IsDefault,
                    Quantity = Numbers.Plain(s.Quantity),
                    s.CanChangeQuantity,
                }),
            }),
        });
        head.Say(Rules.BundleKept, Field, string.Join(", ", bundle.Options.Select(o => o.Title)), $"metafield {OwnMetafield.Bundle.Key}", "A buyer cannot choose the parts until a bundle app offers them.");
    }
}
