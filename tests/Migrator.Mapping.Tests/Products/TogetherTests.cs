using Migrator.Core.Records;
using Migrator.Core.Rows;
using Migrator.Mapping.Tests.Building;

namespace Migrator.Mapping.Tests.Products;

public sealed class TogetherTests
{
    private static readonly MagentoProduct Ball = A.Simple("BALL").With("price", "20").With("name", "Ball");
    private static readonly MagentoProduct Block = A.Simple("BLOCK").With("price", "5").With("name", "Block");

    [Fact]
    public void Grouped_product_offers_its_items_each_at_its_own_price()
    {
        var head = A.Simple("SET").Without("price") with { Type = "grouped", GroupedItems = [new GroupedItem("BLOCK", 3, 2), new GroupedItem("BALL", 0, 1)] };
        var mapped = A.Family(head, Ball, Block).Map();

        mapped.Product().OptionNames.ShouldBe(["Item"]);
        mapped.Product().Variants.Select(v => (v.Sku, v.OptionValues[0], v.Price)).ShouldBe([("BALL", "Ball", 20m), ("BLOCK", "Block", 5m)]);
        mapped.Product().Metafield("grouped_quantities").ShouldBe("""{"BLOCK":3}""");
    }

    [Fact]
    public void Items_of_one_name_are_told_apart_by_their_skus()
    {
        var twin = A.Simple("BALL-2").With("name", "ball");
        var head = A.Simple("SET") with { Type = "grouped", GroupedItems = [new GroupedItem("BALL", 1, 1), new GroupedItem("BALL-2", 1, 2)] };

        A.Family(head, Ball, twin).Map().Product().Variants.Select(v => v.OptionValues[0]).ShouldBe(["Ball", "ball (BALL-2)"]);
    }

    [Fact]
    public void Dynamic_bundle_costs_what_is_chosen_beforehand_times_its_quantity()
    {
        var mapped = Bundle(dynamic: true, new BundleOption("Ball", "radio", true, [Selection("BALL", isDefault: true)]), new BundleOption("Block", "select", true, [Selection("BLOCK", quantity: 2)])).Map();

        var kit = mapped.Rows.Cast<ShopifyProduct>().First();
        kit.Variants.ShouldHaveSingleItem().Price.ShouldBe(30);
        mapped.Finding(Rules.BundleDynamic).After.ShouldBe("30");
    }

    [Fact]
    public void Dynamic_bundle_takes_the_running_special_price_of_its_parts()
    {
        var family = Bundle(true, new BundleOption("Ball", "radio", true, [Selection("BALL")]));
        family = family with { Members = [new FamilyMember(Ball.With("special_price", "15"), false, true)] };

        family.Map().Variant().Price.ShouldBe(15);
    }

    [Fact]
    public void Special_price_of_a_bundle_is_a_percentage()
    {
        var family = Bundle(true, new BundleOption("Ball", "radio", true, [Selection("BALL")]));
        var mapped = (family with { Head = family.Head.With("special_price", "80") }).Map();

        var kit = mapped.Rows.Cast<ShopifyProduct>().First();
        (kit.Variants[0].Price, kit.Variants[0].CompareAtPrice).ShouldBe((16m, 20m));
    }

    [Fact]
    public void Bundle_of_which_a_required_part_is_gone_is_a_draft()
    {
        var mapped = Bundle(true, new BundleOption("Gone", "radio", true, [Selection("GONE", isDefault: true)])).Map();

        mapped.Rows.Cast<ShopifyProduct>().First().Status.ShouldBe(ProductStatus.Draft);
        mapped.Finding(Rules.BundleUnpriced);
        mapped.Finding(Rules.LinkMissing).Before.ShouldBe("GONE");
    }

    [Fact]
    public void Fixed_bundle_costs_its_own_price_and_what_is_chosen_beforehand_adds()
    {
        var mapped = Bundle(false, new BundleOption("Ball", "radio", true, [Selection("BALL", price: 5)]), new BundleOption("Block", "radio", true, [Selection("BLOCK", price: 10, isPercent: true)])).Map();

        mapped.Rows.Cast<ShopifyProduct>().First().Variants[0].Price.ShouldBe(50 + 5 + 5);
    }

    [Fact]
    public void Hidden_part_of_a_bundle_becomes_an_unlisted_product_of_its_own()
    {
        var part = A.Child("PART").With("price", "3");
        var family = Bundle(true, new BundleOption("Part", "radio", true, [Selection("PART")]));
        var mapped = (family with { Members = [new FamilyMember(part, true, false)] }).Map();

        var row = mapped.Rows.Cast<ShopifyProduct>().Single(r => r.SourceId == "PART");
        (row.Status, row.IsPublished).ShouldBe((ProductStatus.Unlisted, false));
        mapped.Outcome("PART").Rule.ShouldBe("bundle.component");
    }

    [Fact]
    public void Gift_card_has_a_variant_for_each_amount()
    {
        var card = A.Simple("CARD").Without("price") with { Type = "giftcard", GiftCard = new GiftCardTerms("virtual", [50, 25], 10, 100, true) };
        var mapped = card.Map();

        mapped.Product().IsGiftCard.ShouldBeTrue();
        mapped.Product().OptionNames.ShouldBe(["Denominations"]);
        mapped.Product().Variants.Select(v => (v.Sku, v.OptionValues[0], v.Price, v.RequiresShipping)).ShouldBe([("CARD#25.00", "25.00", 25m, false), ("CARD#50.00", "50.00", 50m, false)]);
        mapped.Finding(Rules.GiftCardOpenAmount).Before.ShouldBe("10 to 100");
    }

    private static ProductFamily Bundle(bool dynamic, params BundleOption[] options) => A.Family(
        A.Simple("KIT").With("price", "50") with { Type = "bundle", Bundle = new BundleComposition(dynamic, true, true, "Price range", true, options) }, Ball, Block);

    private static BundleSelection Selection(string sku, bool isDefault = false, decimal quantity = 1, decimal price = 0, bool isPercent = false) => new(sku, price, isPercent, isDefault, quantity, false);
}
