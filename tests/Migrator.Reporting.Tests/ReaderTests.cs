using Migrator.Reporting.Tests.Runs;

namespace Migrator.Reporting.Tests;

/// <summary>What a screen reader, a keyboard and a browser without JavaScript need.</summary>
public class ReaderTests
{
    [Fact]
    public async Task Every_table_has_a_caption_and_headers_and_every_section_a_heading()
    {
        var page = (await WrittenReport.SampleAsync()).Page;

        page.QuerySelectorAll("table").ShouldAllBe(t => t.QuerySelector("caption") != null && t.QuerySelectorAll("thead th").All(th => th.GetAttribute("scope") == "col"));
        page.QuerySelectorAll("section").ShouldAllBe(s => page.GetElementById(s.GetAttribute("aria-labelledby")!)!.LocalName == "h2");
        page.QuerySelectorAll("h1").Length.ShouldBe(1);
        page.QuerySelectorAll("[role=region]").ShouldAllBe(r => r.GetAttribute("tabindex") == "0");
    }

    [Fact]
    public async Task Ids_are_unique_and_every_link_within_the_page_leads_somewhere()
    {
        var page = (await WrittenReport.SampleAsync()).Page;

        var ids = page.QuerySelectorAll("[id]").Select(e => e.Id).ToList();
        ids.ShouldBeUnique();
        page.QuerySelectorAll("a[href^='#']").Select(a => a.GetAttribute("href")![1..]).ShouldBeSubsetOf(ids!);
    }

    [Fact]
    public async Task The_chart_says_its_numbers_in_words()
    {
        var page = (await WrittenReport.SampleAsync()).Page;

        page.QuerySelectorAll("#ends [role=img]").Select(e => e.GetAttribute("aria-label")).ShouldBe(
            [
                "Attributes: of 40, 40 created, 0 updated, 0 unchanged, 0 skipped, 0 failed.",
                "Products: of 2,046, 1,866 created, 113 updated, 40 unchanged, 22 skipped, 5 failed.",
            ]);
    }

    [Fact]
    public async Task Without_JavaScript_all_rows_are_there_and_only_the_search_is_not()
    {
        var page = (await WrittenReport.SampleAsync()).Page;

        page.QuerySelectorAll("[hidden]").Select(e => e.ClassName).ShouldBe(["search", "none lead"]);
        page.QuerySelectorAll("button").ShouldBeEmpty();
        page.QuerySelectorAll("#coverage tbody tr").Length.ShouldBe(40);
    }

    [Fact]
    public async Task What_needs_attention_comes_before_coverage_findings_differences_and_records()
    {
        var page = (await WrittenReport.SampleAsync()).Page;

        page.QuerySelectorAll("main > section").Select(s => s.Id).ShouldBe(["counts", "ends", "attention", "coverage", "rules", "differences", "records", "evidence"]);
    }

    [Fact]
    public async Task Attributes_are_sorted_by_what_did_not_move()
    {
        var page = (await WrittenReport.SampleAsync()).Page;

        page.QuerySelectorAll("#coverage tbody th").Take(3).Select(th => th.TextContent).ShouldBe(["description", "gift_message_available", "meta_keyword"]);
    }

    [Fact]
    public async Task Cancelled_writing_leaves_no_report()
    {
        var run = SampleStore.Build();
        var report = await run.BuildAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => new HtmlReportWriter().WriteAsync(run.Artifacts, run.Files, report, new CancellationToken(canceled: true)));

        (await run.Artifacts.ExistsAsync(run.Files.Report, default)).ShouldBeFalse();
    }
}
