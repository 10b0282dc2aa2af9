using System.Text.Json;
using Migrator.Core.Entities;
using Migrator.Core.Failures;
using Migrator.Core.Orchestration;
using Migrator.Core.Runs;
using Migrator.Core.Telemetry;

namespace Migrator.Core.Migration;

/// <summary>Step 1: opens both sides and checks everything that can be checked before anything is written to the shop.</summary>
/// <param name="runs">The open runs.</param>
public sealed class ConnectActivity(OpenRuns runs) : IActivity<ConnectInput, Connected>
{
    public static ActivityName<ConnectInput, Connected> Name { get; } = new("Connect");

    public async Task<Connected> RunAsync(ConnectInput input, CancellationToken cancellationToken)
    {
        var run = await runs.GetAsync(input.Run, cancellationToken);
        var entities = EntityType.WithDependencies(run.Request.Entities);
        var source = await run.Source.ConnectAsync(cancellationToken);
        if (run.Request.Entities.Where(e => !source.Entities.ContainsKey(e)).ToList() is { Count: > 0 } absent)
        {
            throw MigratorException.Configuration(
                $"The source has no {string.Join(", ", absent)}: {source.Description}.",
                $"It has: {string.Join(", ", source.Entities.Keys)}. Add the missing export, or take the entity out of 'entities'.");
        }

        var shop = await run.Shop.ConnectAsync(entities, cancellationToken);
        var connection = new Connection(input.StartedAt, source, shop);
        await run.CheckMappingAsync(connection, cancellationToken);
        await AcceptedRequests.WriteTextAsync(run.Artifacts, run.Files.Connection, JsonSerializer.Serialize(connection, MigratorJson.Indented), cancellationToken);
        return new Connected([.. entities.Where(source.Entities.ContainsKey)]);
    }
}

/// <param name="Run">The run.</param>
/// <param name="StartedAt">When it began, UTC.</param>
public sealed record ConnectInput(RunId Run, DateTimeOffset StartedAt) : IStepOfRun;

/// <param name="Entities">What the run takes, in order.</param>
public sealed record Connected(IReadOnlyList<EntityType> Entities);
