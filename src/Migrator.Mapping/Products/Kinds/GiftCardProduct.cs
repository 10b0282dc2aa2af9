using System.Globalization;
using Migrator.Core.Findings;
using Migrator.Core.Records;
using Migrator.Core.Rows;
using Migrator.Mapping.Books;
using Migrator.Mapping.Metafields;
using Migrator.Mapping.Products.Variants;
using Migrator.Mapping.Text;

namespace Migrator.Mapping.Products.Kinds;

/// <summary>An Adobe Commerce gift card: a variant for each amount. Each has a SKU of its own (<c>SKU#25.00</c>), by which import and review tell them apart.</summary>
/// <param name="context">The run's.</param>
/// <param name="single">Makes the product.</param>
/// <param name="variants">Makes variants.</param>
internal sealed class GiftCardProduct(MappingContext context, SingleProduct single, VariantMapping variants)
{
    private const string Option = "Denominations";
    private const string Field = "giftcard_amounts";
    private static readonly string[] Terms = ["giftcard_type", "giftcard_amounts", "allow_open_amount", "open_amount_min", "open_amount_max"];

    public void Map(FamilyBook book) => single.Map(book, book.Head, Rules.GiftCard, bag => Variants(book.Head, bag));

    private OwnVariants Variants(SourceRecord head, MetafieldBag bag)
    {
        var terms = head.Product.GiftCard;
        Keep(head, terms, bag);
        var amounts = (terms?.Amounts ?? []).Where(a => a > 0 && Numbers.IsSane(a)).Select(variants.Prices.Round).Distinct().Order().ToList();
        MappingRule? unsellable = null;
        if (amounts.Count == 0)
        {
            unsellable = Rules.GiftCardNoAmount;
            amounts = [terms?.OpenAmountMin is { } smallest and > 0 && Numbers.IsSane(smallest) ? variants.Prices.Round(smallest) : 0];
            head.Say(Rules.GiftCardNoAmount, Field, null, Numbers.Write(amounts[0]), "It has no fixed amount: give it denominations before you publish it.");
        }

        if (amounts.Count > context.MaxVariants)
        {
            head.Say(Rules.GiftCardOverLimit, Field, $"{amounts.Count} amounts", $"{context.MaxVariants} amounts", $"From {Numbers.Write(amounts[context.MaxVariants])} on they are left out.");
            amounts = amounts[..context.MaxVariants];
        }

        var basis = Basis(head, bag);
        return new OwnVariants([Option], [.. amounts.Select(a => basis with { Sku = $"{head.Sku}#{Name(a)}", Price = a, OptionValues = [Name(a)] })], unsellable);
    }

    /// <summary>What all amounts have in common. A gift card is money: it is not taxed when it is bought.</summary>
    private ShopifyVariant Basis(SourceRecord head, MetafieldBag bag)
    {
        foreach (var code in new[] { AttributeCodes.Price, AttributeCodes.SpecialPrice, AttributeCodes.SpecialFromDate, AttributeCodes.SpecialToDate, AttributeCodes.Cost })
            head.Settle(code, Rules.ConfigurableOwnValues.State);
        head.Settle(AttributeCodes.TaxClass, RecordState.Transformed);
        var stock = head.Product.Stock is { IsInStock: false } ? VariantStock.Nothing : new VariantStock(false, false, null);
        if (head.Product.Stock is { IsInStock: true, ManageStock: not false } counted)
            head.Say(Rules.GiftCardStock, "qty", Numbers.Write(counted.Quantity), "not tracked", "One stock for all amounts cannot be said; track it by hand if cards are of plastic.");
        return stock.On(new ShopifyVariant
        {
            Sku = head.Sku,
            Price = 0,
            Weight = variants.WeightOf(head, bag),
            WeightUnit = context.WeightUnit,
            IsTaxable = false,
            RequiresShipping = ProductTypes.NeedsShipping(head.Product),
            CountryOfOrigin = variants.CountryOf(head, bag),
        });
    }

    private static void Keep(SourceRecord head, GiftCardTerms? terms, MetafieldBag bag)
    {
        foreach (var code in Terms) head.Settle(code, RecordState.Merged);
        if (terms is null) return;
        bag.PutJson(OwnMetafield.GiftCard, terms with { Amounts = [.. terms.Amounts.Select(Numbers.Plain)] });
        head.Say(Rules.GiftCardTermsKept, Field, terms.Type, $"metafield {OwnMetafield.GiftCard.Key}", "Life time, messages and designs are Shopify's own now.");
        if (terms.AllowsOpenAmount)
            head.Say(Rules.GiftCardOpenAmount, Field, $"{Write(terms.OpenAmountMin)} to {Write(terms.OpenAmountMax)}", null, "A buyer could name the amount: add denominations that buyers want.");
    }

    private static string Write(decimal? amount) => amount is { } known ? Numbers.Write(known) : "any";

    private string Name(decimal amount) => amount.ToString("F" + context.MoneyDecimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
