using Migrator.Core.Records;
using Migrator.Mapping.Metafields;

namespace Migrator.Mapping.Attributes;

/// <summary>Attributes for which Shopify has a field of its own. A setting cannot send them elsewhere.</summary>
/// <param name="Field">Shopify's name of the field.</param>
/// <param name="Type">Of the metafield that keeps what the field cannot take.</param>
/// <param name="OnProducts">Whether products may need that metafield.</param>
/// <param name="OnVariants">Whether variants may need it.</param>
internal sealed record ShopifyField(string Field, string Type, bool OnProducts, bool OnVariants)
{
    public static IReadOnlyDictionary<string, ShopifyField> ByCode { get; } = new Dictionary<string, ShopifyField>(StringComparer.Ordinal)
    {
        [AttributeCodes.Name] = new("title", MetafieldTypes.Line, true, true),
        [AttributeCodes.Description] = new("descriptionHtml", MetafieldTypes.Text, false, true),
        [AttributeCodes.UrlKey] = new("handle", MetafieldTypes.Line, true, false),
        [AttributeCodes.Status] = new("status", MetafieldTypes.Line, false, false),
        [AttributeCodes.Visibility] = new("status and publication", MetafieldTypes.Line, true, false),
        [AttributeCodes.MetaTitle] = new("seo.title", MetafieldTypes.Line, true, false),
        [AttributeCodes.MetaDescription] = new("seo.description", MetafieldTypes.Text, true, false),
        [AttributeCodes.Price] = new("variant.price", MetafieldTypes.Decimal, false, false),
        [AttributeCodes.SpecialPrice] = new("variant.price and compareAtPrice", MetafieldTypes.Decimal, true, true),
        [AttributeCodes.SpecialFromDate] = new("variant.price and compareAtPrice", MetafieldTypes.Date, true, true),
        [AttributeCodes.SpecialToDate] = new("variant.price and compareAtPrice", MetafieldTypes.Date, true, true),
        [AttributeCodes.Cost] = new("variant.inventoryItem.cost", MetafieldTypes.Decimal, false, false),
        [AttributeCodes.Weight] = new("variant.inventoryItem.measurement.weight", MetafieldTypes.Decimal, false, false),
        [AttributeCodes.TaxClass] = new("variant.taxable", MetafieldTypes.Line, true, true),
        [AttributeCodes.CountryOfManufacture] = new("variant.inventoryItem.countryCodeOfOrigin", MetafieldTypes.Line, false, false),
    };
}
