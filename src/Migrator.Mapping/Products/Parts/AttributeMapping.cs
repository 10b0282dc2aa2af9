using Migrator.Core.Findings;
using Migrator.Mapping.Attributes;
using Migrator.Mapping.Books;
using Migrator.Mapping.Metafields;
using Migrator.Mapping.Products.Page;

namespace Migrator.Mapping.Products.Parts;

/// <summary>Every attribute value that has found no place yet becomes a metafield, or is left behind by name: none stays over.</summary>
internal static class AttributeMapping
{
    public static void Carry(SourceRecord record, MetafieldBag bag, AttributePlan plan)
    {
        foreach (var value in record.Open.ToList())
        {
            var place = plan.For(value.Code);
            record.Settle(value.Code, place.Kind is PlaceKind.Ignored ? Ignore(record, place) : Put(record, bag, place));
        }

        Overrides.Settle(record, plan);
    }

    private static RecordState Ignore(SourceRecord record, AttributePlace place)
    {
        // An announced attribute is reported once, with the attributes.
        if (!place.IsAnnounced && record.Text(place.Code) is { } text) record.Say(Rules.AttributeIgnored, place.Code, text, null, place.Reason);
        return Rules.AttributeIgnored.State;
    }

    private static RecordState Put(SourceRecord record, MetafieldBag bag, AttributePlace place)
    {
        var items = record.Items(place.Code);
        if (items.Count == 0) return RecordState.Moved;
        if (!place.IsAnnounced && place.Kind is PlaceKind.Metafield)
            record.Say(Rules.AttributeUnknown, place.Code, string.Join(", ", items), $"{place.Metafield.Namespace}.{place.Metafield.Key}", "The source did not announce this attribute: its metafield has no definition.");
        if (place.Metafield.Type == MetafieldTypes.Text) Html.Inspect(record, place.Code, string.Join('\n', items));
        return bag.Put(place, items);
    }
}
