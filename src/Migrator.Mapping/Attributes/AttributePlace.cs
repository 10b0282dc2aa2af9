namespace Migrator.Mapping.Attributes;

/// <summary>Where the values of one attribute go.</summary>
/// <param name="Code">Magento's code.</param>
/// <param name="Kind">What they become.</param>
/// <param name="Metafield">What holds them as a metafield: all of them, or those that their place cannot take.</param>
/// <param name="Field">Of a field: Shopify's name of it; else empty.</param>
/// <param name="OnProducts">Whether a definition of products is due.</param>
/// <param name="OnVariants">Whether a definition of variants is due.</param>
/// <param name="Reason">Of an ignored one: why; else empty.</param>
/// <param name="IsAnnounced">Whether the source's catalog has it.</param>
internal sealed record AttributePlace(
    string Code, PlaceKind Kind, MetafieldPlace Metafield, string Field, bool OnProducts, bool OnVariants, string Reason, bool IsAnnounced);

internal enum PlaceKind
{
    /// <summary>A field of Shopify's own, which no setting can change.</summary>
    Field,
    Metafield,
    Tag,
    Vendor,
    Type,
    Barcode,
    Ignored,
}

/// <param name="Namespace">Explicit.</param>
/// <param name="Key">Its own.</param>
/// <param name="Type">Shopify's type.</param>
/// <param name="FallbackKey">The key under which a value that does not fit the type is kept as text.</param>
internal sealed record MetafieldPlace(string Namespace, string Key, string Type, string FallbackKey);
