using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using Migrator.Core.Findings;
using Migrator.Core.Runs;
using Migrator.Reporting.Tests.Runs;

namespace Migrator.Reporting.Tests;

public class EscapingTests
{
    private const string Attack = "</td></script><script>alert('x')</script><img src=x onerror=\"alert(1)\">";

    [Fact]
    public async Task A_value_that_is_HTML_stays_text_wherever_it_comes_from()
    {
        var run = new RunBuilder("<b>shop</b>.myshopify.com") { Word = VerdictWord.Failed, Error = Attack };
        run.Products
            .Record(Attack + 1, ImportAction.Failed, error: "INVALID_INPUT " + Attack)
            .Record(Attack + 2, ImportAction.Created, target: "product:" + Attack, rule: Attack)
            .Record(Attack + 3, null, RecordState.Failed, Attack)
            .Finding(Attack + 3, Attack, RecordState.Failed, Attack, Attack, Attack, Attack)
            .Finding(Attack + 2, Attack, RecordState.Skipped, Attack, Attack, Attack, Attack)
            .Unreadable(Attack, Attack)
            .Coverage(Attack, RecordState.Unsupported, 3)
            .Difference(Attack + 2, Attack, Attack, Attack, gid: "gid://shopify/Product/" + Attack);

        var report = await WrittenReport.OfAsync(run);

        var page = report.Page;
        page.Scripts.Length.ShouldBe(1);
        page.QuerySelectorAll("img, b, iframe, object, link").ShouldBeEmpty();
        page.QuerySelectorAll("*").SelectMany(e => e.Attributes).Where(a => a.Name.StartsWith("on", StringComparison.Ordinal)).ShouldBeEmpty();
        page.QuerySelector(".error p")!.TextContent.ShouldBe(Attack);
        page.QuerySelector("#coverage tbody th")!.TextContent.ShouldBe(Attack);
        page.QuerySelectorAll("#records tbody th").Select(th => th.TextContent).ShouldBe([Attack + 1, Attack + 3, Attack + 2]);
        page.QuerySelectorAll("#differences .value").ShouldAllBe(cell => cell.TextContent == Attack);
    }

    [Fact]
    public async Task The_page_allows_no_script_but_its_own_and_no_network()
    {
        var report = await WrittenReport.SampleAsync();

        var policy = report.Page.QuerySelector("meta[http-equiv=Content-Security-Policy]")!.GetAttribute("content")!;
        var script = System.Text.Encoding.UTF8.GetBytes(report.Page.Scripts.Single().TextContent);
        policy.ShouldContain("default-src 'none'");
        policy.ShouldContain($"script-src 'sha256-{Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData(script))}'");
        report.Page.QuerySelectorAll("[src]").ShouldBeEmpty();
    }

    [Fact]
    public async Task Values_with_line_breaks_commas_and_quotes_come_through_all_three_files()
    {
        const string Before = "first, \"second\"\r\nthird;\nÜnïcode 🧥";
        var run = new RunBuilder();
        run.Products.Record("A,1").Finding("A,1", "html.cleaned", RecordState.Transformed, "Two lines:\nboth are kept, with the comma.", "description", Before, "x\ny");

        var report = await WrittenReport.OfAsync(run);

        report.Page.QuerySelector("#rules .value")!.TextContent.ShouldBe(Before);
        var finding = report.Data.GetProperty("findings")[0];
        finding.GetProperty("before").GetString().ShouldBe(Before);
        finding.GetProperty("message").GetString().ShouldBe("Two lines:\nboth are kept, with the comma.");
        var line = Lines(report.Csv).Single(l => l["Kind"] == "finding");
        line["Record"].ShouldBe("A,1");
        line["Before"].ShouldBe(Before);
    }

    [Fact]
    public async Task A_value_that_a_spreadsheet_would_run_as_a_formula_is_disarmed_in_the_CSV_and_whole_in_the_JSON()
    {
        const string Formula = "=HYPERLINK(\"http://example.test\")";
        var run = new RunBuilder();
        run.Products.Record("A1").Finding("A1", "text.kept", RecordState.Transformed, "Kept.", "name", Formula, Formula);

        var report = await WrittenReport.OfAsync(run);

        Lines(report.Csv).Single(l => l["Kind"] == "finding")["Before"].ShouldBe("'" + Formula);
        report.Data.GetProperty("findings")[0].GetProperty("before").GetString().ShouldBe(Formula);
    }

    [Fact]
    public async Task A_long_value_is_cut_on_the_page_with_its_length_and_never_inside_a_letter()
    {
        var value = new string('a', 279) + "🧥" + new string('b', 70_000);
        var run = new RunBuilder();
        run.Products.Record("A1").Finding("A1", "description.kept", RecordState.Transformed, "Kept.", "description", value, null);

        var report = await WrittenReport.OfAsync(run);

        report.Page.QuerySelector("#rules .value")!.TextContent.ShouldBe(new string('a', 279) + "… (70,281 letters in all)");
        report.Data.GetProperty("findings")[0].GetProperty("before").GetString().ShouldBe(value);
    }

    private static List<IDictionary<string, string>> Lines(string csv)
    {
        using var reader = new CsvReader(new StringReader(csv.TrimStart('\uFEFF')), new CsvConfiguration(CultureInfo.InvariantCulture) { BadDataFound = args => throw new InvalidDataException(args.RawRecord) });
        return [.. reader.GetRecords<dynamic>().Select(l => ((IDictionary<string, object>)l).ToDictionary(c => c.Key, c => (string)c.Value)).Cast<IDictionary<string, string>>()];
    }
}
