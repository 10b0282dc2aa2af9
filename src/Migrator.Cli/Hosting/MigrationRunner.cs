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
    /// <summary>
    /// Starts a run of this request, or goes on with the unfinished one of the same request (also with one that another host left in shared storage),
    /// and waits for its verdict.
    /// </summary>
    public async Task<Verdict> MigrateAsync(MigrationRequest request, string? mapping, CancellationToken cancellationToken)
    {
        var found = await new UnfinishedSearch(host, screen).FindAsync(request, mapping, cancellationToken);
        if (found is { Verdict: { } elsewhere })
        {
            screen.Say($"Run {found.Run}, which this host began, was finished meanwhile: this is its verdict.");
            return Tell(elsewhere);
        }

        if (found is not null)
        {
            screen.Say($"Going on with run {found.Run}, which was interrupted.");
            return await FinishAsync(found.Run, found.Run.Value, cancellationToken);
        }

        var run = RunId.New(host.Time);
        await AcceptedRequests.WriteAsync(host.Artifacts, run, request, mapping, cancellationToken);
        await host.Client.StartAsync(MigrationOrchestration.Name, run.Value, new MigrationInput(run), cancellationToken);
        return await FinishAsync(run, run.Value, cancellationToken);
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
        {
            // It is another host's to finish if that has it; else nobody goes on with a run that has failed.
            if (await host.Ownership.TryHoldAsync(run, cancellationToken) is null)
            {
                await UnfinishedRuns.CloseAsync(host.Artifacts, run, cancellationToken);
                await host.Ownership.ReleaseAsync(run, cancellationToken);
            }

            throw new ActivityFailedException(ended.Orchestration, ended.Failure ?? new Failure(FailureClass.Fatal, $"Run {run} was ended."));
        }

        return Tell(ended.Output!.Value.Deserialize<Verdict>(MigratorJson.Options)!);
    }

    private Verdict Tell(Verdict verdict)
    {
        verdict = verdict with { Report = verdict.Report is { } report ? host.PlaceOf(report) : null };
        screen.Done(verdict);
        return verdict;
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
