using Migrator.Core.Rows;

namespace Migrator.Shopify.Tests.Driving;

/// <summary>Rows that are valid as they are.</summary>
internal static class Rows
{
    public static ShopifyProduct Mug(string sku = "MUG-1") => new()
    {
        SourceId = sku,
        Handle = sku.ToLowerInvariant(),
        Title = $"Mug {sku}",
        DescriptionHtml = "<p>A <b>mug</b> &amp; more.</p>",
        Vendor = "Potters",
        ProductType = "Mugs",
        Tags = ["Kitchen", "Sale"],
        Status = ProductStatus.Active,
        IsPublished = true,
        SeoTitle = "Best mug",
        SeoDescription = "It holds tea.",
        Images = [new ShopifyImage($"https://media.example/{sku}-front.jpg", 1, "Front"), new ShopifyImage($"https://media.example/{sku}-back.jpg", 2, null)],
        Metafields = [new Metafield("magento", "material", "single_line_text_field", "Clay")],
        Variants =
        [
            new ShopifyVariant
            {
                Sku = sku,
                Price = 12.50m,
                CompareAtPrice = 15m,
                Cost = 4.2m,
                Barcode = "4006381333931",
                Weight = 0.35m,
                IsTracked = true,
                Quantity = 7,
                CountryOfOrigin = "DE",
                Image = $"https://media.example/{sku}-front.jpg",
                Metafields = [new Metafield("magento", "glaze", "single_line_text_field", "Blue")],
            },
        ],
    };

    public static ShopifyProduct Shirt(string sku = "SHIRT") => Mug(sku) with
    {
        OptionNames = ["Size", "Color"],
        Images = [new ShopifyImage($"https://media.example/{sku}-red.jpg", 1, "Red"), new ShopifyImage($"https://media.example/{sku}-blue.jpg", 2, "Blue")],
        Variants =
        [
            .. new[] { "S", "M" }.SelectMany(size => new[] { "Red", "Blue" }.Select(color => new ShopifyVariant
            {
                Sku = $"{sku}-{size}-{color}",
                OptionValues = [size, color],
                Price = 20m,
                IsTracked = true,
                Quantity = 3,
                Image = $"https://media.example/{sku}-{color.ToLowerInvariant()}.jpg",
            })),
        ],
    };

    public static ShopifyMetafieldDefinition Definition(string key, string type = "single_line_text_field", string owner = "PRODUCT", string? name = null) =>
        new() { OwnerType = owner, Namespace = "magento", Key = key, Name = name ?? key, Type = type, Attribute = key };
}
