using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Migrator.Core.Migration;
using Migrator.Core.Runs;
using Migrator.Web.Tests.Server;

namespace Migrator.Web.Tests.Runs;

public sealed class StartRunTests
{
    private const string Migrations = "/api/migrations";

    [Fact]
    public async Task A_migration_is_accepted_kept_and_started()
    {
        await using var server = await TestServer.StartAsync();

        var answer = await server.PostAsync(Migrations, TestRequest.Json);

        answer.Status.ShouldBe(HttpStatusCode.Accepted, answer.Text);
        var run = new RunId((string)answer.Json["run"]!);
        answer.Location.ShouldBe($"/api/migrations/{run}");
        var kept = await AcceptedRequests.ReadAsync(server.Artifacts, run, default);
        kept.Target.Shop.ShouldBe("a.myshopify.com");
        kept.Source.Path.ShouldBe(TestServer.SourceFolder + "/luma");
        (await server.Runs.FindAsync(run.Value, default)).ShouldNotBeNull().Orchestration.ShouldBe("Migration");
        (await server.GetAsync(answer.Location!)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Two_migrations_without_a_key_are_two_runs()
    {
        await using var server = await TestServer.StartAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => server.PostAsync(Migrations, TestRequest.Json)));

        answers.Select(a => a.Location).Distinct().Count().ShouldBe(40);
        server.Runs.Started.ShouldBe(40);
    }

    [Fact]
    public async Task The_same_key_starts_one_run_even_when_sent_at_once()
    {
        await using var server = await TestServer.StartAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => server.PostAsync(Migrations, TestRequest.Json, ("Idempotency-Key", "order-7"))));

        answers.ShouldAllBe(a => a.Status == HttpStatusCode.Accepted);
        answers.Select(a => a.Location).Distinct().ShouldHaveSingleItem();
        server.Runs.Started.ShouldBe(1);
    }

    [Fact]
    public async Task The_same_key_with_another_body_is_refused_and_the_first_request_stays()
    {
        await using var server = await TestServer.StartAsync();
        var first = await server.PostAsync(Migrations, TestRequest.Json, ("Idempotency-Key", "order-7"));

        var second = await server.PostAsync(Migrations, TestRequest.Json.Replace("a.myshopify.com", "b.myshopify.com"), ("Idempotency-Key", "order-7"));

        var run = (string)first.Json["run"]!;
        second.ShouldBeProblem(HttpStatusCode.UnprocessableEntity, "idempotency-key-reused", run);
        (await AcceptedRequests.ReadAsync(server.Artifacts, new RunId(run), default)).Target.Shop.ShouldBe("a.myshopify.com");
        server.Runs.Started.ShouldBe(1);
    }

    [Fact]
    public async Task The_same_body_written_otherwise_is_the_same_request()
    {
        await using var server = await TestServer.StartAsync();
        var first = await server.PostAsync(Migrations, TestRequest.Json, ("Idempotency-Key", "k"));

        var second = await server.PostAsync(Migrations, TestRequest.Json.Replace(" ", "\n  "), ("Idempotency-Key", "k"));

        second.Location.ShouldBe(first.Location);
    }

    [Fact]
    public async Task Bodies_that_differ_sent_at_once_under_one_key_start_one_run_with_its_own_body()
    {
        await using var server = await TestServer.StartAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(i =>
            server.PostAsync(Migrations, TestRequest.Json.Replace("a.myshopify.com", $"shop-{i}.myshopify.com"), ("Idempotency-Key", "k"))));

        var accepted = answers.Select((a, i) => (a, i)).Single(a => a.a.Status == HttpStatusCode.Accepted);
        answers.Where(a => a != accepted.a).ShouldAllBe(a => a.Status == HttpStatusCode.UnprocessableEntity);
        var run = new RunId((string)accepted.a.Json["run"]!);
        (await AcceptedRequests.ReadAsync(server.Artifacts, run, default)).Target.Shop.ShouldBe($"shop-{accepted.i}.myshopify.com");
        server.Runs.Started.ShouldBe(1);
    }

    [Fact]
    public async Task The_key_itself_is_kept_nowhere()
    {
        await using var server = await TestServer.StartAsync();

        var answer = await server.PostAsync(Migrations, TestRequest.Json, ("Idempotency-Key", "jane@example.com"));

        answer.Text.ShouldNotContain("jane");
        await foreach (var file in server.Artifacts.ListAsync("", default))
        {
            await using var stream = await server.Artifacts.OpenReadAsync(file.Path, default);
            (await new StreamReader(stream).ReadToEndAsync(TestContext.Current.CancellationToken)).ShouldNotContain("jane");
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("umlaut-ü")]
    public async Task A_key_that_is_none_is_refused(string key)
    {
        await using var server = await TestServer.StartAsync();

        var answer = await server.PostAsync(Migrations, TestRequest.Json, ("Idempotency-Key", key));

        answer.ShouldBeProblem(HttpStatusCode.BadRequest, "bad-idempotency-key");
        server.Runs.Started.ShouldBe(0);
    }

    [Fact]
    public async Task A_key_of_256_characters_is_refused()
    {
        await using var server = await TestServer.StartAsync();

        (await server.PostAsync(Migrations, TestRequest.Json, ("Idempotency-Key", new string('k', 256)))).ShouldBeProblem(HttpStatusCode.BadRequest, "bad-idempotency-key");
    }

    [Fact]
    public async Task A_wrong_setting_is_named_with_its_line_and_nothing_begins()
    {
        await using var server = await TestServer.StartAsync();

        var answer = await server.PostAsync(Migrations, """
            {
              "source": { "kind": "files", "path": "luma", "pth": "x" },
              "target": { "shop": "a.myshopify.com", "token": "shpat_123" }
            }
            """);

        answer.ShouldBeProblem(HttpStatusCode.UnprocessableEntity, "bad-request-body", "line 2");
        answer.Json["errors"]!.AsArray().Select(e => (string)e!).ShouldContain(e => e.Contains("line 3") && e.Contains("token"));
        answer.Text.ShouldNotContain("shpat_123");
        server.Runs.Started.ShouldBe(0);
        (await server.Artifacts.ListAsync("2", default).ToListAsync(TestContext.Current.CancellationToken)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("{ \"source\": ", "line 1")]
    [InlineData("[]", "")]
    [InlineData("null", "")]
    public async Task A_body_that_is_no_configuration_is_refused(string body, string inDetail)
    {
        await using var server = await TestServer.StartAsync();

        (await server.PostAsync(Migrations, body)).ShouldBeProblem(HttpStatusCode.UnprocessableEntity, "bad-request-body", inDetail);
    }

    [Theory]
    [InlineData("""{"path":"../../etc/passwd","kind":"files"}""")]
    [InlineData("""{"path":"/etc/passwd","kind":"files"}""")]
    [InlineData("""{"path":"/srv/exports-of-others","kind":"files"}""")]
    [InlineData("""{"path":"luma","kind":"files","media":"/etc"}""")]
    public async Task Files_outside_the_source_folder_cannot_be_named(string source)
    {
        await using var server = await TestServer.StartAsync();

        var answer = await server.PostAsync(Migrations, $$"""{ "source": {{source}}, "target": { "shop": "a.myshopify.com", "token": "env:SHOPIFY_TOKEN" } }""");

        answer.ShouldBeProblem(HttpStatusCode.UnprocessableEntity, "bad-request-body", "outside");
        answer.Text.ShouldNotContain(TestServer.SourceFolder + "\"");
    }

    [Fact]
    public async Task A_host_without_a_source_folder_takes_no_files()
    {
        await using var server = await TestServer.StartAsync(web: o => o with { SourceFolder = null });

        (await server.PostAsync(Migrations, TestRequest.Json)).ShouldBeProblem(HttpStatusCode.UnprocessableEntity, "bad-request-body", "source.path");
    }

    [Theory]
    [InlineData("env:AzureWebJobsStorage")]
    [InlineData("env:PATH")]
    [InlineData("file:/root/.ssh/id_ed25519")]
    public async Task Secrets_of_the_host_cannot_be_sent_to_a_shop(string token)
    {
        await using var server = await TestServer.StartAsync();

        (await server.PostAsync(Migrations, TestRequest.Json.Replace("env:SHOPIFY_TOKEN", token))).ShouldBeProblem(HttpStatusCode.UnprocessableEntity, "bad-request-body", "token");
    }

    [Fact]
    public async Task Where_runs_are_kept_is_not_the_callers_to_say()
    {
        await using var server = await TestServer.StartAsync();

        (await server.PostAsync(Migrations, TestRequest.Json.Replace("\"source\"", "\"storage\": { \"path\": \"/tmp\" }, \"source\"")))
            .ShouldBeProblem(HttpStatusCode.UnprocessableEntity, "bad-request-body", "storage");
    }

    [Fact]
    public async Task A_mapping_that_did_not_come_along_is_asked_for()
    {
        await using var server = await TestServer.StartAsync();

        (await server.PostAsync(Migrations, TestRequest.Json.Replace("\"source\"", "\"mapping\": \"mapping.json\", \"source\"")))
            .ShouldBeProblem(HttpStatusCode.UnprocessableEntity, "bad-request-body", "mapping.json");
    }

    [Fact]
    public async Task A_form_brings_the_mapping_along()
    {
        await using var server = await TestServer.StartAsync();
        using var form = Form(TestRequest.Json, """{ "products": {} }""");

        var answer = await server.SendAsync(Migrations, form);

        answer.Status.ShouldBe(HttpStatusCode.Accepted, answer.Text);
        (await AcceptedRequests.ReadMappingAsync(server.Artifacts, new RunId((string)answer.Json["run"]!), default)).ShouldBe("""{ "products": {} }""");
    }

    [Theory]
    [InlineData("{ products")]
    [InlineData("[]")]
    public async Task A_mapping_that_is_no_object_is_refused(string mapping)
    {
        await using var server = await TestServer.StartAsync();
        using var form = Form(TestRequest.Json, mapping);

        (await server.SendAsync(Migrations, form)).ShouldBeProblem(HttpStatusCode.UnprocessableEntity, "bad-request-body", "mapping");
    }

    [Fact]
    public async Task A_form_without_a_configuration_is_refused()
    {
        await using var server = await TestServer.StartAsync();
        using var form = new MultipartFormDataContent { { new StringContent("{}"), "mapping", "mapping.json" } };

        (await server.SendAsync(Migrations, form)).ShouldBeProblem(HttpStatusCode.UnprocessableEntity, "bad-request-body", "configuration");
    }

    [Fact]
    public async Task A_form_with_an_unknown_part_is_refused()
    {
        await using var server = await TestServer.StartAsync();
        using var form = Form(TestRequest.Json, "{}");
        form.Add(new StringContent("a,b"), "catalog", "catalog.csv");

        (await server.SendAsync(Migrations, form)).ShouldBeProblem(HttpStatusCode.UnprocessableEntity, "bad-request-body", "catalog");
    }

    [Fact]
    public async Task A_form_that_is_cut_off_is_refused()
    {
        await using var server = await TestServer.StartAsync();
        using var broken = new StringContent("--b\r\nContent-Disposition: form-data; name=\"configuration\"\r\n\r\n{}");
        broken.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=b");

        (await server.SendAsync(Migrations, broken)).ShouldBeProblem(HttpStatusCode.UnprocessableEntity, "bad-request-body", "form");
    }

    [Fact]
    public async Task A_body_of_another_type_is_refused()
    {
        await using var server = await TestServer.StartAsync();
        using var yaml = new StringContent("source:", Encoding.UTF8, "application/yaml");

        (await server.SendAsync(Migrations, yaml)).ShouldBeProblem(HttpStatusCode.UnsupportedMediaType, "unsupported-media-type", "yaml");
    }

    [Fact]
    public async Task A_body_that_is_not_UTF_8_is_refused()
    {
        await using var server = await TestServer.StartAsync();
        using var latin = new ByteArrayContent([0x7B, 0xFC, 0x7D]) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };

        (await server.SendAsync(Migrations, latin)).ShouldBeProblem(HttpStatusCode.UnprocessableEntity, "bad-request-body", "UTF-8");
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_refused()
    {
        await using var server = await TestServer.StartAsync(web: o => o with { LargestBody = 1000 });

        (await server.PostAsync(Migrations, "\"" + new string('x', 2000) + "\"")).ShouldBeProblem(HttpStatusCode.RequestEntityTooLarge, "too-large");
    }

    [Fact]
    public async Task A_body_that_is_too_large_and_does_not_say_so_is_refused()
    {
        await using var server = await TestServer.StartAsync(web: o => o with { LargestBody = 1000 });
        using var chunked = new StringContent("\"" + new string('x', 2000) + "\"", Encoding.UTF8, "application/json");

        var answer = await server.SendAsync(Migrations, chunked, ("Transfer-Encoding", "chunked"));

        answer.ShouldBeProblem(HttpStatusCode.RequestEntityTooLarge, "too-large");
    }

    [Fact]
    public async Task A_parameter_that_does_not_exist_is_refused()
    {
        await using var server = await TestServer.StartAsync();

        (await server.PostAsync(Migrations + "?dryrun=1", TestRequest.Json)).ShouldBeProblem(HttpStatusCode.BadRequest, "bad-parameter", "dryrun");
    }

    private static MultipartFormDataContent Form(string configuration, string mapping) => new()
    {
        { new StringContent(configuration), "configuration", "migration.json" },
        { new StringContent(mapping), "mapping", "mapping.json" },
    };
}
