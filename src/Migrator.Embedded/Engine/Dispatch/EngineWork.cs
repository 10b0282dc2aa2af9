using Microsoft.Extensions.Logging;
using Migrator.Core.Orchestration;
using Migrator.Embedded.Engine.History;

namespace Migrator.Embedded.Engine.Dispatch;

/// <summary>The moving parts of an engine: turns, activities and timers, and what keeps them together.</summary>
internal sealed class EngineWork : IAsyncDisposable
{
    private readonly HistoryDatabase _database;
    private readonly EngineOptions _options;
    private readonly ChangeFeed _changes;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _closing = new();
    private readonly TaskCompletionSource _fault = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Idleness _idleness = new();
    private readonly TurnDispatcher _turns;
    private readonly ActivityDispatcher _activities;
    private readonly TimerDispatcher _timers;
    private readonly Lock _starting = new();
    private Task _workers = Task.CompletedTask;
    private volatile bool _started;

    public EngineWork(HistoryDatabase database, OrchestrationRegistry registry, IServiceProvider services, EngineOptions options, TimeProvider time, ChangeFeed changes, ILogger logger)
    {
        _database = database;
        _options = options;
        _changes = changes;
        _logger = logger;
        var taker = new TurnTaker(database, registry, options, time, Ready, logger);
        _turns = new TurnDispatcher(taker, options.MaxTurns, _idleness, CarryOut, Fault, _closing.Token);
        _activities = new ActivityDispatcher(database, registry, services, time, _idleness, CarryOut, logger);
        _timers = new TimerDispatcher(database, time, _idleness, CarryOut, Fault);
    }

    public Task WhenIdle => _idleness.WhenIdle;

    public void Start()
    {
        lock (_starting)
        {
            ObjectDisposedException.ThrowIf(_closing.IsCancellationRequested, this);
            if (_started) return;

            // Activities first: no turn is taken before, and so nothing is in their queue twice. Mail last: what comes meanwhile is at worst told twice.
            var activities = _database.Read(connection => connection.AllActivities());
            foreach (var call in activities) _activities.Enqueue(call);
            _workers = Task.WhenAll(Enumerable.Range(0, _options.MaxActivities).Select(_ => Task.Run(WorkAsync)));
            _started = true;
            var instances = _database.Read(connection => connection.InstancesWithMail());
            foreach (var instance in instances) _turns.Ready(instance);
            _timers.Arm();
            _logger.Opened(_database.Path, activities.Count, instances.Count);
        }
    }

    /// <summary>Does what a committed transaction asks for. Before the start nothing runs; the start finds it in history.</summary>
    public void CarryOut(Effects effects)
    {
        // Told before anything follows from it: a child's end is heard before its parent's.
        _changes.Publish(effects.Changed);
        foreach (var (instance, generation) in effects.Stopped) _activities.Stop(instance, generation);
        if (!_started) return;
        foreach (var call in effects.Activities) _activities.Enqueue(call);
        foreach (var instance in effects.Ready) Ready(instance);
        if (effects.Timers) _timers.Arm();
    }

    /// <summary>Waits for a task of ours, or for the failure that ends the engine.</summary>
    public async Task WatchAsync(Task task, CancellationToken cancellationToken)
    {
        await Task.WhenAny(task, _fault.Task).WaitAsync(cancellationToken);
        if (_fault.Task.IsCompleted) await _fault.Task;
        await task;
    }

    public async ValueTask DisposeAsync()
    {
        if (_closing.IsCancellationRequested) return;
        await _closing.CancelAsync();
        _timers.Dispose();
        _fault.TrySetException(new ObjectDisposedException(nameof(SqliteEngine)));
        // Whether anybody waits or not, it is seen.
        _ = _fault.Task.Exception;
        try
        {
            // By the real clock: nobody moves a test's clock while the engine closes.
            await Task.WhenAll(_workers, _turns.WhenQuiet).WaitAsync(_options.Grace, TimeProvider.System);
            _turns.Dispose();
        }
        catch (TimeoutException)
        {
            _logger.GraceOver(_options.Grace);
        }
    }

    private void Ready(string instance)
    {
        if (!_closing.IsCancellationRequested) _turns.Ready(instance);
    }

    private async Task WorkAsync()
    {
        try
        {
            await _activities.WorkAsync(_closing.Token);
        }
        catch (Exception e)
        {
            // Nobody awaits a worker before the end: whoever waits for an instance hears of it through the fault.
            Fault(e);
        }
    }

    private void Fault(Exception exception)
    {
        if (_closing.IsCancellationRequested || !_fault.TrySetException(exception)) return;
        _logger.Stops(exception);
    }
}
