using Migrator.Core.Entities;
using Migrator.Core.Orchestration;
using Migrator.Core.Runs;
using Migrator.Core.Telemetry;

namespace Migrator.Core.Migration;

/// <summary>A whole run: connect, then export → transform → import per entity in the order in which they need each other, then review and the report.</summary>
public sealed class MigrationOrchestration : IOrchestration<MigrationInput, Verdict>
{
    public static OrchestrationName<MigrationInput, Verdict> Name { get; } = new("Migration");

    public async Task<Verdict> RunAsync(IOrchestrationContext context, MigrationInput input)
    {
        var startedAt = context.UtcNow;
        context.SetStatus(new MigrationStatus(MigrationStep.Connect, [], null));
        var connected = await context.CallActivityAsync(ConnectActivity.Name, new ConnectInput(input.Run, startedAt), RetryRule.Default);

        var results = new List<EntityResult>();
        foreach (var entity in connected.Entities)
        {
            context.SetStatus(new MigrationStatus(MigrationStep.Migrate, connected.Entities, entity));
            results.Add(await context.CallOrchestrationAsync(
                EntityOrchestration.Name, InstanceIds.Entity(context.InstanceId, entity), EntityInput.First(input.Run, entity)));
        }

        var exported = results.ConvertAll(r => new ExportedEntity(r.Entity, r.Chunks, r.Records));
        await context.CallActivityAsync(ManifestActivity.Name, new ManifestInput(input.Run, exported), RetryRule.Default);

        var reviews = new List<EntityReview>();
        foreach (var result in results.Where(r => r.IsCarried))
        {
            context.SetStatus(new MigrationStatus(MigrationStep.Review, connected.Entities, result.Entity));
            var review = await context.CallOrchestrationAsync(
                ReviewOrchestration.Name, InstanceIds.Review(context.InstanceId, result.Entity), ReviewInput.First(input.Run, result.Entity, result.Chunks));
            reviews.Add(new EntityReview(result.Entity, review));
        }

        var verdict = await context.CallActivityAsync(
            ReportActivity.Name, new ReportInput(input.Run, startedAt, context.UtcNow, results, reviews), RetryRule.Default);
        context.SetStatus(new MigrationStatus(MigrationStep.Done, connected.Entities, null));
        return verdict;
    }
}

/// <param name="Run">The run: its accepted request lies in its folder.</param>
public sealed record MigrationInput(RunId Run) : IStepOfRun;

/// <summary>Where a run stands; each entity's own instance (<see cref="InstanceIds.Entity"/>) says how far it is.</summary>
/// <param name="Step">Which of the steps.</param>
/// <param name="Entities">All that this run takes, in order; empty before that is known.</param>
/// <param name="Current">The one at work.</param>
public sealed record MigrationStatus(MigrationStep Step, IReadOnlyList<EntityType> Entities, EntityType? Current);

public enum MigrationStep
{
    Connect,
    Migrate,
    Review,
    Done,
}

/// <summary>The ids of the instances that a run is made of.</summary>
public static class InstanceIds
{
    public static string Entity(string run, EntityType entity) => $"{run}-{entity}";

    public static string Import(string entityInstance, int chunk) => $"{entityInstance}-import-{chunk:00000}";

    public static string Review(string run, EntityType entity) => $"{run}-{entity}-review";
}
