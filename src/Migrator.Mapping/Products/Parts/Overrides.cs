using Migrator.Core.Findings;
using Migrator.Core.Records;
using Migrator.Mapping.Attributes;
using Migrator.Mapping.Books;

namespace Migrator.Mapping.Products.Parts;

/// <summary>Values of store views: not carried yet, each said by name.</summary>
internal static class Overrides
{
    private static readonly HashSet<string> OfMarkets = new(StringComparer.Ordinal)
    {
        AttributeCodes.Price, AttributeCodes.SpecialPrice, AttributeCodes.SpecialFromDate, AttributeCodes.SpecialToDate, AttributeCodes.Cost, AttributeCodes.Msrp,
        AttributeCodes.Status, AttributeCodes.Visibility, AttributeCodes.TaxClass, AttributeCodes.Weight,
    };

    /// <summary>A picture's label is carried with the picture, in the default scope only: a store view's own is a translation as any other.</summary>
    private static readonly HashSet<string> ImageLabels = new(StringComparer.Ordinal) { "image_label", "small_image_label", "thumbnail_label", "swatch_image_label" };

    public static void Settle(SourceRecord record, AttributePlan plan)
    {
        foreach (var (index, value) in record.OpenOverrides.ToList()) record.Settle(index, StateOf(record, value, plan));
    }

    private static RecordState StateOf(SourceRecord record, AttributeValue value, AttributePlan plan)
    {
        if (plan.For(value.Code).Kind is PlaceKind.Ignored && !ImageLabels.Contains(value.Code)) return Rules.AttributeIgnored.State;
        var text = string.Join(", ", SourceRecord.Items(value));
        // The same as everywhere: nothing is lost.
        if (text == (record.Text(value.Code) ?? "")) return RecordState.Merged;
        var rule = OfMarkets.Contains(value.Code) ? Rules.MarketLater : Rules.TranslationLater;
        record.Say(rule, value.Code, text, null, $"In the store view '{value.StoreView}' the value is its own; only the default scope goes over for now.");
        return rule.State;
    }
}
