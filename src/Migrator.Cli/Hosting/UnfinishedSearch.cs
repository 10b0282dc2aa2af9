using System.Text.Json;
using Migrator.Cli.Screens;
using Migrator.Core;
using Migrator.Core.Failures;
using Migrator.Core.Migration;
using Migrator.Core.Runs;

namespace Migrator.Cli.Hosting;

/// <summary>Looks for the run that a request means to go on with: in this host's history, then among the runs that other hosts left unfinished in the same storage.</summary>
/// <param name="host">The host.</param>
/// <param name="screen">Told what is given up and what is waited for.</param>
internal sealed class UnfinishedSearch(EmbeddedHost host, IScreen screen)
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(2);

    /// <returns>Null where there is none: a new run is due.</returns>
    /// <exception cref="MigratorException">Fatal: another host is at it.</exception>
    public async Task<UnfinishedRun?> FindAsync(MigrationRequest request, string? mapping, CancellationToken cancellationToken)
    {
        var found = await FindHereAsync(request, mapping, cancellationToken) ?? await FindSharedAsync(request, mapping, cancellationToken);
        if (found is { Verdict: null }) await TakeAsync(found.Run, cancellationToken);
        if (found is { IsAdopted: true }) await BeginAsync(found.Run, cancellationToken);
        return found;
    }

    /// <summary>
    /// The unfinished run of this history. One of another request is ended: two runs at once would write over each other,
    /// and what it did is not lost, for the ledger knows it.
    /// </summary>
    private async Task<UnfinishedRun?> FindHereAsync(MigrationRequest request, string? mapping, CancellationToken cancellationToken)
    {
        UnfinishedRun? same = null;
        await foreach (var state in host.Client.ListAsync(MigrationOrchestration.Name.Name, cancellationToken).Where(s => !s.HasEnded))
        {
            var run = new RunId(state.InstanceId);
            if (same is null && await IsOfAsync(run, request, mapping, cancellationToken))
            {
                same = new UnfinishedRun(run, IsAdopted: false, await VerdictAsync(run, cancellationToken));
                if (same.Verdict is not null) await host.Client.TerminateAsync(state.InstanceId, "It was finished elsewhere.", cancellationToken);
                continue;
            }

            screen.Say($"Run {run} was interrupted and had another configuration: it is ended. What it wrote is known, and is not written twice.");
            await host.Client.TerminateAsync(state.InstanceId, "Another configuration took its place.", cancellationToken);
            await UnfinishedRuns.CloseAsync(host.Artifacts, run, cancellationToken);
        }

        return same;
    }

    private async Task<UnfinishedRun?> FindSharedAsync(MigrationRequest request, string? mapping, CancellationToken cancellationToken)
    {
        await foreach (var run in UnfinishedRuns.ListAsync(host.Artifacts, cancellationToken))
        {
            if (await IsOfAsync(run, request, mapping, cancellationToken)) return new UnfinishedRun(run, IsAdopted: true, null);
        }

        return null;
    }

    /// <summary>Where each host keeps its history is its own business; all else must be the same.</summary>
    private async Task<bool> IsOfAsync(RunId run, MigrationRequest request, string? mapping, CancellationToken cancellationToken)
    {
        if (!await host.Artifacts.ExistsAsync(new RunFiles(run).Request, cancellationToken)) return false;
        var accepted = await AcceptedRequests.ReadAsync(host.Artifacts, run, cancellationToken);
        return Text(accepted) == Text(request) && await AcceptedRequests.ReadMappingAsync(host.Artifacts, run, cancellationToken) == mapping;
    }

    /// <summary>The verdict is there and the marker is not: nothing is left to do.</summary>
    private async Task<Verdict?> VerdictAsync(RunId run, CancellationToken cancellationToken)
    {
        var path = new RunFiles(run).Verdict;
        if (!await host.Artifacts.ExistsAsync(path, cancellationToken) || await UnfinishedRuns.ListAsync(host.Artifacts, cancellationToken).ContainsAsync(run, null, cancellationToken)) return null;
        await using var stream = await host.Artifacts.OpenReadAsync(path, cancellationToken);
        return await JsonSerializer.DeserializeAsync<Verdict>(stream, MigratorJson.Options, cancellationToken);
    }

    /// <summary>A host that was killed keeps its runs for a while; one that lives does not give them up.</summary>
    private async Task TakeAsync(RunId run, CancellationToken cancellationToken)
    {
        var began = host.Time.GetTimestamp();
        var patience = host.Ownership.Patience + LookAgain + LookAgain;
        for (var attempt = 0; await host.Ownership.TryHoldAsync(run, cancellationToken) is { } other; attempt++)
        {
            if (host.Time.GetElapsedTime(began) > patience)
                throw MigratorException.Fatal($"Run {run} is being run by {other}.", "Wait until that has finished, or stop it; then run the same command again.");
            if (attempt == 0) screen.Say($"Run {run} is with {other}. Waiting {patience.TotalSeconds:0} s, in case that was interrupted.");
            await Task.Delay(LookAgain, host.Time, cancellationToken);
        }
    }

    /// <summary>Begins the run's instance in this history; what the other host did is found by its files and the ledger, and not done twice.</summary>
    private async Task BeginAsync(RunId run, CancellationToken cancellationToken)
    {
        if (!await host.Client.StartAsync(MigrationOrchestration.Name, run.Value, new MigrationInput(run), cancellationToken))
            await host.Client.RestartAsync(run.Value, cancellationToken);
    }

    private static string Text(MigrationRequest request) => JsonSerializer.Serialize(request with { Storage = new StorageSettings() }, MigratorJson.Options);
}

/// <param name="Run">The run.</param>
/// <param name="IsAdopted">Another host began it, or this host's history of it has ended.</param>
/// <param name="Verdict">Its verdict, where another host has finished it; null: it goes on here.</param>
internal sealed record UnfinishedRun(RunId Run, bool IsAdopted, Verdict? Verdict);
