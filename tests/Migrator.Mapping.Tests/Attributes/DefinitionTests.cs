using Migrator.Core.Entities;
using Migrator.Core.Findings;
using Migrator.Core.Records;
using Migrator.Core.Rows;
using Migrator.Core.Stages;
using Migrator.Mapping.Tests.Building;

namespace Migrator.Mapping.Tests.Attributes;

public sealed class DefinitionTests
{
    [Fact]
    public void Attribute_becomes_a_typed_definition_of_products_and_variants()
    {
        var rows = Map(Mappings.Attribute("features", AttributeInput.MultiSelect), Mappings.Attribute("a", AttributeInput.Text)).Rows.Cast<ShopifyMetafieldDefinition>();

        rows.Select(r => (r.OwnerType, r.Key, r.Type)).ShouldBe([("PRODUCT", "features", "list.single_line_text_field"), ("PRODUCTVARIANT", "features", "list.single_line_text_field")]);
    }

    [Fact]
    public void The_custom_id_and_migrators_own_definitions_come_once()
    {
        var attributes = Mappings.Attributes;
        var mapping = Mappings.Create();
        var rows = attributes.SelectMany(a => mapping.Map(EntityType.Attributes, a).Rows).Cast<ShopifyMetafieldDefinition>().ToList();

        rows.Where(r => r is { OwnerType: "PRODUCT", Namespace: "magento", Key: "sku" }).ShouldHaveSingleItem().Type.ShouldBe("id");
        rows.Select(r => r.SourceId).ShouldBeUnique();
    }

    [Fact]
    public void Every_metafield_of_a_product_has_its_definition_unless_said_otherwise()
    {
        var mapping = Mappings.Create();
        var defined = Mappings.Attributes.SelectMany(a => mapping.Map(EntityType.Attributes, a).Rows).Cast<ShopifyMetafieldDefinition>().ToDictionary(r => r.SourceId, r => r.Type);
        var product = A.Simple().With("special_price", "9").With("special_to_date", "2027-01-01").With("visibility", "Search").With("url_key", "Ü").With("note", "n").With("features", "x").Map(mapping).Product();

        foreach (var metafield in product.Metafields) defined.ShouldContainKeyAndValue($"PRODUCT/{metafield.Namespace}.{metafield.Key}", metafield.Type);
    }

    [Fact]
    public void Field_of_shopifys_own_needs_no_definition()
    {
        var mapped = Map(Mappings.Attribute("price", AttributeInput.Price), Mappings.Attribute("a", AttributeInput.Text));

        mapped.Rows.ShouldBeEmpty();
        mapped.Outcomes.ShouldHaveSingleItem().ShouldSatisfyAllConditions(o => o.State.ShouldBe(RecordState.Merged), o => o.Target.ShouldBe("variant.price"));
    }

    [Fact]
    public void Least_used_attributes_go_without_a_definition()
    {
        var attributes = Enumerable.Range(0, 300).Select(i => Mappings.Attribute($"a{i:000}", AttributeInput.Text) with { Uses = i }).ToList();
        var mapping = Mappings.Create(attributes: attributes);
        var results = attributes.ConvertAll(a => mapping.Map(EntityType.Attributes, a));

        results.SelectMany(r => r.Rows).Cast<ShopifyMetafieldDefinition>().CountBy(r => r.OwnerType).ShouldAllBe(c => c.Value == 256);
        results[0].Outcomes[0].ShouldSatisfyAllConditions(o => o.State.ShouldBe(RecordState.Skipped), o => o.Rule.ShouldBe("definition.over-limit"));
        results[0].Findings.ShouldHaveSingleItem().Rule.ShouldBe("definition.over-limit");
        results[^1].Findings.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Größe (cm)", "gr__e__cm_")]
    [InlineData("x", "x_")]
    [InlineData("sku_of_supplier", "sku_of_supplier")]
    public void Code_becomes_a_key_that_shopify_takes(string code, string key) =>
        Map(Mappings.Attribute(code, AttributeInput.Text), Mappings.Attribute("A", AttributeInput.Text)).Rows.Cast<ShopifyMetafieldDefinition>().First().Key.ShouldBe(key);

    private static Mapped Map(MagentoAttribute attribute, params MagentoAttribute[] others) => Mappings.Create(attributes: [.. others, attribute]).Map(EntityType.Attributes, attribute);
}
