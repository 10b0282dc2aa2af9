using Migrator.Core.Records;
using Migrator.Mapping.Books;
using Migrator.Mapping.Products.Options;
using Migrator.Mapping.Products.Variants;
using Migrator.Mapping.Text;

namespace Migrator.Mapping.Products.Kinds;

/// <summary>A configurable with its children.</summary>
/// <param name="context">The run's.</param>
/// <param name="family">What it shares with grouped products.</param>
internal sealed class ConfigurableProduct(MappingContext context, FamilyProduct family)
{
    private const string Field = "configurable_variations";
    private static readonly string[] OwnValues = [AttributeCodes.Price, AttributeCodes.SpecialPrice, AttributeCodes.SpecialFromDate, AttributeCodes.SpecialToDate, AttributeCodes.Cost, AttributeCodes.Weight];

    public void Map(FamilyBook book)
    {
        var axes = OptionNames.Of(book.Head, context.Catalog);
        var candidates = Candidates(book, axes);
        if (axes.Count == 0)
        {
            axes = [new OptionAxis("", "SKU")];
            if (candidates.Count > 0) book.Head.Say(Rules.OptionNone, "super_attributes", null, "SKU", "It has children and no super attribute: they are chosen by SKU.");
        }

        family.Map(book, new FamilyPlan(Field, axes, candidates, Rules.ConfigurableProduct, Rules.ConfigurableVariant, null, _ => SettleOwn(book.Head)));
    }

    private static List<Candidate> Candidates(FamilyBook book, IReadOnlyList<OptionAxis> axes)
    {
        var candidates = new List<Candidate>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var variation in book.Head.Product.Variations)
        {
            if (!seen.Add(book.SkuOf(variation.Sku)))
                book.Notes.Add(Rules.ChildListedTwice, book.Head.Sku, Field, variation.Sku, null, $"'{variation.Sku}' is named twice; the first values count.");
            else if (book.Member(variation.Sku) is not { } child)
                book.Notes.Add(Rules.ChildMissing, book.Head.Sku, Field, variation.Sku, null, $"The child '{variation.Sku}' is not in the source: there is no variant of it.");
            else if (!ProductTypes.IsOneThing(child.Product))
                book.Leave(child, Rules.ChildWrongType, "product_type", child.Product.Type, $"A {child.Product.Type} product cannot be a variant of '{book.Head.Sku}'.");
            else if (ValuesOf(book, child, variation, axes) is { } values)
                candidates.Add(new Candidate(child, values));
        }

        return candidates;
    }

    /// <summary>As the parent lists them, else the child's own; null where one is missing.</summary>
    private static List<string>? ValuesOf(FamilyBook book, SourceRecord child, Variation variation, IReadOnlyList<OptionAxis> axes)
    {
        if (axes.Count == 0) return [CleanText.Clean(child.Sku)];
        var values = axes.Select(a => CleanText.OneLine(CleanText.Clean(variation.Values.GetValueOrDefault(a.Code, "")) is { } listed && !string.IsNullOrWhiteSpace(listed) ? listed : child.Text(a.Code) ?? "")).ToList();
        var missing = axes.Where((_, i) => values[i].Length == 0).Select(a => a.Code).ToList();
        if (missing.Count == 0) return values;
        book.Leave(child, Rules.ChildValueMissing, string.Join(", ", missing), null,
            $"The child '{child.Sku}' of '{book.Head.Sku}' has no value for {string.Join(" and ", missing)}: it is not made a variant. Give it a value in Magento.");
        return null;
    }

    private static void SettleOwn(SourceRecord head)
    {
        var left = OwnValues.Where(c => head.Text(c) is { } text && !(Numbers.TryDecimal(text, out var value) && value == 0)).ToList();
        foreach (var code in OwnValues) head.Settle(code, Rules.ConfigurableOwnValues.State);
        if (left.Count > 0)
            head.Say(Rules.ConfigurableOwnValues, string.Join(", ", left), string.Join(", ", left.Select(head.Text)), null, "The children have their own, which are the variants'.");
    }
}
