using System.Text;
using System.Text.Json;
using Migrator.Core;
using Migrator.Core.Findings;
using Migrator.Core.Rows;
using Migrator.Mapping.Attributes;
using Migrator.Mapping.Books;
using Migrator.Mapping.Text;

namespace Migrator.Mapping.Metafields;

/// <summary>The metafields of one product or variant, within Shopify's limits and types.</summary>
/// <param name="record">The source record whose values they hold.</param>
internal sealed class MetafieldBag(SourceRecord record)
{
    private readonly Dictionary<(string Namespace, string Key), Metafield> _fields = [];

    /// <summary>In the order of their names, so that the order of the source's columns changes nothing.</summary>
    public IReadOnlyList<Metafield> Close() =>
        [.. _fields.Values.OrderBy(f => f.Namespace, StringComparer.Ordinal).ThenBy(f => f.Key, StringComparer.Ordinal)];

    /// <summary>An attribute's value in its type, or as text under the fallback key where it does not fit.</summary>
    /// <returns>Where the value ended.</returns>
    public RecordState Put(AttributePlace place, IReadOnlyList<string> items)
    {
        if (items.Count == 0) return RecordState.Moved;
        var (space, key, type, fallback) = place.Metafield;
        if (type == MetafieldTypes.Lines && items.Count > MetafieldLimits.ListItems) return PutText(Rules.MetafieldListOverLimit, place.Code, space, fallback, items, type);
        return MetafieldValue.Of(type, items) is { } value
            ? Add(place.Code, new Metafield(space, key, type, value), RecordState.Moved)
            : PutText(Rules.MetafieldTypeMismatch, place.Code, space, fallback, items, type);
    }

    /// <summary>A value as text, under the fallback key of its place: what its field cannot take.</summary>
    public void PutAsText(AttributePlace place, string text) =>
        Add(place.Code, new Metafield(place.Metafield.Namespace, place.Metafield.FallbackKey, MetafieldTypes.Text, text), RecordState.Transformed);

    /// <summary>A list of Migrator's own; nothing where it is empty.</summary>
    public void Put(OwnMetafield own, IEnumerable<string> items)
    {
        var list = items.Where(i => !string.IsNullOrWhiteSpace(i)).Select(i => CleanText.OneLine(CleanText.Clean(i))).ToList();
        if (list.Count == 0) return;
        if (list.Count > MetafieldLimits.ListItems) PutText(Rules.MetafieldListOverLimit, own.Key, ShopifyProduct.DefaultNamespace, MetafieldKeys.WithSuffix(own.Key, "_text"), list, own.Type);
        else Add(own.Key, new Metafield(ShopifyProduct.DefaultNamespace, own.Key, own.Type, MetafieldValue.List(list)), RecordState.Moved);
    }

    /// <summary>A time of Migrator's own.</summary>
    public void Put(OwnMetafield own, DateTimeOffset time) =>
        Add(own.Key, new Metafield(ShopifyProduct.DefaultNamespace, own.Key, own.Type, MetafieldValue.Write(time)), RecordState.Moved);

    /// <summary>JSON of Migrator's own.</summary>
    public void PutJson<T>(OwnMetafield own, T content) =>
        Add(own.Key, new Metafield(ShopifyProduct.DefaultNamespace, own.Key, own.Type, CleanText.Clean(JsonSerializer.Serialize(content, MigratorJson.Options))), RecordState.Moved);

    private RecordState PutText(MappingRule rule, string field, string space, string key, IReadOnlyList<string> items, string type)
    {
        record.Say(rule, field, string.Join(", ", items), $"{space}.{key}", rule == Rules.MetafieldListOverLimit
            ? $"The list has {items.Count} items, and Shopify takes {MetafieldLimits.ListItems}: it is kept as text."
            : $"The value does not fit the type {type}: it is kept as text. Give the attribute another type in mapping.json, or mend the value in Magento.");
        return Add(field, new Metafield(space, key, MetafieldTypes.Text, string.Join('\n', items)), rule.State);
    }

    private RecordState Add(string field, Metafield metafield, RecordState state)
    {
        var limit = metafield.Type == MetafieldTypes.Json ? MetafieldLimits.JsonBytes : MetafieldLimits.TextBytes;
        var bytes = Encoding.UTF8.GetByteCount(metafield.Value);
        if (bytes > limit)
        {
            record.Say(Rules.MetafieldTooLong, field, metafield.Value, null, $"The value has {bytes} bytes, and Shopify takes {limit}: it is not carried. Shorten it, or put it into a page.");
            return Rules.MetafieldTooLong.State;
        }

        if (_fields.Count >= MetafieldLimits.PerOwner)
        {
            record.Say(Rules.MetafieldsOverLimit, field, metafield.Value, null, $"There are {MetafieldLimits.PerOwner} metafields already: this one is not carried. Ignore some attributes in mapping.json.");
            return Rules.MetafieldsOverLimit.State;
        }

        for (var number = 2; !_fields.TryAdd((metafield.Namespace, metafield.Key), metafield); number++)
            metafield = metafield with { Key = MetafieldKeys.WithSuffix(metafield.Key, $"_{number}") };
        return state;
    }
}
