using Migrator.Core.Findings;
using Migrator.Core.Rows;
using Migrator.Mapping.Tests.Building;

namespace Migrator.Mapping.Tests.Products;

public sealed class SimpleProductTests
{
    [Fact]
    public void Simple_product_becomes_a_published_product_with_one_variant()
    {
        var mapped = A.Simple("MUG-1").With("weight", "0.350000").With("ean", "4006381333931").With("manufacturer", "Kiln & Co").Map();

        var product = mapped.Product();
        product.SourceId.ShouldBe("MUG-1");
        product.Handle.ShouldBe("mug-1");
        product.Title.ShouldBe("Mug");
        product.Vendor.ShouldBe("Kiln & Co");
        product.ProductType.ShouldBe("Default");
        (product.Status, product.IsPublished).ShouldBe((ProductStatus.Active, true));
        product.OptionNames.ShouldBeEmpty();
        var variant = mapped.Variant();
        variant.Sku.ShouldBe("MUG-1");
        variant.Price.ShouldBe(12.5m);
        variant.Weight.ShouldBe(0.35m);
        variant.WeightUnit.ShouldBe("kg");
        variant.Barcode.ShouldBe("4006381333931");
        (variant.IsTracked, variant.Quantity, variant.IsTaxable, variant.RequiresShipping).ShouldBe((true, 10, true, true));
        mapped.Outcome("MUG-1").ShouldBe(new Outcome(Core.Entities.EntityType.Products, "MUG-1", RecordState.Moved, "product:mug-1", "product.one-variant"));
        mapped.Findings.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("virtual")]
    [InlineData("downloadable")]
    public void Virtual_and_downloadable_products_need_no_shipping(string type) =>
        (A.Simple() with { Type = type }).Map().Variant().RequiresShipping.ShouldBeFalse();

    [Theory]
    [InlineData("2")]
    [InlineData("0")]
    [InlineData("Disabled")]
    public void Disabled_product_is_a_draft_and_never_published(string status)
    {
        var mapped = A.Simple().With("status", status).Map();

        (mapped.Product().Status, mapped.Product().IsPublished).ShouldBe((ProductStatus.Draft, false));
        mapped.Outcome("MUG-1").Rule.ShouldBe("product.disabled-drafted");
    }

    [Fact]
    public void Product_without_a_readable_status_is_a_draft_and_said_so()
    {
        var mapped = A.Simple().With("status", "perhaps").Map();

        mapped.Product().Status.ShouldBe(ProductStatus.Draft);
        mapped.Finding(Rules.ProductStatusUnknown).Before.ShouldBe("perhaps");
    }

    [Fact]
    public void Product_on_no_website_is_a_draft_and_said_so()
    {
        var mapped = (A.Simple() with { Websites = [] }).Map();

        mapped.Product().Status.ShouldBe(ProductStatus.Draft);
        mapped.Finding(Rules.ProductNoWebsite);
    }

    [Fact]
    public void Orphan_that_is_not_visible_alone_is_unlisted_and_not_published()
    {
        var mapped = A.Child("LOOSE").Map();

        (mapped.Product().Status, mapped.Product().IsPublished).ShouldBe((ProductStatus.Unlisted, false));
        mapped.Finding(Rules.ProductHidden);
    }

    [Fact]
    public void Orphan_can_be_published_unlisted_by_a_setting()
    {
        var mapped = A.Child("LOOSE").Map(Mappings.Create("""{ "version": 1, "hiddenProducts": "unlistedPublished" }"""));

        (mapped.Product().Status, mapped.Product().IsPublished).ShouldBe((ProductStatus.Unlisted, true));
    }

    [Fact]
    public void Product_that_only_the_catalog_shows_is_published_and_the_difference_is_kept()
    {
        var mapped = A.Simple().With("visibility", "Catalog").Map();

        mapped.Product().IsPublished.ShouldBeTrue();
        mapped.Product().Metafield("visibility").ShouldBe("Catalog");
        mapped.Finding(Rules.VisibilityCatalogOnly);
    }

    [Fact]
    public void Websites_are_kept_as_a_list() => (A.Simple() with { Websites = ["base", "eu"] }).Map().Product().Metafield("websites").ShouldBe("""["base","eu"]""");

    [Fact]
    public void Product_of_another_modules_type_is_a_draft_and_said_so()
    {
        var mapped = (A.Simple() with { Type = "subscription" }).Map();

        mapped.Product().Status.ShouldBe(ProductStatus.Draft);
        mapped.Finding(Rules.ProductUnknownType).Before.ShouldBe("subscription");
    }

    [Fact]
    public void Product_without_a_sku_fails_and_nothing_of_it_is_counted_as_moved()
    {
        var mapped = A.Simple("").Map();

        mapped.Rows.ShouldBeEmpty();
        mapped.Outcome("").State.ShouldBe(RecordState.Failed);
        mapped.Coverage.ShouldAllBe(c => c.State == RecordState.Failed);
    }
}
