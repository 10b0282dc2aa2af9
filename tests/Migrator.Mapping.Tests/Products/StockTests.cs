using Migrator.Core.Records;
using Migrator.Mapping.Tests.Building;

namespace Migrator.Mapping.Tests.Products;

public sealed class StockTests
{
    [Fact]
    public void Stock_that_is_not_managed_is_not_tracked() => Map(A.Stock(5) with { ManageStock = false }).ShouldBe((false, false, null));

    [Fact]
    public void Stock_follows_magentos_defaults_where_the_configuration_decides() => Map(A.Stock(5) with { ManageStock = null, Backorders = null }).ShouldBe((true, false, 5));

    [Fact]
    public void Backorders_go_on_selling() => Map(A.Stock(5) with { Backorders = 1 }).ShouldBe((true, true, 5));

    [Fact]
    public void Fraction_is_rounded_down() => Map(A.Stock(2.99m)).ShouldBe((true, false, 2));

    [Fact]
    public void Quantity_below_nothing_is_nothing() => Map(A.Stock(-3)).ShouldBe((true, false, 0));

    [Fact]
    public void The_switch_takes_it_off_sale_whatever_the_quantity() => Map(A.Stock(7) with { IsInStock = false, Backorders = 1 }).ShouldBe((true, false, 0));

    [Fact]
    public void The_switch_takes_it_off_sale_where_stock_is_not_managed_too() => Map(A.Stock(0) with { IsInStock = false, ManageStock = false }).ShouldBe((true, false, 0));

    [Fact]
    public void Without_a_stock_record_nothing_can_be_sold() => Map(null).ShouldBe((true, false, 0));

    private static (bool, bool, int?) Map(StockItem? stock)
    {
        var variant = (A.Simple() with { Stock = stock }).Map().Variant();
        return (variant.IsTracked, variant.ContinuesSelling, variant.Quantity);
    }
}
