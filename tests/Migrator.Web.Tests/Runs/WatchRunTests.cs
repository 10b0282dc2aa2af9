using System.Net;
using Migrator.Core.Entities;
using Migrator.Core.Failures;
using Migrator.Core.Migration;
using Migrator.Core.Orchestration;
using Migrator.Core.Runs;
using Migrator.Web.Tests.Server;

namespace Migrator.Web.Tests.Runs;

public sealed class WatchRunTests
{
    private const string Id = "20261124-100000-aaaa";

    [Fact]
    public async Task A_run_at_work_shows_how_far_each_entity_is()
    {
        await using var server = await TestServer.StartAsync();
        server.Runs.Put(Id, "Migration", InstancePhase.Running, new MigrationStatus(MigrationStep.Migrate, [EntityType.Attributes, EntityType.Products], EntityType.Attributes));
        server.Runs.Put(Id + "-attributes", "Entity", InstancePhase.Running, new EntityProgress(new EntityPlan(4, 160, 0, 0, true), 0, 3, 2, 1, 120, EntityCounts.None with { Read = 40, Created = 40 }, 7));

        var answer = await server.GetAsync($"/api/migrations/{Id}");

        answer.Status.ShouldBe(HttpStatusCode.OK, answer.Text);
        ((string?)answer.Json["phase"]).ShouldBe("running");
        ((string?)answer.Json["step"]).ShouldBe("migrate");
        ((string?)answer.Json["current"]).ShouldBe("attributes");
        answer.Json["entities"]!["attributes"]!.ToJsonString().ShouldBe(
            """{"chunks":4,"exported":3,"transformed":2,"imported":1,"records":120,"total":160,"counts":{"read":40,"created":40,"updated":0,"unchanged":0,"skipped":0,"failed":0,"differing":0},"findings":7}""");
        answer.Json["entities"]!["products"]!["chunks"].ShouldBeNull();
        answer.Json["verdict"].ShouldBeNull();
        ((string?)answer.Json["links"]!["cancel"]).ShouldBe($"/api/migrations/{Id}/cancel");
        answer.Json["links"]!["resume"].ShouldBeNull();
    }

    [Fact]
    public async Task A_completed_run_shows_the_verdict_that_the_command_line_prints()
    {
        await using var server = await TestServer.StartAsync();
        var counts = new Dictionary<EntityType, EntityCounts> { [EntityType.Products] = new(5, 3, 0, 0, 1, 1, 0) };
        server.Runs.Put(Id, "Migration", InstancePhase.Completed, output: new Verdict(VerdictWord.Incomplete, new RunId(Id), 12.5, counts, 3, $"{Id}/review/report.html"));

        var answer = await server.GetAsync($"/api/migrations/{Id}");

        ((string?)answer.Json["verdict"]!["verdict"]).ShouldBe("incomplete");
        ((int?)answer.Json["verdict"]!["entities"]!["products"]!["failed"]).ShouldBe(1);
        answer.Json["links"]!["cancel"].ShouldBeNull();
    }

    [Fact]
    public async Task A_failed_run_says_why_and_how_to_go_on_without_what_is_for_the_log()
    {
        await using var server = await TestServer.StartAsync();
        server.Runs.Put(Id, "Migration", InstancePhase.Failed, failure: new Failure(FailureClass.Configuration, "The token is wrong.", "at Secret.Place"));

        var answer = await server.GetAsync($"/api/migrations/{Id}");

        ((string?)answer.Json["verdict"]!["verdict"]).ShouldBe("failed");
        ((string?)answer.Json["verdict"]!["error"]).ShouldBe("The token is wrong.");
        ((string?)answer.Json["failure"]!["class"]).ShouldBe("configuration");
        answer.Text.ShouldNotContain("Secret.Place");
        ((string?)answer.Json["links"]!["resume"]).ShouldBe($"/api/migrations/{Id}/resume");
    }

    [Fact]
    public async Task A_cancelled_run_has_the_verdict_cancelled()
    {
        await using var server = await TestServer.StartAsync();
        server.Runs.Put(Id, "Migration", InstancePhase.Terminated);

        ((string?)(await server.GetAsync($"/api/migrations/{Id}")).Json["verdict"]!["verdict"]).ShouldBe("cancelled");
    }

    [Fact]
    public async Task A_run_whose_instance_is_forgotten_still_shows_its_verdict()
    {
        await using var server = await TestServer.StartAsync();
        await server.PutAsync($"{Id}/run.json", "{}");
        await server.PutAsync($"{Id}/verdict.json", $$"""{"verdict":"complete","run":"{{Id}}","seconds":1,"entities":{},"findings":0}""");

        var answer = await server.GetAsync($"/api/migrations/{Id}");

        ((string?)answer.Json["verdict"]!["verdict"]).ShouldBe("complete");
        answer.Json["phase"].ShouldBeNull();
    }

    [Theory]
    [InlineData("")]
    [InlineData("/findings")]
    [InlineData("/report")]
    [InlineData("/artifacts")]
    [InlineData("/artifacts/run.json")]
    public async Task An_unknown_run_is_not_found(string below)
    {
        await using var server = await TestServer.StartAsync();

        (await server.GetAsync("/api/migrations/nobody" + below)).ShouldBeProblem(HttpStatusCode.NotFound, "unknown-run", "nobody");
    }

    [Theory]
    [InlineData("")]
    [InlineData("/findings")]
    [InlineData("/report")]
    [InlineData("/artifacts")]
    [InlineData("/artifacts/run.json")]
    public async Task An_id_that_is_none_is_refused(string below)
    {
        await using var server = await TestServer.StartAsync();

        (await server.GetAsync("/api/migrations/a_b" + below)).ShouldBeProblem(HttpStatusCode.BadRequest, "bad-parameter", "a_b");
    }

    [Fact]
    public async Task The_instance_of_one_entity_is_not_a_run()
    {
        await using var server = await TestServer.StartAsync();
        server.Runs.Put(Id + "-products", "Entity", InstancePhase.Running);

        (await server.GetAsync($"/api/migrations/{Id}-products")).ShouldBeProblem(HttpStatusCode.NotFound, "unknown-run");
        (await server.PostAsync($"/api/migrations/{Id}-products/cancel")).ShouldBeProblem(HttpStatusCode.NotFound, "unknown-run");
    }

    [Fact]
    public async Task Runs_are_listed_newest_first_in_pages()
    {
        await using var server = await TestServer.StartAsync();
        for (var i = 1; i <= 5; i++)
            server.Runs.Put($"run-{i}", "Migration", i == 5 ? InstancePhase.Running : InstancePhase.Failed, createdAt: server.Time.GetUtcNow().AddMinutes(i));
        server.Runs.Put("run-5-products", "Entity", InstancePhase.Running);

        var seen = new List<string>();
        for (var next = "/api/migrations?limit=2"; next is not null;)
        {
            var page = (await server.GetAsync(next)).Json;
            seen.AddRange(page["migrations"]!.AsArray().Select(m => $"{m!["run"]} {m["phase"]} {m["verdict"]}".Trim()));
            next = (string?)page["next"];
        }

        seen.ShouldBe(["run-5 running", "run-4 failed failed", "run-3 failed failed", "run-2 failed failed", "run-1 failed failed"]);
    }

    [Theory]
    [InlineData("limit=0")]
    [InlineData("limit=201")]
    [InlineData("limit=ten")]
    [InlineData("limit=1&limit=2")]
    [InlineData("after=nobody")]
    [InlineData("page=2")]
    public async Task A_list_with_a_wrong_parameter_is_refused(string query)
    {
        await using var server = await TestServer.StartAsync();

        (await server.GetAsync("/api/migrations?" + query)).ShouldBeProblem(HttpStatusCode.BadRequest, "bad-parameter");
    }

    [Fact]
    public async Task A_run_is_cancelled_and_resumed()
    {
        await using var server = await TestServer.StartAsync();
        var run = await server.RunAsync();

        (await server.PostAsync($"/api/migrations/{run}/cancel")).Status.ShouldBe(HttpStatusCode.Accepted);
        (await server.Runs.FindAsync(run.Value, default))!.Phase.ShouldBe(InstancePhase.Terminated);
        (await server.PostAsync($"/api/migrations/{run}/cancel")).ShouldBeProblem(HttpStatusCode.Conflict, "wrong-phase", "cancelled");

        (await server.PostAsync($"/api/migrations/{run}/resume")).Location.ShouldBe($"/api/migrations/{run}");
        (await server.Runs.FindAsync(run.Value, default))!.Phase.ShouldBe(InstancePhase.Pending);
        (await server.PostAsync($"/api/migrations/{run}/resume")).ShouldBeProblem(HttpStatusCode.Conflict, "wrong-phase", "waiting");
    }

    [Theory]
    [InlineData("cancel")]
    [InlineData("resume")]
    public async Task An_ended_run_can_neither_be_cancelled_nor_resumed(string action)
    {
        await using var server = await TestServer.StartAsync();
        var run = await server.RunAsync(phase: InstancePhase.Completed);

        (await server.PostAsync($"/api/migrations/{run}/{action}")).ShouldBeProblem(HttpStatusCode.Conflict, "wrong-phase", "completed");
    }

    [Theory]
    [InlineData("cancel")]
    [InlineData("resume")]
    public async Task An_action_on_what_is_no_run_is_refused(string action)
    {
        await using var server = await TestServer.StartAsync();

        (await server.PostAsync($"/api/migrations/nobody/{action}")).ShouldBeProblem(HttpStatusCode.NotFound, "unknown-run");
        (await server.PostAsync($"/api/migrations/a_b/{action}")).ShouldBeProblem(HttpStatusCode.BadRequest, "bad-parameter");
        (await server.PostAsync($"/api/migrations/nobody/{action}?force=1")).ShouldBeProblem(HttpStatusCode.BadRequest, "bad-parameter", "force");
    }

    [Fact]
    public async Task A_storage_that_does_not_answer_just_now_is_told_as_such()
    {
        await using var server = await TestServer.StartAsync();
        server.Runs.Broken = MigratorException.Retriable("The table storage is busy.", TimeSpan.FromSeconds(7));

        var answer = await server.GetAsync($"/api/migrations/{Id}");

        answer.ShouldBeProblem(HttpStatusCode.ServiceUnavailable, "busy");
        answer.Message.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(7));
    }

    [Fact]
    public async Task A_fault_of_ours_says_nothing_of_its_inside()
    {
        await using var server = await TestServer.StartAsync();
        server.Runs.Broken = new InvalidOperationException("AccountKey=abc");

        var answer = await server.GetAsync($"/api/migrations/{Id}");

        answer.ShouldBeProblem(HttpStatusCode.InternalServerError, "fault");
        answer.Text.ShouldNotContain("AccountKey");
    }
}
