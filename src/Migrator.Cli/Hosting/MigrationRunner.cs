using System.Text.Json;
using Migrator.Cli.Screens;
using Migrator.Core;
using Migrator.Core.Entities;
using Migrator.Core.Failures;
using Migrator.Core.Migration;
using Migrator.Core.Orchestration;
using Migrator.Core.Runs;

namespace Migrator.Cli.Hosting;

/// <summary>Runs migrations and reviews on the embedded host, watched on a screen.</summary>
/// <param name="host">The host.</param>
/// <param name="screen">Where progress and verdict go.</param>
internal sealed class MigrationRunner(EmbeddedHost host, IScreen screen)
{
    /// <summary>Starts a run of this request, or goes on with the unfinished one of the same request, and waits for its verdict.</summary>
    public async Task<Verdict> MigrateAsync(MigrationRequest request, string? mapping, CancellationToken cancellationToken)
    {
        var run = await FindUnfinishedAsync(request, mapping, cancellationToken);
        if (run is { } unfinished)
        {
            screen.Say($"Going on with run {unfinished}, which was interrupted.");
        }
        else
        {
            run = RunId.New(host.Time);
            await AcceptedRequests.WriteAsync(host.Artifacts, run.Value, request, mapping, cancellationToken);
            await host.Client.StartAsync(MigrationOrchestration.Name, run.Value.Value, new MigrationInput(run.Value), cancellationToken);
        }

        return await FinishAsync(run.Value, run.Value.Value, cancellationToken);
    }

    /// <summary>Reviews a finished run once more.</summary>
    public async Task<Verdict> ReviewAsync(RunId? asked, CancellationToken cancellationToken)
    {
        if (await UnfinishedAsync(cancellationToken).FirstOrDefaultAsync(cancellationToken) is { } unfinished)
            throw MigratorException.Configuration($"Run {unfinished.InstanceId} in this storage is not finished.", "Run 'migrate' with its configuration first: it goes on where it stopped, and reviews at its end.");
        var run = asked ?? await LastFinishedAsync(cancellationToken);
        var instance = $"{run}-review-{host.Time.GetUtcNow():yyyyMMddHHmmss}";
        await host.Client.StartAsync(ReviewRunOrchestration.Name, instance, new MigrationInput(run), cancellationToken);
        return await FinishAsync(run, instance, cancellationToken);
    }

    private async Task<Verdict> FinishAsync(RunId run, string instance, CancellationToken cancellationToken)
    {
        var ended = await screen.WatchAsync(progress => host.FinishAsync(instance, new Watch(run, instance, progress).See, cancellationToken));
        if (ended.Phase is not InstancePhase.Completed)
            throw new ActivityFailedException(ended.Orchestration, ended.Failure ?? new Failure(FailureClass.Fatal, $"Run {run} was ended."));

        var verdict = ended.Output!.Value.Deserialize<Verdict>(MigratorJson.Options)!;
        verdict = verdict with { Report = verdict.Report is { } report ? host.FileOf(report) : null };
        screen.Done(verdict);
        return verdict;
    }

    /// <summary>
    /// The unfinished run of the same request. One of another request is ended: two runs at once would write over each other,
    /// and what it did is not lost, for the ledger knows it.
    /// </summary>
    private async Task<RunId?> FindUnfinishedAsync(MigrationRequest request, string? mapping, CancellationToken cancellationToken)
    {
        RunId? same = null;
        var wanted = JsonSerializer.Serialize(request, MigratorJson.Options);
        await foreach (var state in UnfinishedAsync(cancellationToken))
        {
            var run = new RunId(state.InstanceId);
            var accepted = await AcceptedRequests.ReadAsync(host.Artifacts, run, cancellationToken);
            if (same is null && JsonSerializer.Serialize(accepted, MigratorJson.Options) == wanted && await AcceptedRequests.ReadMappingAsync(host.Artifacts, run, cancellationToken) == mapping)
            {
                same = run;
                continue;
            }

            screen.Say($"Run {run} was interrupted and had another configuration: it is ended. What it wrote is known, and is not written twice.");
            await host.Client.TerminateAsync(state.InstanceId, "Another configuration took its place.", cancellationToken);
        }

        return same;
    }

    private IAsyncEnumerable<InstanceState> UnfinishedAsync(CancellationToken cancellationToken) =>
        host.Client.ListAsync(MigrationOrchestration.Name.Name, cancellationToken).Where(s => !s.HasEnded);

    private async Task<RunId> LastFinishedAsync(CancellationToken cancellationToken)
    {
        await foreach (var state in host.Client.ListAsync(MigrationOrchestration.Name.Name, cancellationToken))
        {
            if (state.Phase is InstancePhase.Completed) return new RunId(state.InstanceId);
        }

        throw MigratorException.Configuration("There is no finished run in this storage.", "Run 'migrate' first, or name the storage of the run in the configuration.");
    }

    /// <summary>Puts together what the run's instances say of themselves.</summary>
    private sealed class Watch(RunId run, string instance, IProgress<RunProgress> progress)
    {
        private readonly Lock _gate = new();
        private readonly Dictionary<EntityType, EntityProgress> _entities = [];
        private MigrationStatus? _status;

        public void See(InstanceState state)
        {
            if (state.Status is not { } json) return;
            lock (_gate)
            {
                if (state.InstanceId == instance) _status = json.Deserialize<MigrationStatus>(MigratorJson.Options);
                foreach (var entity in _status?.Entities.Where(e => InstanceIds.Entity(instance, e) == state.InstanceId) ?? [])
                    _entities[entity] = json.Deserialize<EntityProgress>(MigratorJson.Options)!;
                if (_status is { } status) progress.Report(new RunProgress(run, status, new Dictionary<EntityType, EntityProgress>(_entities)));
            }
        }
    }
}
