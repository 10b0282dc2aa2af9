using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using Migrator.Core.Artifacts;
using Migrator.Core.Failures;
using Migrator.TestKit.Memory;
using Migrator.Web.Health;
using Migrator.Web.Tests.Server;

namespace Migrator.Web.Tests.Health;

public sealed class HealthTests
{
    [Fact]
    public async Task A_host_that_works_says_so()
    {
        await using var server = await TestServer.StartAsync();

        var answer = await server.GetAsync("/api/health");

        answer.Status.ShouldBe(HttpStatusCode.OK);
        ((bool?)answer.Json["healthy"]).ShouldBe(true);
        answer.Json["components"]!.AsArray().Select(c => (string)c!["name"]!).ShouldBe(["storage", "ledger", "orchestration"]);
    }

    [Fact]
    public async Task A_part_that_fails_is_named_and_its_words_stay_in_the_log()
    {
        await using var server = await TestServer.StartAsync();
        server.Runs.Broken = MigratorException.Fatal("AccountKey=abc was refused.");

        var answer = await server.GetAsync("/api/health");

        answer.Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        answer.Json["components"]!.AsArray().Single(c => !(bool)c!["healthy"]!)!["name"]!.GetValue<string>().ShouldBe("orchestration");
        answer.Text.ShouldNotContain("AccountKey");
        (await server.GetAsync("/api/health?verbose=1")).ShouldBeProblem(HttpStatusCode.BadRequest, "bad-parameter", "verbose");
    }

    [Fact]
    public async Task The_daily_check_finds_a_storage_that_reads_and_cannot_be_written()
    {
        var runs = new RememberedRuns(TimeProvider.System);
        var checks = new HealthChecks(new FullStore(), new MemoryLedgers(), TimeProvider.System, NullLogger<HealthChecks>.Instance);

        (await checks.LookAsync(runs, default)).Healthy.ShouldBeTrue();
        var failure = await Should.ThrowAsync<MigratorException>(() => new DailyHealthCheck(checks).RunAsync(runs, default, default));

        failure.Message.ShouldContain("storage");
    }

    [Fact]
    public async Task The_daily_check_leaves_no_file_behind()
    {
        var store = new MemoryArtifactStore();
        var checks = new HealthChecks(store, new MemoryLedgers(), TimeProvider.System, NullLogger<HealthChecks>.Instance);

        await new DailyHealthCheck(checks).RunAsync(new RememberedRuns(TimeProvider.System), default, default);

        (await store.ListAsync("", default).ToListAsync(TestContext.Current.CancellationToken)).ShouldBeEmpty();
    }

    private sealed class FullStore : IArtifactStore
    {
        public Task WriteAsync(ArtifactPath path, Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken) => throw new IOException("No space left on device.");

        public Task<Stream> OpenReadAsync(ArtifactPath path, CancellationToken cancellationToken) => throw new ArtifactNotFoundException(path);

        public Task<bool> ExistsAsync(ArtifactPath path, CancellationToken cancellationToken) => Task.FromResult(false);

        public IAsyncEnumerable<ArtifactInfo> ListAsync(string prefix, CancellationToken cancellationToken) => AsyncEnumerable.Empty<ArtifactInfo>();

        public Task DeleteAsync(ArtifactPath path, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
