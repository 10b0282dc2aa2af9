using Migrator.Core.Entities;
using Migrator.Core.Orchestration;
using Migrator.Core.Runs;
using Migrator.Core.Telemetry;

namespace Migrator.Core.Migration;

/// <summary>
/// One entity of a run. Its chunks flow through export → transform → import like cars through stations: a chunk is imported while the next is transformed
/// and the one after is exported. Transform takes chunks in their order, so that names which must be unique go to the same record in every run.
/// History is bounded: after a window of chunks it continues as new.
/// </summary>
public sealed class EntityOrchestration : IOrchestration<EntityInput, EntityResult>
{
    /// <summary>Chunks per execution: bounds history to a few hundred events.</summary>
    internal const int Window = 40;

    /// <summary>Chunks imported at once: as many as Shopify runs bulk operations for one app (FACTS 6).</summary>
    internal const int ImportLanes = 5;

    public static OrchestrationName<EntityInput, EntityResult> Name { get; } = new("Entity");

    public async Task<EntityResult> RunAsync(IOrchestrationContext context, EntityInput input)
    {
        var progress = input.Progress ?? await PlanAsync(context, input);
        context.SetStatus(progress);

        var first = progress.Done + 1;
        var last = Math.Min(progress.Plan.Chunks, progress.Done + Window);
        var stations = new Stations(context, input, progress);
        await stations.RunAsync(first, last);
        progress = stations.Progress with { Done = last };
        context.SetStatus(progress);

        if (last < progress.Plan.Chunks)
        {
            context.ContinueAsNew(input with { Progress = progress });
            return EntityResult.Unfinished(input.Entity);
        }

        return new EntityResult(input.Entity, progress.Plan.Chunks, progress.Plan.IsCarried, progress.Records, progress.Counts, progress.Findings);
    }

    private static async Task<EntityProgress> PlanAsync(IOrchestrationContext context, EntityInput input)
    {
        var plan = await context.CallActivityAsync(PlanActivity.Name, new EntityRef(input.Run, input.Entity), RetryRule.Default);
        return new EntityProgress(plan, 0, 0, 0, 0, 0, Unreadable(plan.Unreadable), plan.Findings);
    }

    private static EntityCounts Unreadable(long records) => EntityCounts.None with { Read = records, Failed = records };

    private sealed class Stations(IOrchestrationContext context, EntityInput input, EntityProgress progress)
    {
        private readonly Queue<Task> _importing = new();

        public EntityProgress Progress { get; private set; } = progress;

        public async Task RunAsync(int first, int last)
        {
            var export = Task.CompletedTask;
            var transform = Task.CompletedTask;
            var exports = new List<Task>();
            var lanes = new Task[ImportLanes];
            Array.Fill(lanes, Task.CompletedTask);

            for (var chunk = first; chunk <= last; chunk++) exports.Add(export = ExportAsync(chunk, export));
            for (var chunk = first; chunk <= last; chunk++)
            {
                // What every record's mapping needs must be read whole before the first is mapped.
                var ready = input.Entity == EntityType.Attributes ? exports[^1] : exports[chunk - first];
                transform = TransformAsync(chunk, ready, transform);
                lanes[chunk % ImportLanes] = ImportAsync(chunk, transform, lanes[chunk % ImportLanes]);
                _importing.Enqueue(lanes[chunk % ImportLanes]);
            }

            while (_importing.TryDequeue(out var import)) await import;
        }

        private async Task ExportAsync(int chunk, Task before)
        {
            await before;
            var exported = await context.CallActivityAsync(ExportActivity.Name, Ref(chunk), RetryRule.Default);
            Publish(Progress with
            {
                Exported = Progress.Exported + 1,
                Records = Progress.Records + exported.Records,
                Findings = Progress.Findings + exported.Findings,
                Counts = Progress.Counts + Unreadable(exported.Unreadable),
            });
        }

        private async Task TransformAsync(int chunk, Task exported, Task before)
        {
            await exported;
            await before;
            var transformed = await context.CallActivityAsync(TransformActivity.Name, Ref(chunk), RetryRule.Default);
            Publish(Progress with { Transformed = Progress.Transformed + 1, Findings = Progress.Findings + transformed.Findings });
        }

        private async Task ImportAsync(int chunk, Task transformed, Task lane)
        {
            await transformed;
            await lane;
            var counts = await context.CallOrchestrationAsync(
                ImportOrchestration.Name, InstanceIds.Import(context.InstanceId, chunk), new ImportInput(Ref(chunk), null, TimeSpan.Zero));
            Publish(Progress with { Imported = Progress.Imported + 1, Counts = Progress.Counts + counts });
        }

        private ChunkRef Ref(int chunk) => new(input.Run, input.Entity, chunk);

        private void Publish(EntityProgress progress)
        {
            Progress = progress;
            context.SetStatus(progress);
        }
    }
}

/// <param name="Run">The run.</param>
/// <param name="Entity">The entity.</param>
/// <param name="Progress">Null on the first execution; what the earlier ones did on a continued one.</param>
public sealed record EntityInput(RunId Run, EntityType Entity, EntityProgress? Progress)
{
    public static EntityInput First(RunId run, EntityType entity) => new(run, entity, null);
}

/// <summary>How far an entity is. The numbers of chunks are counts, not positions: several are at work at once.</summary>
/// <param name="Plan">How its export was divided.</param>
/// <param name="Done">Chunks of finished windows.</param>
/// <param name="Exported">Chunks exported.</param>
/// <param name="Transformed">Chunks transformed.</param>
/// <param name="Imported">Chunks imported.</param>
/// <param name="Records">Source records read so far.</param>
/// <param name="Counts">Counts of the chunks imported.</param>
/// <param name="Findings">Findings so far.</param>
public sealed record EntityProgress(EntityPlan Plan, int Done, int Exported, int Transformed, int Imported, long Records, EntityCounts Counts, long Findings);

/// <param name="Entity">The entity.</param>
/// <param name="Chunks">How many there were.</param>
/// <param name="IsCarried">Whether the mapping makes rows of it; false: exported only.</param>
/// <param name="Records">Source records exported.</param>
/// <param name="Counts">Counts without review's.</param>
/// <param name="Findings">How many.</param>
public sealed record EntityResult(EntityType Entity, int Chunks, bool IsCarried, long Records, EntityCounts Counts, long Findings)
{
    /// <summary>What an execution returns that continues as new: the host drops it.</summary>
    public static EntityResult Unfinished(EntityType entity) => new(entity, 0, false, 0, EntityCounts.None, 0);
}

/// <param name="Run">The run.</param>
/// <param name="Entity">The entity.</param>
public sealed record EntityRef(RunId Run, EntityType Entity) : IStepOfRun
{
    EntityType? IStepOfRun.StepEntity => Entity;
}

/// <param name="Run">The run.</param>
/// <param name="Entity">The entity.</param>
/// <param name="Chunk">From 1.</param>
public sealed record ChunkRef(RunId Run, EntityType Entity, int Chunk) : IStepOfRun
{
    EntityType? IStepOfRun.StepEntity => Entity;
}
