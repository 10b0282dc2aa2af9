using Migrator.Core.Findings;

namespace Migrator.Magento.Tests.ExportFiles;

public sealed class DateTests : IDisposable
{
    private readonly TestExport _export = new();

    public void Dispose() => _export.Dispose();

    [Theory]
    [InlineData("custom_design_from", "25/12/2025", "custom_design_from")]
    [InlineData("new_from_date", "25/12/2025", "news_from_date")]
    [InlineData("new_from_date", "5.12.2025", "news_from_date")]
    public async Task A_date_in_another_form_costs_itself_and_not_the_others(string column, string text, string code)
    {
        var run = await _export
            .Product("A", ("special_price_from_date", "5/12/26"))
            .Product("B", (column, text))
            .Product("C", ("special_price_from_date", "1/5/26"))
            .ProductsAsync();

        run.Products["A"].Value("special_from_date").ShouldBe("2026-05-12");
        run.Products["C"].Value("special_from_date").ShouldBe("2026-01-05");
        run.Products["B"].Value(code).ShouldBe(text);
        run.Findings.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            f => f.Rule.ShouldBe("value.not-a-date"), f => f.Record.ShouldBe("B"), f => f.Before.ShouldBe(text), f => f.Message.ShouldContain("products.csv, line 3"));
    }

    [Fact]
    public async Task A_time_in_another_form_does_not_change_what_the_other_times_mean()
    {
        _export.Product("X", ("created_at", "31.12.2026, 13:00"));
        for (var i = 0; i < 3; i++) _export.Product($"S{i}");
        var run = await _export.ProductsAsync();

        run.Products["S1"].CreatedAt.ShouldBe(new DateTimeOffset(2026, 11, 23, 17, 34, 0, TimeSpan.Zero));
        run.Findings.ShouldHaveSingleItem().Record.ShouldBe("X");
    }

    [Fact]
    public async Task What_people_type_into_an_attribute_does_not_tell_the_order()
    {
        _export.Product("A", ("created_at", ""), ("special_price_from_date", "1/5/26"), ("additional_attributes", "batch=25/12/2025"));
        for (var i = 0; i < 3; i++) _export.Product($"S{i}", ("created_at", ""), ("additional_attributes", "batch=25/12/2025"));
        var run = await _export.ProductsAsync();

        run.Products["A"].Value("special_from_date").ShouldBe("2026-01-05");
    }

    [Fact]
    public async Task Each_file_has_its_own_order()
    {
        _export.Write("a.csv", "sku,product_type,new_from_date\nA1,simple,12/25/25\nA2,simple,1/5/26\n");
        _export.Write("b.csv", "sku,product_type,new_from_date\nB1,simple,25/12/25\nB2,simple,1/5/26\n");
        var run = await SourceRun.OfAsync(_export.Path, Core.Entities.EntityType.Products);

        run.Products["A2"].Value("news_from_date").ShouldBe("2026-01-05");
        run.Products["B2"].Value("news_from_date").ShouldBe("2026-05-01");
        run.Findings.ShouldBeEmpty();
    }

    [Fact]
    public async Task Where_no_date_tells_the_order_the_United_States_is_assumed_and_said_once()
    {
        var run = await _export
            .Product("A", ("created_at", ""), ("special_price_from_date", "4/4/26"))
            .Product("B", ("created_at", ""), ("special_price_from_date", "1/5/26"), ("special_price_to_date", "2/5/26"))
            .ProductsAsync();

        run.Products["B"].Value("special_from_date").ShouldBe("2026-01-05");
        run.Findings.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            f => f.Rule.ShouldBe("dates.order-assumed"), f => f.State.ShouldBe(RecordState.Transformed), f => f.Message.ShouldContain("products.csv, line 3"), f => f.Message.ShouldContain("'1/5/26'"));
    }

    [Fact]
    public async Task Where_nobody_said_the_time_zone_UTC_is_assumed_and_said_once()
    {
        var run = await _export.Product("A").Product("B").ProductsAsync(timeZone: null);

        run.Products["A"].CreatedAt.ShouldBe(new DateTimeOffset(2026, 11, 23, 17, 34, 0, TimeSpan.Zero));
        run.Findings.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            f => f.Rule.ShouldBe("dates.zone-assumed"), f => f.Message.ShouldContain("products.csv, line 2"), f => f.Message.ShouldContain("source.timeZone"));
    }

    [Fact]
    public async Task Dates_without_a_time_need_no_time_zone()
    {
        var run = await _export.Product("A", ("created_at", "2026-11-23 17:34:05"), ("special_price_from_date", "12/25/26")).ProductsAsync(timeZone: null);

        run.Findings.ShouldBeEmpty();
    }
}
