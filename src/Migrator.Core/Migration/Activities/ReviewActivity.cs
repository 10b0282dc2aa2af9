using Migrator.Core.Orchestration;
using Migrator.Core.Stages;
using Migrator.Core.Telemetry;

namespace Migrator.Core.Migration;

/// <summary>Takes the next step of reviewing one entity.</summary>
/// <param name="runs">The open runs.</param>
public sealed class ReviewActivity(OpenRuns runs) : IActivity<ReviewStep, StepResult<ReviewCounts>>
{
    public static ActivityName<ReviewStep, StepResult<ReviewCounts>> Name { get; } = new("Review");

    public async Task<StepResult<ReviewCounts>> RunAsync(ReviewStep input, CancellationToken cancellationToken)
    {
        var run = await runs.GetAsync(input.Run, cancellationToken);
        var work = await run.WorkAsync(input.Entity, cancellationToken);
        var answer = await run.Shop.ReviewAsync(work, input.Chunks, input.Token, cancellationToken);
        if (answer.Result is { Differing: > 0 } counts) MigratorTelemetry.Differences.Add(counts.Differing, MigratorTelemetry.Of(input.Entity));
        return answer;
    }
}
