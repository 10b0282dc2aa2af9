using Migrator.Core.Rows;

namespace Migrator.Shopify.Tests.Csv;

/// <summary>Products as unpleasant as a store can have them; the same seed gives the same product.</summary>
internal static class SomeProducts
{
    private static readonly string[] Texts =
    [
        "plain", "with, comma", "with \"quotes\"", "two\nlines", "windows\r\nlines", "old mac\rline", "=SUM(A1)", "+1", "-2", "@x", "'=1", " leading", "trailing ", "\ttab",
        "emoji 🧵👨‍👩‍👧", "ümläut ﷺ 汉字", "semi;colon", "\"", "\"\"", "<p class=\"x\">a &amp; b</p>", "NULL", "TRUE", "0", "\\", "a\\\"b", "#1", "\u00a0nbsp",
    ];

    public static ShopifyProduct Create(int seed)
    {
        var random = new Random(seed);
        var options = random.Next(4);
        var images = Enumerable.Range(1, random.Next(5)).Select(i => new ShopifyImage($"https://media.example/{seed}/{i}.jpg?a=1,2", i, Maybe(random))).ToList();
        return new ShopifyProduct
        {
            SourceId = "SKU " + seed + Text(random),
            Handle = $"handle-{seed}",
            Title = Text(random),
            DescriptionHtml = random.Next(3) == 0 ? "" : Text(random) + Text(random),
            Vendor = Maybe(random) ?? "",
            ProductType = Maybe(random) ?? "",
            Tags = [.. Enumerable.Range(0, random.Next(4)).Select(i => $"tag {i} \"x\"")],
            Status = (ProductStatus)random.Next(4),
            IsPublished = random.Next(2) == 0,
            IsGiftCard = random.Next(9) == 0,
            SeoTitle = Maybe(random),
            SeoDescription = Maybe(random),
            OptionNames = [.. Enumerable.Range(1, options).Select(i => $"Option {i}{Text(random)}")],
            Images = images,
            Metafields = Metafields(random),
            Variants = [.. Enumerable.Range(1, options == 0 ? 1 : random.Next(1, 6)).Select(v => Variant(random, v, options, images))],
        };
    }

    private static ShopifyVariant Variant(Random random, int number, int options, List<ShopifyImage> images) => new()
    {
        Sku = $"V{number}{Text(random)}",
        OptionValues = [.. Enumerable.Range(1, options).Select(o => $"{Text(random)}{o}")],
        Price = random.Next(100000) / 100m,
        CompareAtPrice = random.Next(2) == 0 ? null : random.Next(100000) / 100m,
        Cost = random.Next(2) == 0 ? null : random.Next(1000000) / 10000m,
        Barcode = Maybe(random),
        Weight = random.Next(2) == 0 ? null : random.Next(10000) / 1000m,
        WeightUnit = new[] { "g", "kg", "oz", "lb" }[random.Next(4)],
        IsTaxable = random.Next(2) == 0,
        RequiresShipping = random.Next(2) == 0,
        IsTracked = random.Next(2) == 0,
        ContinuesSelling = random.Next(2) == 0,
        Quantity = random.Next(2) == 0 ? null : random.Next(-5, 1000),
        CountryOfOrigin = random.Next(2) == 0 ? null : "DE",
        Image = images.Count > 0 && random.Next(2) == 0 ? images[random.Next(images.Count)].Source : null,
        Metafields = Metafields(random),
    };

    private static List<Metafield> Metafields(Random random) =>
    [
        .. new[]
        {
            new Metafield("custom.deep", "key", "multi_line_text_field", Text(random)),
            new Metafield("magento", "colors", "list.single_line_text_field", """["Red, dark","Gr\"een"]"""),
            new Metafield("magento", "material", "single_line_text_field", Text(random)),
            new Metafield("magento", "size", "dimension", """{"value":1.5,"unit":"cm"}"""),
        }.Where(_ => random.Next(2) == 0),
    ];

    private static string? Maybe(Random random) => random.Next(2) == 0 ? null : Text(random);

    private static string Text(Random random) => Texts[random.Next(Texts.Length)];
}
