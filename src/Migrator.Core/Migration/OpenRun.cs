using System.Text.Json;
using Migrator.Core.Artifacts;
using Migrator.Core.Entities;
using Migrator.Core.Failures;
using Migrator.Core.Findings;
using Migrator.Core.Ledger;
using Migrator.Core.Records;
using Migrator.Core.Records.Xml;
using Migrator.Core.Runs;
using Migrator.Core.Stages;

namespace Migrator.Core.Migration;

/// <summary>One run with its two ends open, shared by its activities. What was found at step 1 and the mapping are read once.</summary>
public sealed class OpenRun : IAsyncDisposable
{
    private readonly ILedgers _ledgers;
    private readonly IMappingFactory _mappings;
    private readonly IReadOnlyDictionary<EntityType, IRowFile> _rowFiles;
    private readonly SemaphoreSlim _once = new(1, 1);
    private Connection? _connection;
    private IMapping? _mapping;

    internal OpenRun(
        RunId run,
        MigrationRequest request,
        IArtifactStore artifacts,
        ILedgers ledgers,
        IMagentoSource source,
        IShop shop,
        IMappingFactory mappings,
        IReadOnlyDictionary<EntityType, IRowFile> rowFiles)
    {
        Files = new RunFiles(run);
        Request = request;
        Artifacts = artifacts;
        Source = source;
        Shop = shop;
        _ledgers = ledgers;
        _mappings = mappings;
        _rowFiles = rowFiles;
    }

    public RunFiles Files { get; }

    public MigrationRequest Request { get; }

    public IArtifactStore Artifacts { get; }

    public IMagentoSource Source { get; }

    public IShop Shop { get; }

    /// <summary>What step 1 found. Available once the run has connected.</summary>
    public async Task<Connection> ConnectionAsync(CancellationToken cancellationToken)
    {
        if (_connection is { } known) return known;
        await using var stream = await Artifacts.OpenReadAsync(Files.Connection, cancellationToken);
        return _connection = await JsonSerializer.DeserializeAsync<Connection>(stream, MigratorJson.Options, cancellationToken)
            ?? throw MigratorException.Bug($"{Files.Connection} is empty.");
    }

    /// <summary>The mapping of this run. Complete once the attributes are exported, which come first.</summary>
    public async Task<IMapping> MappingAsync(CancellationToken cancellationToken)
    {
        if (_mapping is { } known) return known;
        await _once.WaitAsync(cancellationToken);
        try
        {
            return _mapping ??= await CreateMappingAsync(await ConnectionAsync(cancellationToken), await CatalogAsync(cancellationToken), cancellationToken);
        }
        finally
        {
            _once.Release();
        }
    }

    /// <summary>Fails with a configuration error where the mapping file is wrong: before anything is written.</summary>
    internal async Task CheckMappingAsync(Connection connection, CancellationToken cancellationToken) =>
        _ = await CreateMappingAsync(connection, AttributeCatalog.Empty, cancellationToken);

    /// <summary>Whether the mapping makes rows of this entity; asked before the attributes are known.</summary>
    internal async Task<bool> CarriesAsync(EntityType entity, CancellationToken cancellationToken) =>
        (await CreateMappingAsync(await ConnectionAsync(cancellationToken), AttributeCatalog.Empty, cancellationToken)).Carries(entity);

    internal IRowFile? RowFile(EntityType entity) => _rowFiles.GetValueOrDefault(entity);

    internal ExportWorkspace Workspace(EntityType entity, Action<Finding> report) => new(Artifacts, Files.For(entity), report);

    internal async Task<ShopWork> WorkAsync(EntityType entity, CancellationToken cancellationToken)
    {
        var connection = await ConnectionAsync(cancellationToken);
        return new ShopWork(Files.Run, Files.For(entity), Artifacts, _ledgers.For(connection.Shop.Account), connection.Shop);
    }

    public async ValueTask DisposeAsync()
    {
        await Source.DisposeAsync();
        await Shop.DisposeAsync();
        _once.Dispose();
    }

    private async Task<IMapping> CreateMappingAsync(Connection connection, AttributeCatalog attributes, CancellationToken cancellationToken) =>
        _mappings.Create(new MappingInputs(
            await AcceptedRequests.ReadMappingAsync(Artifacts, Files.Run, cancellationToken),
            attributes,
            connection.Shop,
            connection.StartedAt,
            Request.Source.Media?.TrimEnd('/')));

    private async Task<AttributeCatalog> CatalogAsync(CancellationToken cancellationToken)
    {
        var attributes = new List<MagentoAttribute>();
        await foreach (var file in Artifacts.ListAsync(Files.For(EntityType.Attributes).Folder + "export/", cancellationToken))
        {
            if (!file.Path.Value.EndsWith(".xml", StringComparison.Ordinal)) continue;
            await using var stream = await Artifacts.OpenReadAsync(file.Path, cancellationToken);
            await foreach (var record in RecordXml.ReadAsync(stream, EntityType.Attributes, file.Path.Value, cancellationToken)) attributes.Add((MagentoAttribute)record);
        }

        return new AttributeCatalog(attributes);
    }
}

/// <summary>What step 1 found on both sides, as the run's <c>connect.json</c> keeps it.</summary>
/// <param name="StartedAt">When the run began, UTC: prices with a window are judged by it.</param>
/// <param name="Source">Magento's side.</param>
/// <param name="Shop">Shopify's side.</param>
public sealed record Connection(DateTimeOffset StartedAt, SourceProfile Source, ShopProfile Shop);
