using Migrator.Core.Failures;
using Migrator.Core.Orchestration;
using Migrator.Embedded.Engine.History;

namespace Migrator.Embedded.Engine.Replay;

/// <summary>
/// The port of one execution. What the code asks for becomes decisions, numbered in the order of asking; what comes back completes the tasks it awaits.
/// </summary>
/// <param name="instanceId">The instance.</param>
/// <param name="generation">Which of its executions, from 1.</param>
/// <param name="scheduler">Where its code runs.</param>
/// <param name="foreign">Says that the code left its thread.</param>
internal sealed class ReplayContext(string instanceId, int generation, TurnScheduler scheduler, Action foreign) : IOrchestrationContext
{
    private readonly Dictionary<int, PendingCall> _pending = [];
    private readonly EventInbox _events = new();
    private readonly List<HistoryEvent> _decisions = [];
    private readonly List<int> _cancelledTimers = [];
    private DateTimeOffset _now;
    private int _steps;
    private int _guids;
    private string? _status;

    public string InstanceId => instanceId;

    public DateTimeOffset UtcNow
    {
        get
        {
            GuardThread();
            return _now;
        }
    }

    public bool IsReplaying { get; set; }

    /// <summary>The input of the next execution, once the code has asked for one.</summary>
    public string? ContinueInput { get; private set; }

    /// <summary>Whether anything can still come that the code waits for.</summary>
    public bool IsWaiting => _pending.Count > 0 || _events.HasWaiters;

    /// <summary>Events that came and were not waited for.</summary>
    public IReadOnlyList<HistoryEvent> Undelivered => _events.Undelivered;

    public Guid NewGuid()
    {
        GuardThread();
        return DeterministicGuid.Create($"{instanceId}/{generation}/{++_guids}");
    }

    public async Task<TOut> CallActivityAsync<TIn, TOut>(ActivityName<TIn, TOut> activity, TIn input, RetryRule? retry = null)
    {
        for (var attempt = 1; ; attempt++)
        {
            TimeSpan wait;
            try
            {
                // Not back to the turn's scheduler: this goes on where the answer is handed in, on the turn's thread, and so does whoever awaits likewise.
                return await TryActivityAsync(activity, input).ConfigureAwait(false);
            }
            catch (ActivityFailedException e)
            {
                if (retry?.WaitAfter(attempt, e.Failure) is not { } again) throw;
                wait = again;
            }

            await SleepAsync(wait).ConfigureAwait(false);
        }
    }

    public Task<TOut> CallOrchestrationAsync<TIn, TOut>(OrchestrationName<TIn, TOut> orchestration, string instanceId, TIn input)
    {
        Guard();
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        var payload = Payload.Write(input, $"The input of orchestration '{orchestration.Name}' ('{instanceId}')");
        var step = Decide(new HistoryEvent(EventKind.ChildScheduled, _now, Name: orchestration.Name, Payload: payload, Child: instanceId));
        return Await<TOut>(step, $"The output of orchestration '{orchestration.Name}' ('{instanceId}')").Task;
    }

    public Task SleepAsync(TimeSpan time, CancellationToken cancellationToken = default)
    {
        Guard();
        if (cancellationToken.IsCancellationRequested) return Task.FromCanceled(cancellationToken);
        var due = time > TimeSpan.Zero ? _now + time : _now;
        var step = Decide(new HistoryEvent(EventKind.TimerCreated, _now, Payload: Payload.Write(due, "A timer")));
        var timer = Await<Nothing>(step, "A timer");
        cancellationToken.Register(() =>
        {
            if (!IsOnTurn() || !_pending.Remove(step)) return;
            _cancelledTimers.Add(step);
            timer.Cancel(cancellationToken);
        });
        return timer.Task;
    }

    public Task<T> WaitForEventAsync<T>(string name, CancellationToken cancellationToken = default)
    {
        Guard();
        if (cancellationToken.IsCancellationRequested) return Task.FromCanceled<T>(cancellationToken);
        var call = new PendingCall<T>($"The event '{name}'");
        var withdraw = _events.Wait(name, call);
        cancellationToken.Register(() =>
        {
            if (IsOnTurn() && withdraw()) call.Cancel(cancellationToken);
        });
        return call.Task;
    }

    public void SetStatus<T>(T status)
    {
        Guard();
        var json = Payload.Write(status, $"The status of '{instanceId}'");
        if (!IsReplaying) _status = json;
    }

    public void ContinueAsNew<TIn>(TIn input)
    {
        Guard();
        ContinueInput = Payload.Write(input, $"The input with which '{instanceId}' continues as new");
    }

    /// <summary>Hands an event from outside to whom it concerns; what was cancelled meanwhile concerns nobody.</summary>
    public void Apply(HistoryEvent happened)
    {
        Advance(happened.At);
        if (happened.Kind is EventKind.EventRaised)
        {
            _events.Raise(happened);
            return;
        }

        if (!_pending.Remove(happened.Step, out var call)) return;
        if (happened.Kind is EventKind.ActivityFailed or EventKind.ChildFailed) call.Fail(new ActivityFailedException(happened.Name ?? "", Payload.ReadFailure(happened.Payload!)));
        else call.Complete(happened.Kind is EventKind.TimerFired ? null : happened.Payload);
    }

    /// <summary>A clock that was set back does not take an orchestration back.</summary>
    public void Advance(DateTimeOffset at) => _now = at > _now ? at : _now;

    public List<HistoryEvent> TakeDecisions() => Take(_decisions);

    public List<int> TakeCancelledTimers() => Take(_cancelledTimers);

    /// <summary>What was published since the last call; null where nothing was.</summary>
    public string? TakeStatus() => Interlocked.Exchange(ref _status, null);

    private static List<T> Take<T>(List<T> from)
    {
        var taken = from.ToList();
        from.Clear();
        return taken;
    }

    private Task<TOut> TryActivityAsync<TIn, TOut>(ActivityName<TIn, TOut> activity, TIn input)
    {
        Guard();
        var payload = Payload.Write(input, $"The input of activity '{activity.Name}'");
        var step = Decide(new HistoryEvent(EventKind.ActivityScheduled, _now, Name: activity.Name, Payload: payload));
        return Await<TOut>(step, $"The output of activity '{activity.Name}'").Task;
    }

    private int Decide(HistoryEvent decision)
    {
        _decisions.Add(decision with { Step = ++_steps });
        return _steps;
    }

    private PendingCall<T> Await<T>(int step, string what)
    {
        var call = new PendingCall<T>(what);
        _pending.Add(step, call);
        return call;
    }

    private void GuardThread()
    {
        if (!IsOnTurn()) throw MigratorException.Bug($"The orchestration '{instanceId}' called its context from another thread: it may await only what the context gives.");
    }

    private void Guard()
    {
        GuardThread();
        if (ContinueInput is not null) throw MigratorException.Bug($"The orchestration '{instanceId}' went on after ContinueAsNew: it must return at once.");
    }

    private bool IsOnTurn()
    {
        if (scheduler.IsTurn) return true;
        foreign();
        return false;
    }
}
