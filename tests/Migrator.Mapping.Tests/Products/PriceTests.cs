using Migrator.Mapping.Tests.Building;

namespace Migrator.Mapping.Tests.Products;

public sealed class PriceTests
{
    [Theory]
    [InlineData(null, null, true)]
    [InlineData("2026-11-24", null, true)]
    [InlineData(null, "2026-11-24", true)]
    [InlineData("2026-11-25", null, false)]
    [InlineData(null, "2026-11-23", false)]
    [InlineData("2026-11-23T23:00:00Z", null, true)]
    public void Special_price_counts_on_the_days_of_its_window_and_both_ends_are_in_it(string? from, string? to, bool runs)
    {
        var product = A.Simple().With("special_price", "9.99");
        if (from is not null) product = product.With("special_from_date", from);
        if (to is not null) product = product.With("special_to_date", to);

        var variant = product.Map().Variant();

        (variant.Price, variant.CompareAtPrice).ShouldBe(runs ? (9.99m, 12.5m) : (12.5m, (decimal?)null));
    }

    [Fact]
    public void The_day_is_that_of_the_shops_time_zone()
    {
        // Noon in Greenwich is already the next day on Kiritimati.
        var mapping = Mappings.Create(shop: Mappings.Shop with { TimeZone = "Pacific/Kiritimati" });

        A.Simple().With("special_price", "9.99").With("special_from_date", "2026-11-25").Map(mapping).Variant().Price.ShouldBe(9.99m);
    }

    [Fact]
    public void Special_price_to_come_is_kept_for_later_and_reported()
    {
        var mapped = A.Simple().With("special_price", "9.99").With("special_from_date", "2026-12-01").Map();

        mapped.Product().Metafield("special_price").ShouldBe("9.99");
        mapped.Product().Metafield("special_from_date").ShouldBe("2026-12-01");
        mapped.Finding(Rules.SpecialPriceScheduled);
    }

    [Fact]
    public void Special_price_above_the_price_is_not_applied_and_reported()
    {
        var mapped = A.Simple().With("special_price", "13").Map();

        (mapped.Variant().Price, mapped.Variant().CompareAtPrice).ShouldBe((12.5m, null));
        mapped.Finding(Rules.SpecialPriceNotLower);
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("twelve")]
    [InlineData("1e3")]
    [InlineData("99999999999999999999999999999999")]
    public void Product_whose_price_is_no_price_becomes_a_draft(string price)
    {
        var mapped = A.Simple().With("price", price).Map();

        mapped.Product().IsPublished.ShouldBeFalse();
        mapped.Variant().Price.ShouldBe(0);
        mapped.Product().Metafield("price_text").ShouldBe(price);
        mapped.Finding(Rules.PriceUnreadable).Before.ShouldBe(price);
    }

    [Theory]
    [InlineData("EUR", 12.35)]
    [InlineData("JPY", 12)]
    [InlineData("KWD", 12.345)]
    public void Price_has_the_decimals_of_the_currency(string currency, double expected) =>
        A.Simple().With("price", "12.345").Map(Mappings.Create(shop: Mappings.Shop with { Currency = currency })).Variant().Price.ShouldBe((decimal)expected);

    [Theory]
    [InlineData("None", false)]
    [InlineData("0", false)]
    [InlineData("Taxable Goods", true)]
    public void Tax_class_decides_whether_it_is_taxable(string taxClass, bool isTaxable) => A.Simple().With("tax_class_id", taxClass).Map().Variant().IsTaxable.ShouldBe(isTaxable);

    [Theory]
    [InlineData("DE", "DE")]
    [InlineData("germany", "DE")]
    [InlineData("Côte d’Ivoire", "CI")]
    [InlineData("Atlantis", null)]
    public void Country_is_a_code_or_a_name(string country, string? code) => A.Simple().With("country_of_manufacture", country).Map().Variant().CountryOfOrigin.ShouldBe(code);

    [Theory]
    [InlineData("shop", "lb")]
    [InlineData("kg", "kg")]
    public void Weight_is_in_the_unit_of_the_shop_unless_the_settings_say_otherwise(string setting, string unit)
    {
        var mapping = Mappings.Create($$"""{ "version": 1, "weightUnit": "{{setting}}" }""", Mappings.Shop with { WeightUnit = "POUNDS" });

        A.Simple().With("weight", "2").Map(mapping).Variant().WeightUnit.ShouldBe(unit);
    }
}
