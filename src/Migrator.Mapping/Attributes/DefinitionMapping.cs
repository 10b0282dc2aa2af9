using Migrator.Core.Entities;
using Migrator.Core.Findings;
using Migrator.Core.Records;
using Migrator.Core.Rows;
using Migrator.Core.Stages;
using Migrator.Mapping.Books;
using Migrator.Mapping.Metafields;
using Migrator.Mapping.Text;

namespace Migrator.Mapping.Attributes;

/// <summary>Attributes → metafield definitions. Findings on an attribute as a whole are made here, once, and not with every value of it.</summary>
internal sealed class DefinitionMapping
{
    private const string Products = "PRODUCT";
    private const string Variants = "PRODUCTVARIANT";

    private readonly MappingContext _context;
    private readonly DefinitionLimits _limits;

    /// <summary>The attribute whose record brings Migrator's own definitions along: the first by code.</summary>
    private readonly string? _first;

    public DefinitionMapping(MappingContext context)
    {
        _context = context;
        _limits = new DefinitionLimits(context.Catalog, context.Plan);
        _first = context.Catalog.All.Select(a => a.Code).Order(StringComparer.Ordinal).FirstOrDefault();
    }

    public Mapped Map(MagentoAttribute attribute)
    {
        var place = _context.Plan.For(attribute.Code);
        var notes = new Notes(EntityType.Attributes);
        var rows = new List<IShopifyRow>();
        if (attribute.Code == _first) rows.AddRange(Own());

        var (onProducts, onVariants) = (_limits.OnProducts(place), _limits.OnVariants(place));
        if (onProducts) rows.Add(Definition(attribute, place, Products, notes));
        if (onVariants) rows.Add(Definition(attribute, place, Variants, onProducts ? null : notes));
        Say(attribute, place, notes);
        return new Mapped(rows, [Outcome(attribute, place, onProducts || onVariants, onProducts ? Products : Variants)], notes.Findings, []);
    }

    private static Outcome Outcome(MagentoAttribute attribute, AttributePlace place, bool hasDefinition, string owner)
    {
        var (rule, target) = place.Kind switch
        {
            PlaceKind.Ignored => (Rules.AttributeIgnored, null),
            _ when hasDefinition => (Rules.DefinitionMade, $"definition:{owner}/{place.Metafield.Namespace}.{place.Metafield.Key}"),
            PlaceKind.Field => (Rules.AttributeHasPlace, place.Field),
            _ => (Rules.DefinitionOverLimit, null),
        };
        return new Outcome(EntityType.Attributes, attribute.Code, rule.State, target, rule.Name);
    }

    private static ShopifyMetafieldDefinition Definition(MagentoAttribute attribute, AttributePlace place, string owner, Notes? notes)
    {
        var label = CleanText.OneLine(CleanText.Clean(attribute.Label));
        var name = CleanText.Cut(label.Length == 0 ? attribute.Code : label, MetafieldLimits.DefinitionName);
        if (name.Length < label.Length) notes?.Add(Rules.DefinitionNameCut, attribute.Code, "label", label, name, "The label is longer than a definition's name may be.");
        return new ShopifyMetafieldDefinition
        {
            Attribute = attribute.Code,
            OwnerType = owner,
            Namespace = place.Metafield.Namespace,
            Key = place.Metafield.Key,
            Name = name,
            Type = place.Metafield.Type,
            Description = CleanText.Cut($"Magento attribute {attribute.Code}", 100),
        };
    }

    private static IEnumerable<ShopifyMetafieldDefinition> Own()
    {
        foreach (var own in OwnMetafield.All)
        {
            yield return Own(own, Products);
            if (own.OnVariants) yield return Own(own, Variants);
        }
    }

    private static ShopifyMetafieldDefinition Own(OwnMetafield own, string owner) => new()
    {
        OwnerType = owner,
        Namespace = ShopifyProduct.DefaultNamespace,
        Key = own.Key,
        Name = own.Name,
        Type = own.Type,
        Description = own.Description,
    };

    private void Say(MagentoAttribute attribute, AttributePlace place, Notes notes)
    {
        var metafield = place.Metafield;
        if (place.Kind is PlaceKind.Ignored)
        {
            notes.Add(Rules.AttributeIgnored, attribute.Code, "", attribute.Code, null, $"Its values are left behind. {place.Reason}");
            return;
        }

        if (attribute.Code == AttributeCodes.Weight)
            notes.Add(Rules.WeightUnitAssumed, attribute.Code, "", null, _context.WeightUnit, $"Weights are taken to be in {_context.WeightUnit}. If Magento's are not, set 'weightUnit' in mapping.json.");
        if (attribute.Code == AttributeCodes.TaxClass)
            notes.Add(Rules.TaxClassKept, attribute.Code, "", null, $"{metafield.Namespace}.{metafield.Key}", "Products with a class are taxable, those with 'None' are not; make collections with tax overrides where a class has a rate of its own.");
        if (!place.OnProducts && !place.OnVariants) return;
        if (attribute.IsInferred && place.Kind is PlaceKind.Metafield && metafield.Type != MetafieldTypes.Line)
            notes.Add(Rules.DefinitionTypeGuessed, attribute.Code, "", null, metafield.Type, $"Its values look like {metafield.Type}. If that is wrong, give the type in mapping.json.");
        if (metafield.Key != attribute.Code && _context.Settings.Attributes.GetValueOrDefault(attribute.Code)?.Metafield?.Key is null)
            notes.Add(Rules.DefinitionKeyChanged, attribute.Code, "", attribute.Code, metafield.Key, $"The code is not a key, or the key is taken: the metafield is {metafield.Namespace}.{metafield.Key}.");
        if ((place.OnProducts && !_limits.OnProducts(place)) || (place.OnVariants && !_limits.OnVariants(place)))
            notes.Add(Rules.DefinitionOverLimit, attribute.Code, "", attribute.Code, null, $"Shopify allows {MetafieldLimits.DefinitionsPerOwner} definitions: values of this attribute are metafields without one. Ignore attributes that you do not need in mapping.json.");
    }
}
