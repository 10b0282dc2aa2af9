using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Migrator.Core.Artifacts;
using Migrator.Web.Tests.Server;

namespace Migrator.Web.Tests.Files;

public sealed class ArtifactsTests
{
    private const string Rows = "products/transform/00001.csv";

    [Fact]
    public async Task A_file_is_had_by_a_short_lived_link()
    {
        await using var server = await TestServer.StartAsync();
        var run = await server.RunAsync();
        await server.PutAsync($"{run}/{Rows}", "Handle\nx\n");

        var redirect = await server.GetAsync($"/api/migrations/{run}/artifacts/{Rows}");
        var file = await server.GetAsync(redirect.Location!);

        redirect.Status.ShouldBe(HttpStatusCode.TemporaryRedirect);
        file.Status.ShouldBe(HttpStatusCode.OK);
        file.Text.ShouldBe("Handle\nx\n");
        file.Type.ShouldBe("text/csv");
        file.Message.Content.Headers.ContentDisposition!.ToString().ShouldContain("00001.csv");
    }

    [Fact]
    public async Task A_link_expires()
    {
        await using var server = await TestServer.StartAsync();
        var run = await server.RunAsync();
        await server.PutAsync($"{run}/{Rows}", "Handle\n");
        var link = (await server.GetAsync($"/api/migrations/{run}/artifacts/{Rows}")).Location!;

        server.Time.Advance(TimeSpan.FromMinutes(14));
        (await server.GetAsync(link)).Status.ShouldBe(HttpStatusCode.OK);
        server.Time.Advance(TimeSpan.FromMinutes(1));
        (await server.GetAsync(link)).ShouldBeProblem(HttpStatusCode.Forbidden, "link-refused");
    }

    [Fact]
    public async Task A_link_opens_one_file_only_and_cannot_be_prolonged()
    {
        await using var server = await TestServer.StartAsync();
        var run = await server.RunAsync();
        await server.PutAsync($"{run}/{Rows}", "Handle\n");
        var link = (await server.GetAsync($"/api/migrations/{run}/artifacts/{Rows}")).Location!;
        var expires = new Uri("http://x" + link).Query.Split('&')[0].Split('=')[1];

        (await server.GetAsync(link.Replace(Rows, "run.json"))).ShouldBeProblem(HttpStatusCode.Forbidden, "link-refused");
        (await server.GetAsync(link.Replace(expires, "99999999999"))).ShouldBeProblem(HttpStatusCode.Forbidden, "link-refused");
        (await server.GetAsync(link[..link.IndexOf("&signature", StringComparison.Ordinal)])).ShouldBeProblem(HttpStatusCode.Forbidden, "link-refused");
        (await server.GetAsync(link + "x")).ShouldBeProblem(HttpStatusCode.Forbidden, "link-refused");
        (await server.GetAsync(link[..link.IndexOf('?', StringComparison.Ordinal)])).ShouldBeProblem(HttpStatusCode.Forbidden, "link-refused");
    }

    [Fact]
    public async Task Links_of_another_key_are_refused()
    {
        await using var here = await TestServer.StartAsync();
        await using var elsewhere = await TestServer.StartAsync(web: o => o with { LinkKey = new byte[32] });
        var run = await here.RunAsync();
        await elsewhere.RunAsync();

        var link = (await here.GetAsync($"/api/migrations/{run}/artifacts/run.json")).Location!;

        (await elsewhere.GetAsync(link)).ShouldBeProblem(HttpStatusCode.Forbidden, "link-refused");
    }

    [Fact]
    public async Task Hosts_of_one_key_take_each_others_links()
    {
        var key = new byte[32];
        await using var one = await TestServer.StartAsync(web: o => o with { LinkKey = key });
        await using var two = await TestServer.StartAsync(web: o => o with { LinkKey = key });
        var run = await one.RunAsync();
        await two.RunAsync();

        (await two.GetAsync((await one.GetAsync($"/api/migrations/{run}/artifacts/run.json")).Location!)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_storage_with_links_of_its_own_is_where_the_caller_is_sent()
    {
        await using var server = await TestServer.StartAsync(services: s => s.AddSingleton<IArtifactLinks, BlobLinks>());
        var run = await server.RunAsync();

        (await server.GetAsync($"/api/migrations/{run}/artifacts/run.json")).Location.ShouldBe($"https://account.blob.core.windows.net/runs/{run}/run.json?se=15&sig=abc");
    }

    [Theory]
    [InlineData("../run.json")]
    [InlineData("..%2f..%2fetc%2fpasswd")]
    [InlineData("%2e%2e/%2e%2e/etc/passwd")]
    [InlineData("products%5c..%5c..%5crun.json")]
    [InlineData("products/..%2f..%2fother-run/run.json")]
    [InlineData("products//00001.csv")]
    [InlineData("%252e%252e%252frun.json")]
    [InlineData("a%00b")]
    public async Task Nothing_outside_the_run_can_be_named(string path)
    {
        await using var server = await TestServer.StartAsync();
        var run = await server.RunAsync();
        await server.PutAsync("other-run/run.json", "{}");
        var address = new UriBuilder(server.Http.BaseAddress!) { Path = "" }.Uri.ToString().TrimEnd('/') + $"/api/migrations/{run}/artifacts/{path}";

        var status = await Raw.GetStatusAsync(server.Http.BaseAddress!, new Uri(address, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }).PathAndQuery);

        status.ShouldBeOneOf(400, 404);
    }

    [Fact]
    public async Task A_file_that_does_not_exist_is_not_found()
    {
        await using var server = await TestServer.StartAsync();
        var run = await server.RunAsync();

        (await server.GetAsync($"/api/migrations/{run}/artifacts/nothing.csv")).ShouldBeProblem(HttpStatusCode.NotFound, "unknown-artifact", "nothing.csv");
        (await server.GetAsync($"/api/migrations/{run}/artifacts/run.json?force=1")).ShouldBeProblem(HttpStatusCode.BadRequest, "bad-parameter", "force");
    }

    [Fact]
    public async Task The_files_of_a_run_are_listed_in_pages_each_with_the_way_to_it()
    {
        await using var server = await TestServer.StartAsync();
        var run = await server.RunAsync();
        for (var i = 1; i <= 3; i++) await server.PutAsync($"{run}/products/export/0000{i}.xml", "<records/>");
        await server.PutAsync("other-run/run.json", "{}");

        var first = (await server.GetAsync($"/api/migrations/{run}/artifacts?limit=2&prefix=products/")).Json;
        var second = (await server.GetAsync((string)first["next"]!)).Json;

        first["artifacts"]!.AsArray().Select(a => (string)a!["path"]!).ShouldBe(["products/export/00001.xml", "products/export/00002.xml"]);
        second["artifacts"]!.AsArray().Select(a => (string)a!["path"]!).ShouldBe(["products/export/00003.xml"]);
        ((long?)first["artifacts"]![0]!["bytes"]).ShouldBe(10);
        second["next"].ShouldBeNull();
        (await server.GetAsync((string)first["artifacts"]![0]!["self"]!)).Status.ShouldBe(HttpStatusCode.TemporaryRedirect);
        (await server.GetAsync($"/api/migrations/{run}/artifacts")).Json["artifacts"]!.AsArray().Count.ShouldBe(4);
    }

    [Theory]
    [InlineData("limit=0")]
    [InlineData("folder=products")]
    public async Task A_list_of_files_with_a_wrong_parameter_is_refused(string query)
    {
        await using var server = await TestServer.StartAsync();
        var run = await server.RunAsync();

        (await server.GetAsync($"/api/migrations/{run}/artifacts?{query}")).ShouldBeProblem(HttpStatusCode.BadRequest, "bad-parameter");
    }

    [Fact]
    public async Task The_report_is_shown_and_can_do_nothing_in_the_browser()
    {
        await using var server = await TestServer.StartAsync();
        var run = await server.RunAsync();
        await server.PutAsync($"{run}/review/report.html", "<!doctype html><p>Grüße");

        var answer = await server.GetAsync($"/api/migrations/{run}/report");

        answer.Status.ShouldBe(HttpStatusCode.OK);
        answer.Type.ShouldBe("text/html");
        answer.Text.ShouldEndWith("Grüße");
        answer.Message.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem().ShouldContain("default-src 'none'");
        answer.Message.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        answer.Message.Content.Headers.ContentDisposition.ShouldBeNull();
    }

    [Fact]
    public async Task A_report_that_is_not_written_yet_is_not_found()
    {
        await using var server = await TestServer.StartAsync();
        var run = await server.RunAsync();

        (await server.GetAsync($"/api/migrations/{run}/report")).ShouldBeProblem(HttpStatusCode.NotFound, "no-report-yet");
        (await server.GetAsync($"/api/migrations/{run}/report?as=pdf")).ShouldBeProblem(HttpStatusCode.BadRequest, "bad-parameter", "as");
    }

    private sealed class BlobLinks : IArtifactLinks
    {
        public Task<Uri> CreateAsync(ArtifactPath path, TimeSpan validFor, CancellationToken cancellationToken) =>
            Task.FromResult(new Uri($"https://account.blob.core.windows.net/runs/{path}?se={validFor.TotalMinutes}&sig=abc"));
    }
}
