using Migrator.Core.Entities;
using Migrator.Core.Findings;
using Migrator.Core.Records;
using Migrator.Core.Rows;
using Migrator.Core.Stages;

namespace Migrator.Mapping.Tests.Building;

/// <summary>What the mapping makes of things, on a shop as it usually is.</summary>
internal static class Mappings
{
    public static readonly DateTimeOffset Now = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    public static readonly ShopProfile Shop = new(
        "test.myshopify.com", "Test Shop", "Basic", "EUR", "KILOGRAMS", "Europe/Berlin", 2048, 3, [], new NamedId("gid://shopify/Location/1", "Main"), [], []);

    /// <summary>The attributes that the tests' products have.</summary>
    public static readonly IReadOnlyList<MagentoAttribute> Attributes =
    [
        Attribute("name", AttributeInput.Text), Attribute("description", AttributeInput.TextArea), Attribute("short_description", AttributeInput.TextArea),
        Attribute("status", AttributeInput.Select), Attribute("visibility", AttributeInput.Select), Attribute("price", AttributeInput.Price),
        Attribute("special_price", AttributeInput.Price), Attribute("special_from_date", AttributeInput.Date), Attribute("special_to_date", AttributeInput.Date),
        Attribute("cost", AttributeInput.Price), Attribute("weight", AttributeInput.Weight), Attribute("tax_class_id", AttributeInput.Select), Attribute("url_key", AttributeInput.Text),
        Attribute("meta_title", AttributeInput.Text), Attribute("meta_description", AttributeInput.TextArea), Attribute("meta_keyword", AttributeInput.TextArea),
        Attribute("manufacturer", AttributeInput.Select), Attribute("country_of_manufacture", AttributeInput.Select), Attribute("ean", AttributeInput.Text),
        Attribute("color", AttributeInput.Select), Attribute("size", AttributeInput.Select), Attribute("fit", AttributeInput.Select), Attribute("length", AttributeInput.Select),
        Attribute("features", AttributeInput.MultiSelect), Attribute("waterproof", AttributeInput.Boolean), Attribute("released", AttributeInput.Date), Attribute("pieces", AttributeInput.Integer),
        Attribute("height_cm", AttributeInput.Decimal), Attribute("care", AttributeInput.TextArea), Attribute("note", AttributeInput.Text), Attribute("options_container", AttributeInput.Select),
    ];

    public static MagentoAttribute Attribute(string code, AttributeInput input) => new() { Code = code, Label = code, Input = input };

    public static IMapping Create(string? json = null, ShopProfile? shop = null, string? media = "https://shop.example/media/catalog/product", IEnumerable<MagentoAttribute>? attributes = null) =>
        new MappingFactory().Create(new MappingInputs(json, new AttributeCatalog(attributes ?? Attributes), shop ?? Shop, Now, media));

    public static Mapped Map(this MagentoProduct product, IMapping? mapping = null) => A.Family(product).Map(mapping);

    public static Mapped Map(this ProductFamily family, IMapping? mapping = null) => (mapping ?? Create()).Map(EntityType.Products, family);

    public static ShopifyProduct Product(this Mapped mapped) => mapped.Rows.ShouldHaveSingleItem().ShouldBeOfType<ShopifyProduct>();

    public static ShopifyVariant Variant(this Mapped mapped) => mapped.Product().Variants.ShouldHaveSingleItem();

    public static Finding Finding(this Mapped mapped, MappingRule rule) => mapped.Findings.Where(f => f.Rule == rule.Name).ShouldHaveSingleItem();

    public static void ShouldNotFind(this Mapped mapped, MappingRule rule) => mapped.Findings.ShouldNotContain(f => f.Rule == rule.Name);

    public static Outcome Outcome(this Mapped mapped, string sku) => mapped.Outcomes.Where(o => o.Record == sku).ShouldHaveSingleItem();

    public static RecordState State(this Mapped mapped, string attribute) => mapped.Coverage.Where(c => c.Attribute == attribute).ShouldHaveSingleItem().State;

    public static string? Metafield(this ShopifyProduct product, string key) => product.Metafields.SingleOrDefault(m => m.Key == key)?.Value;

    public static string? Metafield(this ShopifyVariant variant, string key) => variant.Metafields.SingleOrDefault(m => m.Key == key)?.Value;
}
