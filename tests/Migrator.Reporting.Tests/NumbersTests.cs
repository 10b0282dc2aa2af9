using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using AngleSharp.Dom;
using Migrator.Core.Findings;
using Migrator.Reporting.Tests.Runs;

namespace Migrator.Reporting.Tests;

public class NumbersTests
{
    [Fact]
    public async Task The_columns_of_each_entity_add_up_to_what_was_read_and_the_page_says_so()
    {
        var page = (await WrittenReport.SampleAsync()).Page;

        foreach (var row in page.QuerySelectorAll("#counts tr[data-entity]"))
        {
            var n = row.QuerySelectorAll(".num").Select(Number).ToList();
            n.Skip(1).Take(5).Sum().ShouldBe(n[0]);
            row.Children[^1].TextContent.ShouldBe("adds up");
        }

        Numbers(page, "products")[0].ShouldBe(SampleStore.Records);
        Numbers(page, "total").ShouldBe(Numbers(page, "products").Zip(Numbers(page, "attributes"), (a, b) => a + b));
    }

    [Fact]
    public async Task The_page_and_the_JSON_give_the_same_numbers()
    {
        var report = await WrittenReport.SampleAsync();
        var (page, summary, data) = (report.Page, report.Summary, report.Data);

        foreach (var entity in summary.GetProperty("entities").EnumerateArray())
        {
            string[] columns = ["read", "created", "updated", "unchanged", "skipped", "failed", "differing"];
            Numbers(page, entity.GetProperty("entity").GetString()!).ShouldBe(columns.Select(c => entity.GetProperty(c).GetInt64()));
        }

        Column(page, "#rules > .scroll > table > tbody > tr", ".num").ShouldBe(Values(summary, "rules", "count"));
        Column(page, "#coverage tbody tr", ".num").ShouldBe(Values(summary, "coverage", "values"));
        page.QuerySelectorAll("#coverage tbody tr").Select(r => r.QuerySelectorAll(".num").Skip(1).Sum(Number)).ShouldBe(Values(summary, "coverage", "values"));
        page.QuerySelectorAll("#attention article[data-count] .count").Select(Number).Sum().ShouldBe(summary.GetProperty("failures").GetProperty("groups").EnumerateArray().Sum(g => g.GetProperty("count").GetInt64()));

        summary.GetProperty("findings").GetInt64().ShouldBe(data.GetProperty("findings").GetArrayLength());
        summary.GetProperty("differences").GetInt64().ShouldBe(data.GetProperty("differences").GetArrayLength());
        summary.GetProperty("records").GetInt64().ShouldBe(data.GetProperty("records").GetArrayLength());
        Values(summary, "rules", "count").Sum().ShouldBe(data.GetProperty("findings").GetArrayLength());
        Values(summary, "ends", "records").Sum().ShouldBe(data.GetProperty("records").GetArrayLength());
        page.QuerySelectorAll("#differences table:last-child tbody tr").Length.ShouldBeGreaterThan(0);
        page.QuerySelectorAll("#records tbody tr").Length.ShouldBe(data.GetProperty("records").GetArrayLength());
    }

    [Fact]
    public async Task The_signature_on_the_page_is_the_hash_of_the_JSON_and_the_JSON_holds_the_hash_of_the_CSV()
    {
        var report = await WrittenReport.SampleAsync();

        report.Page.QuerySelector("#signature")!.TextContent.ShouldBe(Convert.ToHexStringLower(SHA256.HashData(report.Json)));
        report.Data.GetProperty("csvSha256").GetString().ShouldBe(Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(report.Csv))));
    }

    [Fact]
    public async Task The_same_run_gives_the_same_three_files()
    {
        var first = await WrittenReport.OfAsync(SampleStore.Build());
        var second = await WrittenReport.OfAsync(SampleStore.Build());

        second.Html.ShouldBe(first.Html);
        second.Json.AsSpan().SequenceEqual(first.Json).ShouldBeTrue();
        second.Csv.ShouldBe(first.Csv);
    }

    [Fact]
    public async Task Every_finding_difference_and_record_is_a_line_of_the_CSV()
    {
        var report = await WrittenReport.SampleAsync();

        foreach (var (kind, list) in new[] { ("difference", "differences"), ("finding", "findings"), ("record", "records") })
            report.Csv.Split('\n').Count(l => l.StartsWith(kind + ",", StringComparison.Ordinal)).ShouldBe(report.Data.GetProperty(list).GetArrayLength());
    }

    [Fact]
    public async Task A_rule_keeps_its_first_examples_and_says_how_many_it_leaves_out_and_where_they_are()
    {
        var run = new RunBuilder();
        for (var i = 1; i <= 1_234; i++)
            run.Products.Record($"A{i:0000}").Finding($"A{i:0000}", "handle.taken", RecordState.Transformed, $"'B{i}' has this handle already.", "url_key", "a", $"a-{i}");

        var report = await WrittenReport.OfAsync(run, new ReportLimits { Examples = 7, Records = 100 });

        var rule = report.Page.QuerySelector("#rules > .scroll > table > tbody > tr")!;
        rule.QuerySelectorAll(".inner tbody tr").Length.ShouldBe(7);
        rule.QuerySelector(".more")!.TextContent.ShouldBe("1,227 more are in report.csv.");
        rule.TextContent.ShouldContain("'…' has this handle already.");
        report.Page.QuerySelectorAll("#records tbody tr").Length.ShouldBe(100);
        report.Page.QuerySelector("#records .lead")!.TextContent.ShouldContain("100 of 1,234 records, failed ones first. The other 1,134 are in report.csv");
        report.Data.GetProperty("records").GetArrayLength().ShouldBe(1_234);
    }

    private static List<long> Numbers(IDocument page, string entity) => [.. page.QuerySelectorAll($"#counts tr[data-entity={entity}] .num").Select(Number)];

    private static IEnumerable<long> Column(IDocument page, string rows, string cell) => page.QuerySelectorAll(rows).Select(r => Number(r.QuerySelector(cell)!));

    private static IEnumerable<long> Values(JsonElement summary, string list, string name) => summary.GetProperty(list).EnumerateArray().Select(l => l.GetProperty(name).GetInt64());

    private static long Number(IElement cell) => long.Parse(cell.TextContent, NumberStyles.AllowThousands, CultureInfo.InvariantCulture);
}
