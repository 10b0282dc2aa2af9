using System.Collections.Concurrent;
using Migrator.Core.Entities;
using Migrator.Core.Failures;
using Migrator.Core.Migration;
using Migrator.Core.Orchestration;
using Migrator.Core.Runs;
using Migrator.Core.Stages;
using Migrator.Embedded.Engine;
using Migrator.TestKit;

namespace Migrator.Embedded.Tests.Engine;

/// <summary>The orchestrations of a real run, with activities that only count, replayed at every turn.</summary>
public sealed class MigrationReplayTests : IDisposable
{
    private const int Chunks = 95;
    private const int PerChunk = 100;

    private readonly TemporaryFolder _folder = new();
    private readonly ConcurrentQueue<string> _calls = new();
    private readonly ConcurrentDictionary<int, bool> _refused = [];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_run_is_deterministic_takes_each_chunk_once_and_keeps_its_history_small()
    {
        await using var engine = await SqliteEngine.OpenAsync(
            _folder.File("history.db"), Registry(), EmptyServices.Instance, new EngineOptions { ReplayAtEveryTurn = true }, TimeProvider.System);
        await engine.StartAsync(MigrationOrchestration.Name, "run-1", new MigrationInput(new RunId("run-1")), TestContext.Current.CancellationToken);
        engine.Start();

        var end = await engine.WaitForEndAsync("run-1", null, TestContext.Current.CancellationToken);

        end.Failure.ShouldBeNull();
        var created = end.Output!.Value.GetProperty("entities").GetProperty("products").GetProperty("created").GetInt64();
        created.ShouldBe(Chunks * PerChunk);
        foreach (var station in new[] { "export", "transform" })
            _calls.Where(call => call.StartsWith(station + " products", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal).Count().ShouldBe(Chunks);
        _calls.Where(call => call.StartsWith("transform products", StringComparison.Ordinal)).ShouldBe(Enumerable.Range(1, Chunks).Select(chunk => $"transform products {chunk}"));
        _calls.Count(call => call.StartsWith("import products", StringComparison.Ordinal)).ShouldBe(Chunks * 2);
        _calls.GroupBy(call => call, StringComparer.Ordinal).ShouldAllBe(same => same.Count() == 1);

        var size = await engine.MeasureAsync(TestContext.Current.CancellationToken);
        size.LargestPayload.ShouldBeLessThan(2 * 1024);
        size.LongestExecution.ShouldBeLessThan(400);
    }

    private OrchestrationRegistry Registry() => new OrchestrationRegistry()
        .AddOrchestration<MigrationOrchestration, MigrationInput, Verdict>(() => new MigrationOrchestration())
        .AddOrchestration<EntityOrchestration, EntityInput, EntityResult>(() => new EntityOrchestration())
        .AddOrchestration<ImportOrchestration, ImportInput, EntityCounts>(() => new ImportOrchestration())
        .AddOrchestration<ReviewOrchestration, ReviewInput, ReviewCounts>(() => new ReviewOrchestration())
        .AddActivity<Connect, ConnectInput, Connected>(_ => new Connect())
        .AddActivity<Plan, EntityRef, EntityPlan>(_ => new Plan())
        .AddActivity<Export, ChunkRef, ExportedChunk>(_ => new Export(_calls))
        .AddActivity<Transform, ChunkRef, TransformedChunk>(_ => new Transform(_calls))
        .AddActivity<Import, ImportStep, StepResult<EntityCounts>>(_ => new Import(_calls, _refused))
        .AddActivity<SealManifest, ManifestInput, Nothing>(_ => new SealManifest())
        .AddActivity<Review, ReviewStep, StepResult<ReviewCounts>>(_ => new Review())
        .AddActivity<Report, ReportInput, Verdict>(_ => new Report());

    private sealed class Connect : IActivity<ConnectInput, Connected>
    {
        public static ActivityName<ConnectInput, Connected> Name => ConnectActivity.Name;

        public Task<Connected> RunAsync(ConnectInput input, CancellationToken cancellationToken) => Task.FromResult(new Connected([EntityType.Attributes, EntityType.Products]));
    }

    private sealed class Plan : IActivity<EntityRef, EntityPlan>
    {
        public static ActivityName<EntityRef, EntityPlan> Name => PlanActivity.Name;

        public Task<EntityPlan> RunAsync(EntityRef input, CancellationToken cancellationToken) =>
            Task.FromResult(new EntityPlan(input.Entity == EntityType.Products ? Chunks : 1, null, 0, 0, IsCarried: true));
    }

    private sealed class Export(ConcurrentQueue<string> calls) : IActivity<ChunkRef, ExportedChunk>
    {
        public static ActivityName<ChunkRef, ExportedChunk> Name => ExportActivity.Name;

        public Task<ExportedChunk> RunAsync(ChunkRef input, CancellationToken cancellationToken)
        {
            calls.Enqueue($"export {input.Entity} {input.Chunk}");
            return Task.FromResult(new ExportedChunk(PerChunk, 0, 1));
        }
    }

    private sealed class Transform(ConcurrentQueue<string> calls) : IActivity<ChunkRef, TransformedChunk>
    {
        public static ActivityName<ChunkRef, TransformedChunk> Name => TransformActivity.Name;

        public Task<TransformedChunk> RunAsync(ChunkRef input, CancellationToken cancellationToken)
        {
            calls.Enqueue($"transform {input.Entity} {input.Chunk}");
            return Task.FromResult(new TransformedChunk(PerChunk, 1));
        }
    }

    /// <summary>Two steps a chunk with a wait between them, and every tenth chunk is refused once.</summary>
    private sealed class Import(ConcurrentQueue<string> calls, ConcurrentDictionary<int, bool> refused) : IActivity<ImportStep, StepResult<EntityCounts>>
    {
        public static ActivityName<ImportStep, StepResult<EntityCounts>> Name => ImportActivity.Name;

        public Task<StepResult<EntityCounts>> RunAsync(ImportStep input, CancellationToken cancellationToken)
        {
            if (input.Chunk.Chunk % 10 == 0 && refused.TryAdd(input.Chunk.Chunk, true)) throw MigratorException.Retriable("busy", TimeSpan.FromMilliseconds(1));
            calls.Enqueue($"import {input.Chunk.Entity} {input.Chunk.Chunk} {input.Token}");
            return Task.FromResult(input.Token is null
                ? new StepResult<EntityCounts>(null, "bulk operation", TimeSpan.FromMilliseconds(1))
                : new StepResult<EntityCounts>(EntityCounts.None with { Read = PerChunk, Created = PerChunk }, null, TimeSpan.Zero));
        }
    }

    private sealed class SealManifest : IActivity<ManifestInput, Nothing>
    {
        public static ActivityName<ManifestInput, Nothing> Name => ManifestActivity.Name;

        public Task<Nothing> RunAsync(ManifestInput input, CancellationToken cancellationToken) => Task.FromResult(Nothing.Instance);
    }

    private sealed class Review : IActivity<ReviewStep, StepResult<ReviewCounts>>
    {
        public static ActivityName<ReviewStep, StepResult<ReviewCounts>> Name => ReviewActivity.Name;

        public Task<StepResult<ReviewCounts>> RunAsync(ReviewStep input, CancellationToken cancellationToken) =>
            Task.FromResult(new StepResult<ReviewCounts>(new ReviewCounts(input.Chunks * PerChunk, 0, 0), null, TimeSpan.Zero));
    }

    private sealed class Report : IActivity<ReportInput, Verdict>
    {
        public static ActivityName<ReportInput, Verdict> Name => ReportActivity.Name;

        public Task<Verdict> RunAsync(ReportInput input, CancellationToken cancellationToken) =>
            Task.FromResult(new Verdict(VerdictWord.Complete, input.Run, 1, input.Results.ToDictionary(e => e.Entity, e => e.Counts), 0, null));
    }
}
