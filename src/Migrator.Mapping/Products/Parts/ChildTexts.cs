using Migrator.Core.Findings;
using Migrator.Core.Records;
using Migrator.Mapping.Attributes;
using Migrator.Mapping.Books;
using Migrator.Mapping.Metafields;
using Migrator.Mapping.Products.Page;

namespace Migrator.Mapping.Products.Parts;

/// <summary>A child's texts, for which a variant has no fields: carried once where they equal the parent's, else in metafields; what a page needs is left.</summary>
/// <param name="parent">The head of the family.</param>
internal sealed class ChildTexts(SourceRecord parent)
{
    private static readonly string[] OfPages = [AttributeCodes.UrlKey, AttributeCodes.MetaTitle, AttributeCodes.MetaDescription, AttributeCodes.MetaKeywords];
    private static readonly string[] OfProducts = [AttributeCodes.Description, AttributeCodes.ShortDescription, AttributeCodes.Manufacturer];

    private readonly SortedDictionary<string, int> _left = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, int> _same = new(StringComparer.Ordinal);

    public void Settle(SourceRecord child, MetafieldBag bag, AttributePlan plan)
    {
        child.Settle(AttributeCodes.Status, RecordState.Merged);
        child.Settle(AttributeCodes.Visibility, RecordState.Merged);
        if (child.Text(AttributeCodes.Name) is not null) child.Settle(AttributeCodes.Name, Worse(bag.Put(plan.For(AttributeCodes.Name), child.Items(AttributeCodes.Name))));
        foreach (var code in OfPages) Leave(child, code);
        foreach (var code in OfProducts.Concat(plan.Of(PlaceKind.Tag)).Distinct(StringComparer.Ordinal)) Merge(child, code);
        if (child.Items(AttributeCodes.Description) is { Count: > 0 } items && !IsSame(child, AttributeCodes.Description))
        {
            Html.Inspect(child, AttributeCodes.Description, items[0]);
            child.Settle(AttributeCodes.Description, Worse(bag.Put(plan.For(AttributeCodes.Description), items)));
        }
    }

    /// <summary>Says once for the family what was left and what was merged.</summary>
    public void Say(Notes notes)
    {
        if (_left.Count > 0)
            notes.Add(Rules.ChildNoPage, parent.Sku, string.Join(", ", _left.Keys), Count(_left), null, "Children are not visible alone, so their addresses and meta texts lead nowhere; a variant has none.");
        if (_same.Count > 0)
            notes.Add(Rules.ChildSameAsParent, parent.Sku, string.Join(", ", _same.Keys), Count(_same), "the product's", "The children's texts equal the product's, which carries them.");
    }

    private static string Count(SortedDictionary<string, int> codes) => string.Join(", ", codes.Select(c => $"{c.Key} of {c.Value}"));

    private static RecordState Worse(RecordState state) => state is RecordState.Moved ? RecordState.Transformed : state;

    private bool IsSame(SourceRecord child, string code) => child.Text(code) == parent.Text(code);

    private void Leave(SourceRecord child, string code)
    {
        if (child.Text(code) is null) return;
        child.Settle(code, Rules.ChildNoPage.State);
        if (child.IsCounted) _left[code] = _left.GetValueOrDefault(code) + 1;
    }

    private void Merge(SourceRecord child, string code)
    {
        if (child.Text(code) is null || !IsSame(child, code)) return;
        child.Settle(code, Rules.ChildSameAsParent.State);
        if (child.IsCounted) _same[code] = _same.GetValueOrDefault(code) + 1;
    }
}
