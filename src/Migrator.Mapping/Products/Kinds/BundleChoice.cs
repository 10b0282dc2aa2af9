using Migrator.Core.Records;
using Migrator.Mapping.Books;
using Migrator.Mapping.Products.Page;
using Migrator.Mapping.Products.Variants;
using Migrator.Mapping.Text;

namespace Migrator.Mapping.Products.Kinds;

/// <summary>
/// What a buyer gets who changes nothing: of each required option what is chosen beforehand, else the cheapest.
/// A bundle without required options counts what is chosen beforehand in any, else its cheapest selection.
/// </summary>
/// <param name="book">The family's books.</param>
/// <param name="bundle">The composition.</param>
/// <param name="prices">Reads prices.</param>
internal sealed class BundleChoice(FamilyBook book, BundleComposition bundle, Prices prices)
{
    private const string Field = "bundle_values";

    public List<ChosenPart> Chosen { get; } = [];

    /// <summary>A required option of which nothing can be chosen; null where there is none.</summary>
    public string? Gap { get; private set; }

    public BundleChoice Choose()
    {
        var options = bundle.Options.Select(o => (Option: o, Usable: Usable(o))).ToList();
        foreach (var (option, usable) in options.Where(o => o.Option.IsRequired))
        {
            var chosen = Of(option, usable);
            if (chosen.Count == 0) Gap ??= option.Title.Length > 0 ? option.Title : "without a title";
            Chosen.AddRange(chosen);
        }

        if (options.Exists(o => o.Option.IsRequired)) return this;
        Chosen.AddRange(options.SelectMany(o => Defaults(o.Option, o.Usable)));
        if (Chosen.Count == 0 && options.SelectMany(o => o.Usable).MinBy(p => PriceOf(p, 0)) is { } cheapest) Chosen.Add(cheapest);
        if (Chosen.Count == 0 && bundle.HasDynamicPrice) Gap = "any";
        return this;
    }

    /// <param name="basis">The bundle's own price; 0 where its price is dynamic.</param>
    public decimal Price(decimal basis) => basis + Chosen.Sum(p => PriceOf(p, basis));

    /// <summary>As often as all chosen parts are there.</summary>
    public VariantStock Stock()
    {
        var parts = Chosen.Select(p => (Stock: Stocks.Read(p.Record.Product.Stock), Needed: Math.Max(p.Selection.Quantity, 1))).Where(p => p.Stock.IsTracked).ToList();
        if (parts.Count == 0) return Chosen.Count == 0 ? VariantStock.Nothing : new VariantStock(false, false, null);
        return new VariantStock(true, parts.TrueForAll(p => p.Stock.ContinuesSelling), parts.Min(p => (int)decimal.Floor((p.Stock.Quantity ?? 0) / p.Needed)));
    }

    private List<ChosenPart> Of(BundleOption option, List<ChosenPart> usable)
    {
        var defaults = Defaults(option, usable);
        if (defaults.Count > 0) return defaults;
        if (usable.MinBy(p => PriceOf(p, 0)) is not { } cheapest) return [];
        if (option.Selections.Any(s => s.IsDefault))
            book.Head.Say(Rules.BundleDefaultMissing, Field, option.Title, cheapest.Selection.Sku, $"What is chosen beforehand in '{option.Title}' is not for sale: the cheapest counts.");
        return [cheapest];
    }

    private static List<ChosenPart> Defaults(BundleOption option, List<ChosenPart> usable)
    {
        var defaults = usable.Where(p => p.Selection.IsDefault);
        return [.. option.Input is "checkbox" or "multi" ? defaults : defaults.Take(1)];
    }

    private List<ChosenPart> Usable(BundleOption option)
    {
        var usable = new List<ChosenPart>();
        foreach (var selection in option.Selections)
        {
            if (book.Member(selection.Sku) is not { } record)
                book.Notes.Add(Rules.LinkMissing, book.Head.Sku, Field, selection.Sku, null, $"The selection '{selection.Sku}' of '{option.Title}' is not in the source.");
            else if (MagentoStatus.IsSold(record) && (!bundle.HasDynamicPrice || prices.Current(record) is not null))
                usable.Add(new ChosenPart(selection, record));
        }

        return usable;
    }

    private decimal PriceOf(ChosenPart part, decimal basis)
    {
        var quantity = Numbers.IsSane(part.Selection.Quantity) && part.Selection.Quantity > 0 ? part.Selection.Quantity : 1;
        if (bundle.HasDynamicPrice) return (prices.Current(part.Record) ?? 0) * quantity;
        var surcharge = Numbers.IsSane(part.Selection.Price) ? part.Selection.Price : 0;
        return part.Selection.IsPercent ? basis * surcharge / 100 * quantity : surcharge * quantity;
    }
}

/// <param name="Selection">As the bundle names it.</param>
/// <param name="Record">The part.</param>
internal sealed record ChosenPart(BundleSelection Selection, SourceRecord Record);
