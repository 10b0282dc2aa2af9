using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Migrator.Core.Failures;
using Migrator.Core.Orchestration;
using Migrator.Embedded.Engine.Dispatch;
using Migrator.Embedded.Engine.History;
using Migrator.Embedded.Folders;

namespace Migrator.Embedded.Engine;

/// <summary>
/// Runs orchestrations on a history kept in one SQLite file. However the process ends, an engine opened on the same file goes on where it stopped:
/// no completed activity runs again, none is lost, and one that was under way runs again from its beginning.
/// One engine owns a file at a time. Safe for concurrent use.
/// </summary>
public sealed class SqliteEngine : IOrchestrationClient, IAsyncDisposable
{
    private const int Page = 100;

    private readonly DatabaseOwner _owner;
    private readonly HistoryDatabase _database;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly EngineWork _work;
    private readonly ChangeFeed _changes = new();

    private SqliteEngine(DatabaseOwner owner, HistoryDatabase database, OrchestrationRegistry registry, IServiceProvider services, EngineOptions options, TimeProvider time, ILogger logger)
    {
        _owner = owner;
        _database = database;
        _time = time;
        _logger = logger;
        _work = new EngineWork(database, registry, services, options, time, _changes, logger);
    }

    /// <summary>Opens a history, made when missing, with its folder. Nothing runs before <see cref="Start"/> or <see cref="RunUntilIdleAsync"/>.</summary>
    /// <param name="path">The database file.</param>
    /// <param name="registry">The orchestrations and activities; filled.</param>
    /// <param name="services">Given to activities; an <see cref="ILoggerFactory"/> in it takes the log.</param>
    /// <param name="options">Null takes the defaults.</param>
    /// <param name="time">The clock of timers, retries and timestamps.</param>
    /// <exception cref="MigratorException">Fatal: another process owns it (which), it is damaged, it cannot be written; says what to do.</exception>
    public static Task<SqliteEngine> OpenAsync(string path, OrchestrationRegistry registry, IServiceProvider services, EngineOptions? options, TimeProvider time)
    {
        path = Path.GetFullPath(path);
        DiskFailure.Guard(path, () => Directory.CreateDirectory(Path.GetDirectoryName(path)!));
        var owner = DatabaseOwner.Take(path, time);
        try
        {
            var loggers = (ILoggerFactory?)services.GetService(typeof(ILoggerFactory)) ?? NullLoggerFactory.Instance;
            var database = HistoryDatabase.Open(path);
            return Task.FromResult(new SqliteEngine(owner, database, registry, services, options ?? new EngineOptions(), time, loggers.CreateLogger<SqliteEngine>()));
        }
        catch (MigratorException)
        {
            owner.Dispose();
            throw;
        }
    }

    /// <summary>Takes up what history holds and runs, in the background, until the engine is disposed. May be called twice.</summary>
    public void Start() => _work.Start();

    /// <summary>
    /// Starts, and returns when nothing can go on by itself now: every instance has ended, or waits for an event or for a timer that is not yet due.
    /// The engine goes on afterwards.
    /// </summary>
    /// <exception cref="MigratorException">The history cannot be used any more (a full disk); says what to do.</exception>
    public async Task RunUntilIdleAsync(CancellationToken cancellationToken)
    {
        Start();
        await _work.WatchAsync(_work.WhenIdle, cancellationToken);
    }

    /// <summary>Waits until an instance has ended, and gives how.</summary>
    /// <param name="instanceId">The instance.</param>
    /// <param name="onStatus">Told whenever the phase or the status of this instance, or of one it began at any depth, has changed, and once at first; of many changes in a row, the last.</param>
    /// <param name="cancellationToken">Stops the waiting, not the instance.</param>
    /// <exception cref="MigratorException">Configuration: there is no such instance. Or the history cannot be used any more.</exception>
    public async Task<InstanceState> WaitForEndAsync(string instanceId, Action<InstanceState>? onStatus, CancellationToken cancellationToken)
    {
        using var changes = _changes.Subscribe();
        var changed = new HashSet<string>(StringComparer.Ordinal) { instanceId };
        while (true)
        {
            var state = await FindAsync(instanceId, cancellationToken) ?? throw MigratorException.Configuration($"There is no run '{instanceId}' in this history.", "Give the id of one that was started here.");
            if (state.HasEnded) changed.UnionWith([.. changes.Take(), instanceId]);
            if (onStatus is not null) Tell(changed, instanceId, onStatus);
            if (state.HasEnded) return state;
            var next = changes.NextAsync(cancellationToken);
            await _work.WatchAsync(next, cancellationToken);
            changed = await next;
        }
    }

    public Task<bool> StartAsync<TIn, TOut>(OrchestrationName<TIn, TOut> orchestration, string instanceId, TIn input, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        var payload = Payload.Write(input, $"The input of orchestration '{orchestration.Name}' ('{instanceId}')");
        return ChangeAsync((connection, effects) => Requests.Start(connection, instanceId, orchestration.Name, payload, _time.GetUtcNow(), effects), cancellationToken);
    }

    public Task<InstanceState?> FindAsync(string instanceId, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(_database.Read(connection => connection.FindState(instanceId)));
    }

    public async IAsyncEnumerable<InstanceState> ListAsync(string orchestration, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        var before = long.MaxValue;
        List<(InstanceState? State, long Number)> page;
        do
        {
            cancellationToken.ThrowIfCancellationRequested();
            page = _database.Read(connection => connection.ListStates(orchestration, before, Page));
            foreach (var (state, number) in page)
            {
                before = number;
                yield return state!;
            }
        }
        while (page.Count == Page);
    }

    public async Task RaiseEventAsync<T>(string instanceId, string name, T payload, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        var raised = new HistoryEvent(EventKind.EventRaised, _time.GetUtcNow(), Name: name, Payload: Payload.Write(payload, $"The event '{name}' for '{instanceId}'"));
        if (!await ChangeAsync((connection, effects) => Requests.Raise(connection, instanceId, raised, effects), cancellationToken)) _logger.EventDropped(name, instanceId);
    }

    public Task TerminateAsync(string instanceId, string reason, CancellationToken cancellationToken) => ChangeAsync(
        (connection, effects) =>
        {
            Requests.Terminate(connection, instanceId, reason, _time.GetUtcNow(), effects);
            return true;
        },
        cancellationToken);

    public Task<bool> RestartAsync(string instanceId, CancellationToken cancellationToken) =>
        ChangeAsync((connection, effects) => Requests.Restart(connection, instanceId, _time.GetUtcNow(), effects), cancellationToken);

    /// <summary>How much history there is and has been, over all executions of all instances.</summary>
    public Task<HistorySize> MeasureAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(_database.Read(HistorySize.Measure));
    }

    /// <summary>Stops taking turns, asks activities to stop, and lets go of the file. What was under way goes on at the next opening.</summary>
    public async ValueTask DisposeAsync()
    {
        await _work.DisposeAsync();
        _database.Dispose();
        _owner.Dispose();
    }

    /// <summary>Those that it began first, itself last: the last word is its own.</summary>
    private void Tell(HashSet<string> changed, string instanceId, Action<InstanceState> onStatus)
    {
        foreach (var id in changed.OrderBy(id => string.Equals(id, instanceId, StringComparison.Ordinal)))
        {
            var state = _database.Read(connection => connection.IsWithin(id, instanceId) ? connection.FindState(id) : null);
            if (state is not null) onStatus(state);
        }
    }

    private Task<T> ChangeAsync<T>(Func<Microsoft.Data.Sqlite.SqliteConnection, Effects, T> change, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var effects = new Effects();
        var result = _database.InTransaction(connection => change(connection, effects));
        _work.CarryOut(effects);
        return Task.FromResult(result);
    }
}
