using Migrator.Core.Artifacts;
using Migrator.Core.Entities;
using Migrator.Core.Findings;
using Migrator.Core.Records;
using Migrator.Core.Runs;

namespace Migrator.Core.Stages;

/// <summary>
/// A Magento store, read-only, whatever the way in. One contract suite proves every implementation; differences are declared in <see cref="SourceProfile"/>.
/// </summary>
public interface IMagentoSource : IAsyncDisposable
{
    /// <summary>Step 1 on this side: is it there, can it be read, what does it hold.</summary>
    /// <exception cref="Failures.MigratorException">Configuration: it cannot be reached or read; says what to change.</exception>
    Task<SourceProfile> ConnectAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Divides an entity into chunks, each readable by itself and bounded in records and bytes. What later calls need is kept in <paramref name="workspace"/>,
    /// for they may happen in another process. Safe to run twice.
    /// </summary>
    Task<ExportPlan> PlanAsync(EntityType entity, ExportWorkspace workspace, CancellationToken cancellationToken);

    /// <summary>
    /// Reads one chunk, streaming. A bad record is a finding, never an exception. For products a record is a <see cref="ProductFamily"/>.
    /// </summary>
    /// <param name="entity">Which entity.</param>
    /// <param name="chunk">From 1 to the plan's number.</param>
    /// <param name="workspace">The one given to <see cref="PlanAsync"/>; findings of this chunk go to it.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    IAsyncEnumerable<IMagentoRecord> ReadAsync(EntityType entity, int chunk, ExportWorkspace workspace, CancellationToken cancellationToken);
}

/// <summary>Opens sources of one kind. The host finds it by the configuration's <c>source.kind</c>.</summary>
public interface IMagentoSourceFactory
{
    /// <summary>The word of the configuration, such as <c>files</c>.</summary>
    string Kind { get; }

    /// <exception cref="Failures.MigratorException">Configuration: a setting that this kind needs is missing or wrong.</exception>
    IMagentoSource Open(SourceSettings settings, ISecrets secrets);
}

/// <summary>Where a source keeps what it needs between planning and reading, and what it found.</summary>
/// <param name="Artifacts">The run's files.</param>
/// <param name="Files">The names of this entity's files.</param>
/// <param name="Report">Takes a finding. Not safe for concurrent use.</param>
public sealed record ExportWorkspace(IArtifactStore Artifacts, EntityFiles Files, Action<Finding> Report);

/// <param name="Chunks">How many; 0 where the source holds none of this entity.</param>
/// <param name="Records">Source records in all (for products, SKUs), if known before reading.</param>
/// <param name="Unreadable">Records that were seen but cannot be read; each has a finding and counts as failed.</param>
public sealed record ExportPlan(int Chunks, long? Records, long Unreadable);

/// <param name="Kind">The way in.</param>
/// <param name="Description">One line for people: path or address, version, what was found.</param>
/// <param name="Entities">The entities it holds, with their number of records where that is known.</param>
/// <param name="Websites">Codes of the websites.</param>
/// <param name="StoreViews">Codes of the store views.</param>
public sealed record SourceProfile(
    string Kind,
    string Description,
    IReadOnlyDictionary<EntityType, long?> Entities,
    IReadOnlyList<string> Websites,
    IReadOnlyList<string> StoreViews);
