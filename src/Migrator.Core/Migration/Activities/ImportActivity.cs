using Migrator.Core.Orchestration;
using Migrator.Core.Runs;
using Migrator.Core.Stages;
using Migrator.Core.Telemetry;

namespace Migrator.Core.Migration;

/// <summary>Takes the next step of importing one chunk.</summary>
/// <param name="runs">The open runs.</param>
public sealed class ImportActivity(OpenRuns runs) : IActivity<ImportStep, StepResult<EntityCounts>>
{
    public static ActivityName<ImportStep, StepResult<EntityCounts>> Name { get; } = new("Import");

    public async Task<StepResult<EntityCounts>> RunAsync(ImportStep input, CancellationToken cancellationToken)
    {
        var chunk = input.Chunk;
        var run = await runs.GetAsync(chunk.Run, cancellationToken);
        var work = await run.WorkAsync(chunk.Entity, cancellationToken);
        if (await run.Artifacts.ExistsAsync(work.Files.Rows(chunk.Chunk), cancellationToken))
        {
            var answer = await run.Shop.ImportAsync(work, chunk.Chunk, input.Token, cancellationToken);
            if (answer.Result is null) return new StepResult<EntityCounts>(null, answer.Token, answer.Wait);
        }

        var counts = await ChunkCounts.CountAsync(run.Artifacts, work.Files, chunk.Chunk, cancellationToken);
        RunCounters.Imported(chunk.Entity, counts);
        return new StepResult<EntityCounts>(counts, null, TimeSpan.Zero);
    }
}
