using System.Text.Json;
using Migrator.Core;
using Migrator.Core.Artifacts;
using Migrator.Core.Entities;
using Migrator.Core.Migration;
using Migrator.Core.Orchestration;
using Migrator.Core.Runs;
using Migrator.Web.Problems;

namespace Migrator.Web.Runs;

/// <summary>Gathers what is known of a run: from its instances while they are remembered, from its files after that.</summary>
/// <param name="artifacts">Its files.</param>
internal sealed class RunReader(IArtifactStore artifacts)
{
    /// <exception cref="ProblemException">There is no such run.</exception>
    public async Task RequireAsync(RunId run, CancellationToken cancellationToken)
    {
        if (!await artifacts.ExistsAsync(new RunFiles(run).Request, cancellationToken)) throw Problem.UnknownRun(run.Value).AsException();
    }

    /// <exception cref="ProblemException">There is no such run.</exception>
    public async Task<RunView> ReadAsync(RunId run, IOrchestrationClient client, Func<InstancePhase?, IReadOnlyDictionary<string, string>> links, CancellationToken cancellationToken)
    {
        var state = await client.FindAsync(run.Value, cancellationToken);
        if (state is null || state.Orchestration != MigrationOrchestration.Name.Name)
        {
            await RequireAsync(run, cancellationToken);
            return new RunView(run, null, null, null, new Dictionary<EntityType, EntityView>(), await WrittenVerdictAsync(run, cancellationToken), null, null, null, links(null));
        }

        var status = As<MigrationStatus>(state.Status);
        var entities = new Dictionary<EntityType, EntityView>();
        foreach (var entity in status?.Entities ?? [])
        {
            var progress = await client.FindAsync(InstanceIds.Entity(run.Value, entity), cancellationToken) is { } instance ? As<EntityProgress>(instance.Status) : null;
            entities[entity] = progress is null ? EntityView.Waiting : EntityView.Of(progress);
        }

        return new RunView(
            run,
            state.Phase,
            status?.Step,
            status?.Current,
            entities,
            VerdictOf(run, state, entities),
            state.Failure is { } failure ? new FailureView(failure.Class, failure.Message) : null,
            state.CreatedAt,
            state.UpdatedAt,
            links(state.Phase));
    }

    /// <summary>The word that a list shows: what the run answered, or how it ended without an answer.</summary>
    public static VerdictWord? WordOf(InstanceState state) => state.Phase switch
    {
        InstancePhase.Completed => As<Verdict>(state.Output)?.Word,
        InstancePhase.Failed => VerdictWord.Failed,
        InstancePhase.Terminated => VerdictWord.Cancelled,
        _ => null,
    };

    private static Verdict? VerdictOf(RunId run, InstanceState state, IReadOnlyDictionary<EntityType, EntityView> entities)
    {
        if (WordOf(state) is not { } word) return null;
        if (As<Verdict>(state.Output) is { } answered && state.Phase == InstancePhase.Completed) return answered;
        return new Verdict(
            word,
            run,
            Math.Round((state.UpdatedAt - state.CreatedAt).TotalSeconds, 1),
            entities.ToDictionary(e => e.Key, e => e.Value.Counts),
            entities.Values.Sum(e => e.Findings),
            null,
            state.Failure?.Message);
    }

    private async Task<Verdict?> WrittenVerdictAsync(RunId run, CancellationToken cancellationToken)
    {
        var path = new RunFiles(run).Verdict;
        if (!await artifacts.ExistsAsync(path, cancellationToken)) return null;
        await using var stream = await artifacts.OpenReadAsync(path, cancellationToken);
        return await JsonSerializer.DeserializeAsync<Verdict>(stream, MigratorJson.Options, cancellationToken);
    }

    private static T? As<T>(JsonElement? json)
        where T : class => json is { ValueKind: JsonValueKind.Object } value ? value.Deserialize<T>(MigratorJson.Options) : null;
}
