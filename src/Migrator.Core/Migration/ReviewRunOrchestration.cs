using System.Text.Json;
using Migrator.Core.Failures;
using Migrator.Core.Orchestration;
using Migrator.Core.Runs;

namespace Migrator.Core.Migration;

/// <summary>Reviews a finished run once more, and writes its report anew.</summary>
public sealed class ReviewRunOrchestration : IOrchestration<MigrationInput, Verdict>
{
    public static OrchestrationName<MigrationInput, Verdict> Name { get; } = new("ReviewRun");

    public async Task<Verdict> RunAsync(IOrchestrationContext context, MigrationInput input)
    {
        var results = await context.CallActivityAsync(ReadResultsActivity.Name, input, RetryRule.Default);
        var reviews = new List<EntityReview>();
        foreach (var result in results.Entities.Where(r => r.IsCarried))
        {
            context.SetStatus(new MigrationStatus(MigrationStep.Review, [.. results.Entities.Select(r => r.Entity)], result.Entity));
            reviews.Add(new EntityReview(result.Entity, await context.CallOrchestrationAsync(
                ReviewOrchestration.Name, InstanceIds.Review(context.InstanceId, result.Entity), ReviewInput.First(input.Run, result.Entity, result.Chunks))));
        }

        return await context.CallActivityAsync(
            ReportActivity.Name, new ReportInput(input.Run, results.StartedAt, context.UtcNow, results.Entities, reviews), RetryRule.Default);
    }
}

/// <summary>Reads what a finished run came to.</summary>
/// <param name="runs">The open runs.</param>
public sealed class ReadResultsActivity(OpenRuns runs) : IActivity<MigrationInput, RunResults>
{
    public static ActivityName<MigrationInput, RunResults> Name { get; } = new("ReadResults");

    public async Task<RunResults> RunAsync(MigrationInput input, CancellationToken cancellationToken)
    {
        var run = await runs.GetAsync(input.Run, cancellationToken);
        if (!await run.Artifacts.ExistsAsync(run.Files.Results, cancellationToken))
            throw MigratorException.Configuration($"Run {input.Run} has not finished its import: there is nothing to review yet.", "Run 'migrate' with its configuration again: it goes on where it stopped.");
        await using var stream = await run.Artifacts.OpenReadAsync(run.Files.Results, cancellationToken);
        return await JsonSerializer.DeserializeAsync<RunResults>(stream, MigratorJson.Options, cancellationToken)
            ?? throw MigratorException.Bug($"{run.Files.Results} is empty.");
    }
}
