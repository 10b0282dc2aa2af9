using Migrator.Core.Entities;
using Migrator.Core.Orchestration;
using Migrator.Core.Runs;
using Migrator.Core.Stages;
using Migrator.Core.Telemetry;

namespace Migrator.Core.Migration;

/// <summary>The review of one entity: everything is read back and compared, in steps as long as the shop's own bulk query needs.</summary>
public sealed class ReviewOrchestration : IOrchestration<ReviewInput, ReviewCounts>
{
    public static OrchestrationName<ReviewInput, ReviewCounts> Name { get; } = new("Review");

    public async Task<ReviewCounts> RunAsync(IOrchestrationContext context, ReviewInput input)
    {
        for (var step = 0; step < ImportOrchestration.Window; step++)
        {
            if (input.Wait > TimeSpan.Zero) await context.SleepAsync(input.Wait);
            var answer = await context.CallActivityAsync(ReviewActivity.Name, new ReviewStep(input.Run, input.Entity, input.Chunks, input.Token), RetryRule.Default);
            if (answer.Result is { } counts) return counts;
            input = input with { Token = answer.Token, Wait = answer.Wait };
        }

        context.ContinueAsNew(input);
        return new ReviewCounts(0, 0, 0);
    }
}

/// <param name="Run">The run.</param>
/// <param name="Entity">The entity.</param>
/// <param name="Chunks">How many chunks of rows there are.</param>
/// <param name="Token">The shop's word for where it stands; null at the beginning.</param>
/// <param name="Wait">Before the next step.</param>
public sealed record ReviewInput(RunId Run, EntityType Entity, int Chunks, string? Token, TimeSpan Wait)
{
    public static ReviewInput First(RunId run, EntityType entity, int chunks) => new(run, entity, chunks, null, TimeSpan.Zero);
}

/// <param name="Run">The run.</param>
/// <param name="Entity">The entity.</param>
/// <param name="Chunks">How many chunks of rows there are.</param>
/// <param name="Token">The shop's word for where it stands; null at the beginning.</param>
public sealed record ReviewStep(RunId Run, EntityType Entity, int Chunks, string? Token) : IStepOfRun
{
    EntityType? IStepOfRun.StepEntity => Entity;
}

/// <param name="Entity">The entity.</param>
/// <param name="Counts">What review counted.</param>
public sealed record EntityReview(EntityType Entity, ReviewCounts Counts);
