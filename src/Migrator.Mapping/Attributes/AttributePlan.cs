using System.Collections.Concurrent;
using Migrator.Core.Failures;
using Migrator.Core.Records;
using Migrator.Core.Rows;
using Migrator.Mapping.Metafields;
using Migrator.Mapping.Settings;

namespace Migrator.Mapping.Attributes;

/// <summary>Where the values of every attribute go: decided once for a run, by settings and catalog, the same whatever the order of either.</summary>
internal sealed class AttributePlan
{
    private readonly Dictionary<string, AttributePlace> _places = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, AttributePlace> _unannounced = new(StringComparer.Ordinal);
    private readonly Dictionary<PlaceKind, List<string>> _codes = [];
    private readonly MetafieldKeys _keys = new();

    /// <exception cref="MigratorException">Configuration: two attributes share a metafield, or one with a field of its own is sent elsewhere.</exception>
    public AttributePlan(AttributeCatalog catalog, MappingSettings settings)
    {
        var keys = _keys;
        foreach (var own in OwnMetafield.All) keys.TryTake(ShopifyProduct.DefaultNamespace, own.Key);
        TakeGivenKeys(keys, settings);

        var announced = catalog.All.OrderBy(a => a.Code, StringComparer.Ordinal).ToDictionary(a => a.Code, StringComparer.Ordinal);
        var others = ShopifyField.ByCode.Keys.Concat(settings.Attributes.Keys).Except(announced.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal);
        foreach (var code in announced.Keys.Concat(others))
            _places[code] = Decide(code, announced.GetValueOrDefault(code), settings.Attributes.GetValueOrDefault(code), keys);
        foreach (var (code, place) in _places.ToList())
            _places[code] = place with { Metafield = place.Metafield with { FallbackKey = keys.Take(place.Metafield.Namespace, MetafieldKeys.WithSuffix(place.Metafield.Key, "_text")) } };

        var inOrder = settings.Attributes.Keys.Concat(_places.Keys.Order(StringComparer.Ordinal)).Distinct(StringComparer.Ordinal);
        foreach (var code in inOrder)
        {
            if (!_codes.TryGetValue(_places[code].Kind, out var codes)) _codes[_places[code].Kind] = codes = [];
            codes.Add(code);
        }
    }

    /// <summary>An attribute that nobody announced becomes text, under a key of its own code.</summary>
    public AttributePlace For(string code) => _places.TryGetValue(code, out var place) ? place : _unannounced.GetOrAdd(code, Unannounced);

    /// <summary>The attributes of one kind, in the order of the settings.</summary>
    public IReadOnlyList<string> Of(PlaceKind kind) => _codes.TryGetValue(kind, out var codes) ? codes : [];

    private static AttributePlace Decide(string code, MagentoAttribute? attribute, AttributeSetting? setting, MetafieldKeys keys)
    {
        if (ShopifyField.ByCode.TryGetValue(code, out var field))
        {
            var metafield = new MetafieldPlace(ShopifyProduct.DefaultNamespace, keys.Take(ShopifyProduct.DefaultNamespace, MetafieldKeys.Of(code)), field.Type, "");
            return new AttributePlace(code, PlaceKind.Field, metafield, field.Field, field.OnProducts, field.OnVariants, "", attribute is not null);
        }

        var kind = KindOf(setting);
        var type = setting?.Metafield?.Type ?? (attribute is null ? MetafieldTypes.Line : MetafieldTypes.Of(attribute.Input));
        var space = setting?.Metafield?.Namespace ?? ShopifyProduct.DefaultNamespace;
        var key = setting?.Metafield is { } given ? given.Key ?? MetafieldKeys.Of(code) : keys.Take(space, MetafieldKeys.Of(code));
        return new AttributePlace(
            code, kind, new MetafieldPlace(space, key, type, ""), "",
            OnProducts: kind is PlaceKind.Metafield or PlaceKind.Barcode, OnVariants: kind is not PlaceKind.Ignored, setting?.Ignore ?? "", attribute is not null);
    }

    private static void TakeGivenKeys(MetafieldKeys keys, MappingSettings settings)
    {
        foreach (var (code, setting) in settings.Attributes)
        {
            if (ShopifyField.ByCode.TryGetValue(code, out var field))
                throw MigratorException.Configuration($"The mapping's attributes.{code} cannot be set: Shopify has a field for it ({field.Field}).", "Take it out of the mapping file.");
            if (setting.Metafield is not { } metafield) continue;
            var (space, key) = (metafield.Namespace ?? ShopifyProduct.DefaultNamespace, metafield.Key ?? MetafieldKeys.Of(code));
            if (!keys.TryTake(space, key))
                throw MigratorException.Configuration($"The mapping's attributes.{code} goes to the metafield {space}.{key}, which is taken.", "Give it another key or namespace.");
        }
    }

    private static PlaceKind KindOf(AttributeSetting? setting) => setting switch
    {
        { Ignore: not null } => PlaceKind.Ignored,
        { Tag: true } => PlaceKind.Tag,
        { Vendor: true } => PlaceKind.Vendor,
        { Type: true } => PlaceKind.Type,
        { Barcode: true } => PlaceKind.Barcode,
        _ => PlaceKind.Metafield,
    };

    private AttributePlace Unannounced(string code)
    {
        var key = MetafieldKeys.Of(code);
        if (_keys.IsTaken(ShopifyProduct.DefaultNamespace, key)) key = MetafieldKeys.WithSuffix(key, "_unannounced");
        return new AttributePlace(
            code, PlaceKind.Metafield, new MetafieldPlace(ShopifyProduct.DefaultNamespace, key, MetafieldTypes.Text, MetafieldKeys.WithSuffix(key, "_text")), "",
            OnProducts: false, OnVariants: false, "", IsAnnounced: false);
    }
}
