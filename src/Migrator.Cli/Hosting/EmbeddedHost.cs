using Microsoft.Extensions.DependencyInjection;
using Migrator.Azure.Blobs;
using Migrator.Core.Artifacts;
using Migrator.Core.Migration;
using Migrator.Core.Orchestration;
using Migrator.Core.Runs;
using Migrator.Core.Stages;
using Migrator.Embedded.Engine;
using Migrator.Embedded.Folders;

namespace Migrator.Cli.Hosting;

/// <summary>Everything on one machine: the same orchestrations as on Azure, on a history and a ledger in SQLite, with artifacts in a folder (or, by a setting, artifacts and ledger on Azure).</summary>
internal sealed class EmbeddedHost : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly SqliteEngine _engine;
    private readonly TelemetryExport? _telemetry;

    private EmbeddedHost(ServiceProvider services, SqliteEngine engine, TelemetryExport? telemetry)
    {
        _telemetry = telemetry;
        _services = services;
        _engine = engine;
    }

    public TimeProvider Time => _services.GetRequiredService<TimeProvider>();

    public IServiceProvider Services => _services;

    public IArtifactStore Artifacts => _services.GetRequiredService<IArtifactStore>();

    public IRunOwnership Ownership => _services.GetRequiredService<IRunOwnership>();

    public IOrchestrationClient Client => _engine;

    /// <summary>Opens the storage; nothing runs before <see cref="Start"/> or <see cref="FinishAsync"/>.</summary>
    /// <exception cref="Core.Failures.MigratorException">Fatal: the storage is another process's, or cannot be used; says what to do.</exception>
    public static async Task<EmbeddedHost> OpenAsync(StorageSettings storage, HostOptions options, CancellationToken cancellationToken)
    {
        var folder = Path.GetFullPath(storage.Path);
        var services = (await new ServiceCollection().AddMigratorAsync(storage with { Path = folder }, options, cancellationToken)).BuildServiceProvider();
        try
        {
            var registry = MigrationTasks.Register(new OrchestrationRegistry(), s => s.GetRequiredService<OpenRuns>(), s => s.GetRequiredService<IReportWriter>());
            return new EmbeddedHost(services, await SqliteEngine.OpenAsync(Path.Combine(folder, "history.db"), registry, services, null, TimeProvider.System), TelemetryExport.Start(options.Telemetry, Console.Error));
        }
        catch
        {
            await services.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs what is started and not ended, in the background.</summary>
    public void Start() => _engine.Start();

    /// <summary>Runs what is started and not ended, until this instance has ended.</summary>
    /// <param name="instanceId">The instance.</param>
    /// <param name="onStatus">Told of every change of it and of those it began.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    public Task<InstanceState> FinishAsync(string instanceId, Action<InstanceState> onStatus, CancellationToken cancellationToken)
    {
        _engine.Start();
        return _engine.WaitForEndAsync(instanceId, onStatus, cancellationToken);
    }

    /// <summary>Where an artifact lies: a file on this disk, or its address.</summary>
    public string PlaceOf(string artifact)
    {
        var path = new ArtifactPath(artifact);
        return _services.GetService<FolderArtifactStore>() is { } folder ? folder.FileOf(path) : _services.GetRequiredService<BlobArtifactStore>().AddressOf(path).ToString();
    }

    /// <summary>How much history there is, for tests and the curious.</summary>
    public Task<HistorySize> MeasureAsync(CancellationToken cancellationToken) => _engine.MeasureAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _engine.DisposeAsync();
        await _services.DisposeAsync();
        _telemetry?.Dispose();
    }
}
