using Migrator.Core.Rows;

namespace Migrator.Shopify.Csv;

/// <summary>
/// The columns of Matrixify's Products sheet that Migrator writes (FACTS 9), in Matrixify's order. Matrixify tells the sheet by its file's name:
/// rename a file to one that contains "Products" before loading it there.
/// </summary>
internal static class ProductColumns
{
    public const string Handle = "Handle";
    public const string Command = "Command";
    public const string Title = "Title";
    public const string Body = "Body HTML";
    public const string Vendor = "Vendor";
    public const string Type = "Type";
    public const string Tags = "Tags";
    public const string Status = "Status";
    public const string Published = "Published";
    public const string PublishedScope = "Published Scope";
    public const string GiftCard = "Gift Card";
    public const string RowNumber = "Row #";
    public const string TopRow = "Top Row";
    public const string ImageSource = "Image Src";
    public const string ImagePosition = "Image Position";
    public const string ImageAlt = "Image Alt Text";
    public const string Position = "Variant Position";
    public const string Sku = "Variant SKU";
    public const string Barcode = "Variant Barcode";
    public const string VariantImage = "Variant Image";
    public const string Weight = "Variant Weight";
    public const string WeightUnit = "Variant Weight Unit";
    public const string Price = "Variant Price";
    public const string CompareAtPrice = "Variant Compare At Price";
    public const string Taxable = "Variant Taxable";
    public const string Tracker = "Variant Inventory Tracker";
    public const string Policy = "Variant Inventory Policy";
    public const string Fulfillment = "Variant Fulfillment Service";
    public const string RequiresShipping = "Variant Requires Shipping";
    public const string Quantity = "Variant Inventory Qty";
    public const string Cost = "Variant Cost";
    public const string Country = "Variant Country of Origin";
    public const string SeoTitle = "Metafield: title_tag [string]";
    public const string SeoDescription = "Metafield: description_tag [string]";

    /// <summary>The custom id: what tells one product from another on every later run.</summary>
    public const string CustomId = $"{ProductPrefix}{ShopifyProduct.DefaultNamespace}.{ShopifyProduct.IdKey} [id]";

    public const string ProductPrefix = "Metafield: ";
    public const string VariantPrefix = "Variant Metafield: ";

    public static IReadOnlyList<string> OptionNames { get; } = ["Option1 Name", "Option2 Name", "Option3 Name"];

    public static IReadOnlyList<string> OptionValues { get; } = ["Option1 Value", "Option2 Value", "Option3 Value"];

    /// <summary>Everything but metafields.</summary>
    public static IReadOnlyList<string> Fixed { get; } =
    [
        Handle, Command, Title, Body, Vendor, Type, Tags, Status, Published, PublishedScope, GiftCard, RowNumber, TopRow,
        ImageSource, ImagePosition, ImageAlt,
        OptionNames[0], OptionValues[0], OptionNames[1], OptionValues[1], OptionNames[2], OptionValues[2],
        Position, Sku, Barcode, VariantImage, Weight, WeightUnit, Price, CompareAtPrice, Taxable, Tracker, Policy, Fulfillment, RequiresShipping,
        Quantity, Cost, Country, SeoTitle, SeoDescription, CustomId,
    ];

    /// <summary>What a file must have to be read; the rest may be left out by whoever mends it.</summary>
    public static IReadOnlyList<string> Required { get; } = [Handle, Title, Status, OptionValues[0], Sku, Price, CustomId];

    public static string Metafield(string prefix, Metafield field) => $"{prefix}{field.Namespace}.{field.Key} [{field.Type}]";

    /// <summary>Reads a metafield's column name; null where it is another column. The namespace may hold dots, the key not.</summary>
    public static MetafieldColumn? ParseMetafield(string column)
    {
        if (column is SeoTitle or SeoDescription or CustomId) return null;
        var isVariant = column.StartsWith(VariantPrefix, StringComparison.Ordinal);
        if (!isVariant && !column.StartsWith(ProductPrefix, StringComparison.Ordinal)) return null;

        var name = column[(isVariant ? VariantPrefix : ProductPrefix).Length..];
        var bracket = name.LastIndexOf(" [", StringComparison.Ordinal);
        var dot = bracket < 0 ? -1 : name.LastIndexOf('.', bracket);
        return dot <= 0 || !name.EndsWith(']') ? null : new MetafieldColumn(column, isVariant, name[..dot], name[(dot + 1)..bracket], name[(bracket + 2)..^1]);
    }
}

internal sealed record MetafieldColumn(string Name, bool IsVariant, string Namespace, string Key, string Type);
