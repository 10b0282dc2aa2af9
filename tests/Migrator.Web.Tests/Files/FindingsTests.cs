using System.Net;
using System.Text.Json.Nodes;
using Migrator.Core.Artifacts;
using Migrator.Core.Entities;
using Migrator.Core.Findings;
using Migrator.Core.Runs;
using Migrator.Web.Tests.Server;

namespace Migrator.Web.Tests.Files;

public sealed class FindingsTests
{
    [Fact]
    public async Task Every_finding_of_every_file_is_given_once_over_the_pages()
    {
        await using var server = await TestServer.StartAsync();
        var run = await StoreAsync(server);

        var seen = new List<string>();
        var pages = 0;
        for (var next = $"/api/migrations/{run}/findings?limit=3"; next is not null; pages++)
        {
            var page = (await server.GetAsync(next)).Json;
            seen.AddRange(page["findings"]!.AsArray().Select(Text));
            next = (string?)page["next"];
        }

        seen.ShouldBe(["products A title.cut", "products A1 option.folded", "products B title.cut", "products C image.missing", "customers D email.missing", "customers E email.missing"], ignoreOrder: true);
        pages.ShouldBe(2);
    }

    [Theory]
    [InlineData("rule=title.cut", "A,B")]
    [InlineData("state=merged", "A1")]
    [InlineData("state=Merged", "A1")]
    [InlineData("record=A", "A")]
    [InlineData("entity=customers", "D,E")]
    [InlineData("entity=products&state=failed", "C")]
    [InlineData("rule=none.such", "")]
    public async Task Findings_are_filtered(string query, string records)
    {
        await using var server = await TestServer.StartAsync();
        var run = await StoreAsync(server);

        var page = (await server.GetAsync($"/api/migrations/{run}/findings?{query}")).Json;

        string.Join(',', page["findings"]!.AsArray().Select(f => (string)f!["record"]!)).ShouldBe(records);
        page["next"].ShouldBeNull();
    }

    [Fact]
    public async Task The_link_to_the_next_page_keeps_the_filter()
    {
        await using var server = await TestServer.StartAsync();
        var run = await StoreAsync(server);

        var first = (await server.GetAsync($"/api/migrations/{run}/findings?limit=1&rule=title.cut&state=transformed&entity=products")).Json;
        var second = (await server.GetAsync((string)first["next"]!)).Json;

        second["findings"]!.AsArray().Select(f => (string)f!["record"]!).ShouldBe(["B"]);
        second["next"].ShouldBeNull();
    }

    [Fact]
    public async Task A_page_goes_on_after_its_place_when_new_files_come_in_between()
    {
        await using var server = await TestServer.StartAsync();
        var run = await StoreAsync(server);
        var first = (await server.GetAsync($"/api/migrations/{run}/findings?limit=3&entity=products")).Json;
        await WriteAsync(server, new RunFiles(run).For(EntityType.Products).TransformFindings(3), [Finding("F", "late.rule")]);

        var second = (await server.GetAsync((string)first["next"]!)).Json;

        second["findings"]!.AsArray().Select(f => (string)f!["record"]!).ShouldBe(["C", "F"]);
    }

    [Fact]
    public async Task Findings_stream_as_lines_to_who_accepts_them()
    {
        await using var server = await TestServer.StartAsync();
        var run = await StoreAsync(server);
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/migrations/{run}/findings?entity=products");
        request.Headers.Accept.ParseAdd("application/x-ndjson");

        using var answer = await server.Http.SendAsync(request, TestContext.Current.CancellationToken);

        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/x-ndjson");
        var lines = (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).TrimEnd('\n').Split('\n');
        lines.Select(l => Text(JsonNode.Parse(l))).Count().ShouldBe(4);
    }

    [Theory]
    [InlineData("state=lost", "lost")]
    [InlineData("state=3", "3")]
    [InlineData("entity=orders", "orders")]
    [InlineData("rul=title.cut", "rul")]
    [InlineData("limit=1001", "1001")]
    [InlineData("after=here", "here")]
    [InlineData("after=a.csv:-1", "a.csv")]
    [InlineData("record=A&record=B", "record")]
    public async Task A_wrong_filter_is_refused_and_does_not_give_everything(string query, string inDetail)
    {
        await using var server = await TestServer.StartAsync();
        var run = await StoreAsync(server);

        (await server.GetAsync($"/api/migrations/{run}/findings?{query}")).ShouldBeProblem(HttpStatusCode.BadRequest, "bad-parameter", inDetail);
    }

    private static async Task<RunId> StoreAsync(TestServer server)
    {
        var run = await server.RunAsync();
        var files = new RunFiles(run);
        await WriteAsync(server, files.For(EntityType.Products).TransformFindings(1), [Finding("A", "title.cut"), Finding("A1", "option.folded", RecordState.Merged)]);
        await WriteAsync(server, files.For(EntityType.Products).TransformFindings(2), [Finding("B", "title.cut"), Finding("C", "image.missing", RecordState.Failed)]);
        await WriteAsync(server, files.For(EntityType.Customers).PlanFindings, [Finding("D", "email.missing", RecordState.Failed, EntityType.Customers), Finding("E", "email.missing", RecordState.Skipped, EntityType.Customers)]);
        await server.PutAsync(files.For(EntityType.Products).Rows(1).Value, "Handle\nx\n");
        return run;
    }

    private static Finding Finding(string record, string rule, RecordState state = RecordState.Transformed, EntityType? entity = null) =>
        new(entity ?? EntityType.Products, record, "name", rule, state, "before, \"quoted\"\nline", null, "What happened.");

    private static Task WriteAsync(TestServer server, ArtifactPath path, Finding[] findings) => RunCsv.WriteAsync(server.Artifacts, path, findings, default);

    private static string Text(JsonNode? finding) => $"{finding!["entity"]} {finding["record"]} {finding["rule"]}";
}
