using static Migrator.Core.Findings.RecordState;

namespace Migrator.Mapping;

/// <summary>Rules on single values: text, metafields, store views.</summary>
public static partial class Rules
{
    public static readonly MappingRule TextInvalidCharacters = new("text.invalid-characters", Transformed,
        "Characters that no file or request can carry (control characters, halves of a surrogate pair) become U+FFFD.",
        "XML, JSON and Shopify refuse them.");

    public static readonly MappingRule MetafieldTypeMismatch = new("metafield.type-mismatch", Transformed,
        "A value that does not fit its metafield's type is kept as text under the key with '_text' added.",
        "Shopify refuses a record whose metafield does not fit its type; the value is kept rather than lost.");

    public static readonly MappingRule MetafieldTooLong = new("metafield.too-long", Failed,
        "A value over 64 KB (JSON: 128 KB) is not carried.",
        "Shopify's limit of a metafield: shopify.dev/docs/apps/build/metafields/metafield-limits.");

    public static readonly MappingRule MetafieldListOverLimit = new("metafield.list-over-limit", Transformed,
        "A list of more than 128 items is kept as text, one item a line, under the key with '_text' added.",
        "Shopify's limit of a list.");

    public static readonly MappingRule MetafieldsOverLimit = new("metafield.too-many", Failed,
        "Of more than 249 metafields of one product or variant the further ones are not carried.",
        "Shopify takes no more than 250 items in an input list, and one of them is the custom id.");

    public static readonly MappingRule AttributeUnknown = new("attribute.not-in-catalog", Transformed,
        "A value of an attribute that the source did not announce is kept as text in a metafield without a definition.",
        "Definitions are made before the products are read.");

    public static readonly MappingRule AttributeTwice = new("attribute.value-twice", Skipped,
        "Of two values of one attribute in one scope the first counts.",
        "Magento cannot hold two; the file was mended by hand or joined of two.");

    public static readonly MappingRule AttributeUnaccounted = new("attribute.unaccounted", Failed,
        "A value of which the mapping said nothing counts as failed.",
        "It is a fault of the program, shown rather than hidden.");

    public static readonly MappingRule TranslationLater = new("translation.later", Unsupported,
        "The text of a store view is not carried yet.",
        "Translations and markets come with an entity of their own; until then only the default scope goes over.");

    public static readonly MappingRule MarketLater = new("market.later", Unsupported,
        "A price, status or visibility that differs in one store view or website is not carried yet.",
        "A Shopify product has one price and status; what differs by market belongs in catalogs and price lists, which come later.");

    public static readonly MappingRule TagsOverLimit = new("tag.over-limit", Failed,
        "Tags over 250 of a product, and tags over 255 characters, are not carried.",
        "Shopify's limits.");

    public static readonly MappingRule TagComma = new("tag.comma", Transformed,
        "A comma in a tag becomes a space.",
        "Shopify's tags are separated by commas in its CSV and its admin.");

    public static readonly MappingRule EntityExportedOnly = new("entity.exported-only", Unsupported,
        "A record of this kind is exported and goes no further yet.",
        "Its mapping comes with a later version; the XML keeps it.");
}
