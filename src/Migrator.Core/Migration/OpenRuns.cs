using System.Collections.Concurrent;
using Migrator.Core.Artifacts;
using Migrator.Core.Failures;
using Migrator.Core.Ledger;
using Migrator.Core.Runs;
using Migrator.Core.Stages;

namespace Migrator.Core.Migration;

/// <summary>
/// The runs that this process is at work on, each with its two ends open: activities of one run share the shop's connection, and so its budget.
/// </summary>
/// <param name="artifacts">Where runs live.</param>
/// <param name="ledgers">What is known of each shop.</param>
/// <param name="sources">Ways into Magento.</param>
/// <param name="shops">The way into Shopify.</param>
/// <param name="mappings">The mapping.</param>
/// <param name="rowFiles">The CSV of each entity that has one.</param>
/// <param name="secrets">Values behind references.</param>
/// <param name="ownership">Keeps other hosts out of a run that this one is at.</param>
public sealed class OpenRuns(
    IArtifactStore artifacts,
    ILedgers ledgers,
    IEnumerable<IMagentoSourceFactory> sources,
    IShopFactory shops,
    IMappingFactory mappings,
    IEnumerable<IRowFile> rowFiles,
    ISecrets secrets,
    IRunOwnership ownership) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<RunId, Lazy<Task<OpenRun>>> _runs = new();
    private readonly Dictionary<string, IMagentoSourceFactory> _sources = sources.ToDictionary(s => s.Kind, StringComparer.Ordinal);
    private readonly Dictionary<Entities.EntityType, IRowFile> _rowFiles = rowFiles.ToDictionary(f => f.Entity);

    /// <summary>The run, opened by its accepted request and held by this host.</summary>
    /// <exception cref="MigratorException">Fatal: another host has it; says which.</exception>
    public async Task<OpenRun> GetAsync(RunId run, CancellationToken cancellationToken)
    {
        if (await ownership.TryHoldAsync(run, cancellationToken) is { } other)
            throw MigratorException.Fatal($"Run {run} is being run by {other}.", "Wait until that has finished, or stop it; then run the same command again.");
        var opening = _runs.GetOrAdd(run, id => new Lazy<Task<OpenRun>>(() => OpenAsync(id)));
        try
        {
            return await opening.Value.WaitAsync(cancellationToken);
        }
        catch (Exception) when (opening.Value.IsFaulted)
        {
            // The next call opens it again: whoever mends the cause need not restart the program.
            _runs.TryRemove(new KeyValuePair<RunId, Lazy<Task<OpenRun>>>(run, opening));
            throw;
        }
    }

    /// <summary>The run has ended: no host looks for it any more, and none holds it.</summary>
    internal async Task CloseAsync(RunId run, CancellationToken cancellationToken)
    {
        await UnfinishedRuns.CloseAsync(artifacts, run, cancellationToken);
        await ownership.ReleaseAsync(run, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var opening in _runs.Values.Where(o => o.IsValueCreated))
        {
            if (opening.Value.IsCompletedSuccessfully) await (await opening.Value).DisposeAsync();
        }

        _runs.Clear();
    }

    private async Task<OpenRun> OpenAsync(RunId run)
    {
        var request = await AcceptedRequests.ReadAsync(artifacts, run, CancellationToken.None);
        if (!_sources.TryGetValue(request.Source.Kind, out var source))
        {
            throw MigratorException.Configuration(
                $"source.kind is '{request.Source.Kind}', which this version cannot read.", $"It reads: {string.Join(", ", _sources.Keys.Order(StringComparer.Ordinal))}.");
        }

        return new OpenRun(run, request, artifacts, ledgers, source.Open(request.Source, secrets), shops.Open(request.Target, secrets), mappings, _rowFiles);
    }
}
