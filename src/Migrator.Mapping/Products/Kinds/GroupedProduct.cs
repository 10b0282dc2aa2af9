using Migrator.Core.Records;
using Migrator.Mapping.Books;
using Migrator.Mapping.Metafields;
using Migrator.Mapping.Products.Options;
using Migrator.Mapping.Products.Variants;
using Migrator.Mapping.Settings;
using Migrator.Mapping.Text;

namespace Migrator.Mapping.Products.Kinds;

/// <summary>A grouped product with its items, chosen by name.</summary>
/// <param name="context">The run's.</param>
/// <param name="family">What it shares with configurables.</param>
internal sealed class GroupedProduct(MappingContext context, FamilyProduct family)
{
    private const string Field = "associated_skus";
    private const string Option = "Item";
    private const int LongestValue = 255;

    public void Map(FamilyBook book)
    {
        var candidates = Candidates(book);
        book.Head.Say(Rules.GroupedVariants, Field, string.Join(", ", book.Head.Product.GroupedItems.Select(i => i.Sku)), $"option {Option}", "Magento's page offers all its items at once; Shopify's offers one of them at a time, each at its own price.");
        MappingRule? draft = context.Settings.Grouped is GroupedPolicy.Draft ? Rules.GroupedDrafted : null;
        family.Map(book, new FamilyPlan(Field, [new OptionAxis("", Option)], candidates, Rules.GroupedVariants, Rules.GroupedItem, draft, bag => Settle(book.Head, bag)));
    }

    private static List<Candidate> Candidates(FamilyBook book)
    {
        var candidates = new List<Candidate>();
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var item in book.Head.Product.GroupedItems.OrderBy(i => i.Position).DistinctBy(i => book.SkuOf(i.Sku), StringComparer.Ordinal))
        {
            if (book.Member(item.Sku) is not { } member)
                book.Notes.Add(Rules.LinkMissing, book.Head.Sku, Field, item.Sku, null, $"The item '{item.Sku}' is not in the source: there is no variant of it.");
            else if (!ProductTypes.IsOneThing(member.Product))
                book.Leave(member, Rules.ChildWrongType, "product_type", member.Product.Type, $"A {member.Product.Type} product cannot be a variant of '{book.Head.Sku}'.");
            else candidates.Add(new Candidate(member, [NameOf(member, names)]));
        }

        return candidates;
    }

    /// <summary>The item's name, with its SKU where another item has the name.</summary>
    private static string NameOf(SourceRecord member, HashSet<string> names)
    {
        var sku = CleanText.Cut(CleanText.OneLine(CleanText.Clean(member.Sku)), LongestValue);
        var name = CleanText.Cut(CleanText.OneLine(member.Text(AttributeCodes.Name) ?? ""), LongestValue);
        if (name.Length > 0 && names.Add(name)) return name;
        var suffix = $" ({sku})";
        var withSku = name.Length == 0 ? sku : CleanText.Cut(name, Math.Max(1, LongestValue - suffix.Length)) + suffix;
        names.Add(withSku);
        return withSku;
    }

    private static void Settle(SourceRecord head, MetafieldBag bag)
    {
        foreach (var code in new[] { AttributeCodes.Price, AttributeCodes.SpecialPrice, AttributeCodes.SpecialFromDate, AttributeCodes.SpecialToDate, AttributeCodes.Cost, AttributeCodes.Weight })
            head.Settle(code, Rules.ConfigurableOwnValues.State);
        if (head.Text(AttributeCodes.Price) is { } price && !(Numbers.TryDecimal(price, out var value) && value == 0))
            head.Say(Rules.ConfigurableOwnValues, AttributeCodes.Price, price, null, "A grouped product is sold at its items' prices.");
        var quantities = head.Product.GroupedItems.Where(i => i.Quantity != 0).ToList();
        if (quantities.Count == 0) return;
        bag.PutJson(OwnMetafield.GroupedQuantities, quantities.DistinctBy(i => i.Sku, StringComparer.Ordinal).ToDictionary(i => i.Sku, i => Numbers.Plain(i.Quantity), StringComparer.Ordinal));
        head.Say(Rules.GroupedQuantities, Field, string.Join(", ", quantities.Select(i => $"{i.Sku}={Numbers.Write(i.Quantity)}")), $"metafield {OwnMetafield.GroupedQuantities.Key}", "Magento's page offers these quantities beforehand.");
    }
}
