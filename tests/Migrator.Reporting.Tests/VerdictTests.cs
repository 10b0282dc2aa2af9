using AngleSharp.Dom;
using Migrator.Core.Entities;
using Migrator.Core.Findings;
using Migrator.Core.Runs;
using Migrator.Reporting.Tests.Runs;

namespace Migrator.Reporting.Tests;

public class VerdictTests
{
    [Fact]
    public async Task A_complete_run_is_a_go()
    {
        var page = (await WrittenReport.OfAsync(SampleStore.Build(clean: true))).Page;

        Headline(page).ShouldBe("Go. All 2,086 records are accounted for, and nothing in Shopify differs from what was meant.");
        page.QuerySelector("#attention .nothing")!.TextContent.ShouldBe("Nothing. No record failed and none differs.");
        page.Title.ShouldBe("Go · Migration report 20261124-023600-7f3a");
    }

    [Fact]
    public async Task A_run_with_failed_and_differing_records_is_a_no_go_with_what_was_said_and_what_to_do()
    {
        var page = (await WrittenReport.SampleAsync()).Page;

        Headline(page).ShouldBe("No-go. 5 of 2,086 records failed, and 3 differ in Shopify from what was meant.");
        var refused = page.QuerySelectorAll("#attention article").First(a => a.TextContent.Contains("Refused by Shopify"));
        refused.QuerySelector(".count")!.TextContent.ShouldBe("2");
        refused.QuerySelector("h3")!.TextContent.ShouldContain("INVALID_METAFIELD");
        refused.TextContent.ShouldContain("What to do. The value does not fit its metafield's type.");
        refused.QuerySelectorAll("tbody td:last-child").Select(c => c.TextContent).ShouldContain(t => t.Contains("Was 'LumaTech™'."));
        page.QuerySelectorAll("#attention h3").Select(h => h.TextContent.Split(" Products")[0])
            .ShouldBe(["Refused by Shopify", "Could not be read", "Could not be mapped", "Lost by Shopify", "Media failed", "Values that could not be carried"]);
    }

    [Fact]
    public async Task An_empty_run_says_that_nothing_was_migrated()
    {
        var page = (await WrittenReport.OfAsync(new RunBuilder())).Page;

        Headline(page).ShouldBe("No-go. The source gave no records, so nothing was migrated.");
        page.QuerySelectorAll("table").ShouldBeEmpty();
        page.QuerySelectorAll("section").Length.ShouldBe(8);
    }

    [Fact]
    public async Task A_failed_run_gives_its_error_and_what_had_been_done()
    {
        var run = new RunBuilder { Word = VerdictWord.Failed, Error = "Shopify answered 402: the shop is frozen. Choose a plan in its admin, then run migrate again." };
        run.Products.Record("A1").Record("A2");

        var page = (await WrittenReport.OfAsync(run)).Page;

        Headline(page).ShouldBe("No-go. The run failed before it was finished.");
        page.QuerySelector(".error p")!.TextContent.ShouldBe(run.Error);
        page.QuerySelector(".reasons li")!.TextContent.ShouldStartWith("2 records are in Shopify: 2 created");
        page.QuerySelector("#differences .lead")!.TextContent.ShouldBe("The run stopped before its review.");
        page.QuerySelector("#attention .nothing")!.TextContent.ShouldStartWith("The run itself");
    }

    [Fact]
    public async Task A_verdict_that_its_own_files_contradict_is_a_no_go()
    {
        var run = new RunBuilder { Falsify = counts => counts with { Created = counts.Created + 3 } };
        run.Products.Record("A1").Record("A2");

        var page = (await WrittenReport.OfAsync(run)).Page;

        Headline(page).ShouldBe("No-go. The numbers of this run do not agree with each other.");
        page.QuerySelectorAll(".reasons li").Select(l => l.FirstChild!.TextContent.Trim()).Take(2).ShouldBe(
            ["Products: 2 records were read, and the columns add up to 5.", "Products: the verdict counts 5 created, and the run's files hold 2."]);
        page.QuerySelector("#counts tbody .bad")!.TextContent.ShouldBe("adds up to 5");
    }

    [Fact]
    public async Task A_file_that_Magento_itself_lacks_is_told_and_does_not_count()
    {
        var run = new RunBuilder();
        run.Products.Record("A1").Difference("A1", "media · a.jpg", "1 image", null, DifferenceCause.MissingAtSource);

        var page = (await WrittenReport.OfAsync(run)).Page;

        Headline(page).ShouldStartWith("Go. The one record is accounted for");
        page.QuerySelector("#differences tbody")!.TextContent.ShouldContain("Does not count against the run.");
        page.QuerySelector("#records tbody")!.TextContent.ShouldNotContain("differs");
    }

    [Fact]
    public async Task A_record_that_import_never_answered_is_a_failure_with_its_own_words()
    {
        var run = new RunBuilder();
        run.Products.Record("A1").Record("A2", action: null);

        var page = (await WrittenReport.OfAsync(run)).Page;

        Headline(page).ShouldBe("No-go. 1 of 2 records failed.");
        page.QuerySelector("#attention h3")!.TextContent.ShouldStartWith("No answer from the import");
        page.QuerySelector("#attention tbody th")!.TextContent.ShouldBe("A2");
    }

    [Fact]
    public async Task A_rehearsal_is_called_one_and_has_no_admin_links()
    {
        var run = new RunBuilder("http://127.0.0.1:9292");
        run.Products.Record("A1");

        var page = (await WrittenReport.OfAsync(run)).Page;

        page.QuerySelector(".reasons li")!.TextContent.ShouldStartWith("This run went to a rehearsal shop");
        page.QuerySelectorAll("a[href^=http]").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_real_shop_has_admin_links_and_an_entity_that_is_only_exported_is_told()
    {
        var run = new RunBuilder();
        run.Products.Record("A1");
        var customers = run.Entity(EntityType.Customers);
        customers.IsCarried = false;
        customers.Record("roni@example.test", null, RecordState.Unsupported, "entity.exported-only");

        var page = (await WrittenReport.OfAsync(run)).Page;

        page.QuerySelector("#records a")!.GetAttribute("href").ShouldBe("https://admin.shopify.com/store/sample-shop/products/8000000000");
        page.QuerySelectorAll(".reasons li").ShouldContain(l => l.TextContent.StartsWith("Customers were read and kept as XML"));
    }

    [Fact]
    public async Task Times_are_in_UTC_and_numbers_have_separators()
    {
        var page = (await WrittenReport.SampleAsync()).Page;

        var times = page.QuerySelectorAll("time").ToList();
        times[0].TextContent.ShouldBe("24 November 2026, 02:36:00 UTC");
        times[1].GetAttribute("datetime").ShouldBe("2026-11-24T02:40:12Z");
        page.QuerySelector(".facts")!.TextContent.ShouldContain("4 min 12 s");
    }

    private static string Headline(IDocument page) => string.Join(' ', page.QuerySelector("h1")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
