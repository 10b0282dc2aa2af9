using Migrator.Core.Entities;
using Migrator.Core.Orchestration;
using Migrator.Core.Runs;
using Migrator.Core.Telemetry;

namespace Migrator.Core.Migration;

/// <summary>The import of one chunk: steps until the shop says it is finished, waiting between them as the shop asks (a bulk operation runs there for minutes).</summary>
public sealed class ImportOrchestration : IOrchestration<ImportInput, EntityCounts>
{
    /// <summary>Steps per execution, then it continues as new.</summary>
    internal const int Window = 60;

    public static OrchestrationName<ImportInput, EntityCounts> Name { get; } = new("Import");

    public async Task<EntityCounts> RunAsync(IOrchestrationContext context, ImportInput input)
    {
        for (var step = 0; step < Window; step++)
        {
            if (input.Wait > TimeSpan.Zero) await context.SleepAsync(input.Wait);
            var answer = await context.CallActivityAsync(ImportActivity.Name, new ImportStep(input.Chunk, input.Token), RetryRule.Default);
            if (answer.Result is { } counts) return counts;
            input = input with { Token = answer.Token, Wait = answer.Wait };
        }

        context.ContinueAsNew(input);
        return EntityCounts.None;
    }
}

/// <param name="Chunk">Which chunk.</param>
/// <param name="Token">The shop's word for where it stands; null at the beginning.</param>
/// <param name="Wait">Before the next step.</param>
public sealed record ImportInput(ChunkRef Chunk, string? Token, TimeSpan Wait);

/// <param name="Chunk">Which chunk.</param>
/// <param name="Token">The shop's word for where it stands; null at the beginning.</param>
public sealed record ImportStep(ChunkRef Chunk, string? Token) : IStepOfRun
{
    RunId IStepOfRun.Run => Chunk.Run;

    EntityType? IStepOfRun.StepEntity => Chunk.Entity;
}
