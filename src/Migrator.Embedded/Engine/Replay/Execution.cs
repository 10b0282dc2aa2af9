using Migrator.Core.Failures;
using Migrator.Core.Orchestration;
using Migrator.Embedded.Engine.History;

namespace Migrator.Embedded.Engine.Replay;

/// <summary>
/// One execution of an instance, alive in memory: made by replaying its history, then fed with what happens.
/// Not safe for concurrent use: one turn at a time.
/// </summary>
internal sealed class Execution
{
    private readonly OrchestrationEntry _orchestration;
    private readonly TurnScheduler _scheduler;
    private readonly ReplayContext _context;
    private readonly Action _broken;
    private volatile bool _foreign;
    private bool _returned;
    private object? _output;
    private Exception? _exception;

    /// <param name="orchestration">Its code.</param>
    /// <param name="instanceId">The instance.</param>
    /// <param name="generation">Which of its executions, from 1.</param>
    /// <param name="broken">Called once, on any thread, when the code has awaited what is not the context's: the next turn ends the instance.</param>
    public Execution(OrchestrationEntry orchestration, string instanceId, int generation, Action broken)
    {
        _orchestration = orchestration;
        _broken = broken;
        _scheduler = new TurnScheduler(Foreign);
        _context = new ReplayContext(instanceId, generation, _scheduler, Foreign);
        Generation = generation;
    }

    public int Generation { get; }

    /// <summary>Events of its history so far.</summary>
    public int Length { get; private set; }

    /// <summary>How it ended; null while it goes on.</summary>
    public HistoryEvent? End { get; private set; }

    public IReadOnlyList<HistoryEvent> Undelivered => _context.Undelivered;

    /// <summary>Brings a fresh execution to where its history ends, and checks that the code asks for what history says it asked for.</summary>
    public void Replay(IReadOnlyList<HistoryEvent> history)
    {
        _context.IsReplaying = true;
        if (Follow(history) is { } difference) Differs(history[^1].At, difference);
        _context.TakeCancelledTimers();
        _context.IsReplaying = false;
        Length = history.Count;
    }

    /// <summary>Feeds one event and runs the code until it waits again. Gives what the code asked for.</summary>
    public List<HistoryEvent> Handle(HistoryEvent happened)
    {
        _scheduler.Run(() =>
        {
            if (happened.Kind is EventKind.Started or EventKind.ContinuedAsNew) Start(happened);
            else _context.Apply(happened);
        });
        var decisions = _context.TakeDecisions();
        Length += 1 + decisions.Count;
        End = Judge(happened.At);
        return decisions;
    }

    /// <summary>Ends it, for its code has broken out of its turns.</summary>
    public void Break(DateTimeOffset at) => End = Ended(EventKind.Failed, at, Payload.Write(ForeignAwait()));

    public List<int> TakeCancelledTimers() => _context.TakeCancelledTimers();

    public string? TakeStatus() => _context.TakeStatus();

    /// <returns>Where the code left what history says; null where it did not.</returns>
    private string? Follow(IReadOnlyList<HistoryEvent> history)
    {
        var position = 0;
        while (position < history.Count && End is null)
        {
            var happened = history[position++];
            if (happened.IsDecision) return $"history has {happened.Describe()}, for which the code no longer asks";
            foreach (var decision in Handle(happened))
            {
                var recorded = position < history.Count ? history[position++] : null;
                if (recorded is not { IsDecision: true } || !recorded.AsksTheSameAs(decision))
                    return $"the code asks for {decision.Describe()}, where history has {recorded?.Describe() ?? "nothing"}";
            }
        }

        // An end that is a failure of its own, at the very end, says more than that it differs.
        return End is { Kind: not EventKind.Failed } || position < history.Count ? "the code ends where history goes on" : null;
    }

    private static HistoryEvent Ended(EventKind kind, DateTimeOffset at, string payload) => new(kind, at, Payload: payload);

    private void Start(HistoryEvent started)
    {
        _context.Advance(started.At);
        _ = Task.Factory.StartNew(() => RunAsync(started.Payload), CancellationToken.None, TaskCreationOptions.None, _scheduler);
    }

    private async Task RunAsync(string? payload)
    {
        try
        {
            var input = Payload.Read(payload, _orchestration.Input, $"The input of orchestration '{_orchestration.Name}'");
            _output = await _orchestration.RunAsync(_context, input);
        }
        catch (Exception e)
        {
            // Not swallowed: it is the end of the instance, as data.
            _exception = e;
        }

        _returned = true;
    }

    private HistoryEvent? Judge(DateTimeOffset at)
    {
        try
        {
            if (_foreign) return Ended(EventKind.Failed, at, Payload.Write(ForeignAwait()));
            if (_exception is not null) return Ended(EventKind.Failed, at, Payload.Write(Failure.From(_exception)));
            if (_returned && _context.ContinueInput is { } next) return Ended(EventKind.ContinuedAsNew, at, next);
            if (_returned) return Ended(EventKind.Completed, at, Payload.Write(_output, _orchestration.Output, $"The output of orchestration '{_orchestration.Name}'"));
            if (_context.IsWaiting && _context.ContinueInput is null) return null;
            return Ended(EventKind.Failed, at, Payload.Write(ForeignAwait()));
        }
        catch (MigratorException tooLarge)
        {
            return Ended(EventKind.Failed, at, Payload.Write(Failure.From(tooLarge)));
        }
    }

    private Failure ForeignAwait() => new(
        FailureClass.Bug,
        $"The orchestration '{_orchestration.Name}' ('{_context.InstanceId}') awaits something that its context did not give (Task.Delay, Task.Run, CancelAsync, I/O) or goes on after ContinueAsNew: that cannot be replayed. Such work belongs in an activity.");

    private void Differs(DateTimeOffset at, string how) => End = Ended(EventKind.Failed, at, Payload.Write(new Failure(
        FailureClass.Bug,
        $"The orchestration '{_orchestration.Name}' ('{_context.InstanceId}') is not deterministic, or its code has changed since it began: {how}. Restart the instance: what it did before is safe to do twice.")));

    private void Foreign()
    {
        if (_foreign || End is not null) return;
        _foreign = true;
        if (!_scheduler.IsTurn) _broken();
    }
}
