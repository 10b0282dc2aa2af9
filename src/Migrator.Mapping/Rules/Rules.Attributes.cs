using static Migrator.Core.Findings.RecordState;

namespace Migrator.Mapping;

/// <summary>Rules on attributes as definitions.</summary>
public static partial class Rules
{
    public static readonly MappingRule DefinitionMade = new("definition.made", Transformed,
        "An attribute becomes a typed metafield definition of products and of variants.",
        "A variant carries what Magento kept on the child product.");

    public static readonly MappingRule DefinitionTypeGuessed = new("definition.type-guessed", Transformed,
        "The type of a definition is guessed from the attribute's values.",
        "A CSV export has no attribute table; mapping.json can say the type.");

    public static readonly MappingRule DefinitionKeyChanged = new("definition.key-changed", Transformed,
        "A metafield's key differs from the attribute's code.",
        "Shopify's keys have 2 to 64 characters, here of a-z, 0-9, '_' and '-', and are unique in their namespace.");

    public static readonly MappingRule DefinitionNameCut = new("definition.name-cut", Transformed,
        "A definition's name is cut to 255 characters.",
        "Shopify's limit.");

    public static readonly MappingRule DefinitionOverLimit = new("definition.over-limit", Skipped,
        "An attribute gets no definition; its values are carried as metafields without one.",
        "Shopify allows 256 definitions per kind of owner; the least used attributes go without.");

    public static readonly MappingRule AttributeHasPlace = new("attribute.has-place", Merged,
        "An attribute needs no definition: Shopify has a field for it.",
        "Title, description, price, weight and the like are fields of Shopify's own.");

    public static readonly MappingRule AttributeIgnored = new("attribute.ignored", Skipped,
        "An attribute is left behind by name, with the reason that mapping.json gives.",
        "Magento's own working values carry nothing in Shopify.");

    public static readonly MappingRule WeightUnitAssumed = new("weight.unit-assumed", Transformed,
        "Weights are taken to be in one unit for the whole store.",
        "Magento keeps the unit in its configuration, which an export does not hold; 'weightUnit' in mapping.json says it.");
}
