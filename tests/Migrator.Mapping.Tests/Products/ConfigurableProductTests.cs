using Migrator.Core.Findings;
using Migrator.Core.Records;
using Migrator.Core.Rows;
using Migrator.Mapping.Tests.Building;

namespace Migrator.Mapping.Tests.Products;

public sealed class ConfigurableProductTests
{
    private static readonly MagentoProduct Small = A.Child("TEE-S-RED", ("size", "S"), ("color", "Red"));
    private static readonly MagentoProduct Large = A.Child("TEE-L-RED", ("size", "L"), ("color", "Red"));

    [Fact]
    public void Configurable_becomes_a_product_with_its_children_as_variants()
    {
        var mapped = A.Family(A.Configurable("TEE", ["size", "color"], Small, Large), Small, Large).Map();

        var product = mapped.Product();
        product.OptionNames.ShouldBe(["Size", "Color"]);
        product.Variants.Select(v => v.Sku).ShouldBe(["TEE-S-RED", "TEE-L-RED"]);
        product.Variants.Select(v => string.Join('/', v.OptionValues)).ShouldBe(["S/Red", "L/Red"]);
        product.Variants.ShouldAllBe(v => v.Price == 12.5m && v.Quantity == 10);
        mapped.Outcome("TEE").Rule.ShouldBe("configurable.product");
        mapped.Outcome("TEE-S-RED").Target.ShouldBe("variant:tee/TEE-S-RED");
    }

    [Fact]
    public void Options_stand_in_the_order_of_their_positions()
    {
        var head = A.Configurable("TEE", ["size", "color"], Small) with { SuperAttributes = [new SuperAttribute("size", "Size", 2), new SuperAttribute("color", "Colour", 1)] };

        A.Family(head, Small).Map().Product().OptionNames.ShouldBe(["Colour", "Size"]);
    }

    [Fact]
    public void Values_that_the_parent_lists_count_before_the_childs_own()
    {
        var head = A.Configurable("TEE", ["size"], Small) with { Variations = [new Variation("TEE-S-RED", new Dictionary<string, string> { ["size"] = "Small" })] };

        A.Family(head, Small).Map().Variant().OptionValues.ShouldBe(["Small"]);
    }

    [Fact]
    public void Product_with_four_options_folds_the_fourth_and_reports_it()
    {
        MagentoProduct[] children =
        [
            A.Child("A", ("size", "L"), ("color", "Red"), ("fit", "Slim"), ("length", "32")),
            A.Child("B", ("size", "L"), ("color", "Red"), ("fit", "Slim"), ("length", "34")),
        ];
        var mapped = A.Family(A.Configurable("JEANS", ["size", "color", "fit", "length"], children), children).Map();

        mapped.Product().OptionNames.ShouldBe(["Size", "Color", "Fit/Length"]);
        mapped.Product().Variants.Select(v => v.OptionValues[2]).ShouldBe(["Slim / 32", "Slim / 34"]);
        mapped.Product().Variants[0].Metafield("length").ShouldBe("32");
        mapped.Finding(Rules.OptionFourthFolded).After.ShouldBe("Size, Color, Fit/Length");
    }

    [Fact]
    public void More_variants_than_the_shop_allows_are_split_between_values_of_the_first_option()
    {
        var children = new[] { "S", "M", "L" }.SelectMany(size => new[] { "Red", "Blue" }.Select(color => A.Child($"TEE-{size}-{color}", ("size", size), ("color", color)))).ToArray();
        var mapping = Mappings.Create(shop: Mappings.Shop with { MaxVariants = 5 });
        var mapped = A.Family(A.Configurable("TEE", ["size", "color"], children), children).Map(mapping);

        var parts = mapped.Rows.Cast<ShopifyProduct>().ToList();
        parts.Select(p => (p.SourceId, p.Handle)).ShouldBe([("TEE", "tee"), ("TEE#2", "tee-2")]);
        parts.Select(p => string.Join(",", p.Variants.Select(v => v.OptionValues[0]))).ShouldBe(["S,S,M,M", "L,L"]);
        mapped.Finding(Rules.VariantsSplit);
        mapped.Outcome("TEE-L-Red").Target.ShouldBe("variant:tee-2/TEE-L-Red");
    }

    [Fact]
    public void Missing_child_is_reported_by_name()
    {
        var head = A.Configurable("TEE", ["size"], Small, Large);

        var mapped = A.Family(head, Small).Map();

        mapped.Finding(Rules.ChildMissing).Before.ShouldBe("TEE-L-RED");
        mapped.Variant().Sku.ShouldBe("TEE-S-RED");
    }

    [Fact]
    public void Child_is_found_whatever_the_case_in_which_its_parent_names_it()
    {
        var head = A.Configurable("TEE", ["size"], Small);
        head = head with { Variations = [new Variation("tee-s-red", new Dictionary<string, string>()), .. head.Variations] };

        var mapped = A.Family(head, Small).Map();

        mapped.Variant().Sku.ShouldBe("TEE-S-RED");
        mapped.Outcome("TEE-S-RED").Target.ShouldBe("variant:tee/TEE-S-RED");
        mapped.Finding(Rules.ChildListedTwice).Before.ShouldBe("TEE-S-RED");
    }

    [Fact]
    public void Child_without_a_value_fails_by_name_and_gets_no_empty_value()
    {
        var nameless = A.Child("TEE-X", ("color", "Red"));
        var mapped = A.Family(A.Configurable("TEE", ["size", "color"], Small, nameless), Small, nameless).Map();

        mapped.Variant().Sku.ShouldBe("TEE-S-RED");
        mapped.Outcome("TEE-X").ShouldSatisfyAllConditions(o => o.State.ShouldBe(RecordState.Failed), o => o.Rule.ShouldBe("child.value-missing"));
        mapped.Finding(Rules.ChildValueMissing).Field.ShouldBe("size");
    }

    [Fact]
    public void Second_child_with_the_same_values_in_another_case_fails_and_names_the_first()
    {
        var twin = A.Child("TEE-TWIN", ("size", "s"), ("color", "RED"));
        var mapped = A.Family(A.Configurable("TEE", ["size", "color"], Small, twin), Small, twin).Map();

        mapped.Variant().Sku.ShouldBe("TEE-S-RED");
        mapped.Outcome("TEE-TWIN").Rule.ShouldBe("child.duplicate-combination");
        mapped.Finding(Rules.ChildDuplicate).Message.ShouldContain("'TEE-S-RED'");
    }

    [Fact]
    public void Disabled_child_of_a_product_for_sale_is_skipped()
    {
        var disabled = Large.With("status", "2");
        var mapped = A.Family(A.Configurable("TEE", ["size"], Small, disabled), Small, disabled).Map();

        mapped.Variant().Sku.ShouldBe("TEE-S-RED");
        mapped.Outcome("TEE-L-RED").ShouldSatisfyAllConditions(o => o.State.ShouldBe(RecordState.Skipped), o => o.Rule.ShouldBe("child.disabled"));
    }

    [Fact]
    public void Disabled_product_keeps_its_disabled_children_in_the_draft()
    {
        var disabled = Large.With("status", "2");
        var mapped = A.Family(A.Configurable("TEE", ["size"], Small, disabled).With("status", "2"), Small, disabled).Map();

        mapped.Product().Status.ShouldBe(ProductStatus.Draft);
        mapped.Product().Variants.Count.ShouldBe(2);
        mapped.Finding(Rules.ChildKeptInDraft).Record.ShouldBe("TEE-L-RED");
    }

    [Fact]
    public void Product_whose_every_child_is_disabled_becomes_a_draft_that_keeps_them()
    {
        var disabled = Large.With("status", "2");
        var mapped = A.Family(A.Configurable("TEE", ["size"], disabled), disabled).Map();

        mapped.Product().Status.ShouldBe(ProductStatus.Draft);
        mapped.Variant().Sku.ShouldBe("TEE-L-RED");
        mapped.Finding(Rules.ConfigurableNothingSold);
    }

    [Fact]
    public void Configurable_without_children_is_a_draft_that_cannot_be_bought()
    {
        var mapped = A.Family(A.Configurable("TEE", ["size"])).Map();

        mapped.Product().Status.ShouldBe(ProductStatus.Draft);
        mapped.Variant().ShouldSatisfyAllConditions(v => v.Sku.ShouldBe("TEE"), v => v.Quantity.ShouldBe(0), v => v.IsTracked.ShouldBeTrue());
        mapped.Finding(Rules.ConfigurableNoChildren);
    }

    [Fact]
    public void Child_that_is_visible_alone_is_a_variant_too_and_its_stock_is_said_to_count_twice()
    {
        var family = new ProductFamily(A.Configurable("TEE", ["size"], Small), [new FamilyMember(Small, Counted: false, HasOwnFamily: true)]);
        var mapped = family.Map();

        mapped.Variant().Sku.ShouldBe("TEE-S-RED");
        mapped.Finding(Rules.ChildSoldAlone).Record.ShouldBe("TEE-S-RED");
        mapped.Outcomes.Select(o => o.Record).ShouldBe(["TEE"]);
    }

    [Fact]
    public void Child_of_two_parents_is_a_variant_of_both_and_counted_once()
    {
        var first = new ProductFamily(A.Configurable("TEE", ["size"], Small), [new FamilyMember(Small, true, false)]).Map();
        var second = new ProductFamily(A.Configurable("SET", ["size"], Small), [new FamilyMember(Small, false, false)]).Map();

        first.Variant().Sku.ShouldBe(second.Variant().Sku);
        first.Outcomes.Select(o => o.Record).ShouldBe(["TEE", "TEE-S-RED"], ignoreOrder: true);
        second.Outcomes.Select(o => o.Record).ShouldBe(["SET"]);
        second.Finding(Rules.ChildShared);
    }

    [Fact]
    public void Childs_texts_that_equal_the_parents_are_carried_once_and_others_in_metafields()
    {
        var child = Small.With("name", "Tee S").With("description", "<p>Soft</p>").With("care", "Wash cold");
        var mapped = A.Family(A.Configurable("TEE", ["size", "color"], child).With("description", "<p>Soft</p>"), child).Map();

        mapped.Variant().Metafields.Select(m => m.Key).ShouldBe(["care", "name", "tax_class_id"]);
        mapped.Finding(Rules.ChildSameAsParent).Field.ShouldBe("description");
        mapped.Finding(Rules.ChildNoPage).Field.ShouldBe("url_key");
    }

    [Fact]
    public void Childrens_pictures_follow_the_parents_and_show_on_their_variants()
    {
        var small = Small.Showing("/s/1.jpg", "/s/2.jpg");
        var large = Large.Showing("/p/1.jpg");
        var mapped = A.Family(A.Configurable("TEE", ["size"], small, large).Showing("/p/1.jpg"), small, large).Map();

        const string media = "https://shop.example/media/catalog/product";
        mapped.Product().Images.Select(i => i.Source).ShouldBe([media + "/p/1.jpg", media + "/s/1.jpg", media + "/s/2.jpg"]);
        mapped.Product().Variants.Select(v => v.Image).ShouldBe([media + "/s/1.jpg", media + "/p/1.jpg"]);
        mapped.Finding(Rules.ImageDuplicate);
    }
}
