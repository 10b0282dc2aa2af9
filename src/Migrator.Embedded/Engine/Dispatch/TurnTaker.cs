using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Migrator.Core.Failures;
using Migrator.Core.Orchestration;
using Migrator.Embedded.Engine.History;
using Migrator.Embedded.Engine.Replay;

namespace Migrator.Embedded.Engine.Dispatch;

/// <summary>Takes one turn of an instance: reads its mail, lets its code handle it, commits what that came to.</summary>
/// <param name="database">Where mail and history are.</param>
/// <param name="registry">The code.</param>
/// <param name="options">How many executions stay in memory.</param>
/// <param name="time">The clock.</param>
/// <param name="ready">Asks for a turn, when an execution broke out of its own.</param>
/// <param name="logger">Where ends are told.</param>
internal sealed class TurnTaker(HistoryDatabase database, OrchestrationRegistry registry, EngineOptions options, TimeProvider time, Action<string> ready, ILogger logger)
{
    /// <summary>Bounds a transaction.</summary>
    private const int MailPerTurn = 256;

    private readonly ConcurrentDictionary<string, Execution> _executions = new(StringComparer.Ordinal);

    // Those whose code awaited what is not the context's; the value says nothing.
    private readonly ConcurrentDictionary<(string Instance, int Generation), bool> _broken = [];

    public Effects Take(string id)
    {
        var effects = new Effects();
        var (instance, mail) = database.Read(connection => (connection.FindInstance(id), connection.ReadInbox(id, MailPerTurn)));
        if (instance is null or { HasEnded: true })
        {
            _executions.TryRemove(id, out _);
            return effects;
        }

        var isBroken = _broken.TryRemove((id, instance.Generation), out _);
        if (mail.Count == 0 && !isBroken) return effects;
        if (mail.Count == MailPerTurn) effects.Ready.Add(id);

        var turn = registry.Orchestrations.TryGetValue(instance.Orchestration, out var orchestration)
            ? Play(instance, Find(instance, orchestration), isBroken, mail)
            : Unknown(instance, mail);

        if (!database.InTransaction(connection => turn.Commit(connection, time.GetUtcNow(), effects))) _executions.TryRemove(id, out _);
        else if (turn.End is { } end) Forget(instance, end);
        return effects;
    }

    private Execution Find(InstanceRow instance, OrchestrationEntry orchestration)
    {
        if (_executions.TryGetValue(instance.Id, out var known) && known.Generation == instance.Generation) return known;

        var execution = new Execution(orchestration, instance.Id, instance.Generation, () => Broken(instance));
        execution.Replay(database.Read(connection => connection.ReadHistory(instance.Id)));
        if (!options.ReplayAtEveryTurn && _executions.Count < options.MaxExecutionsInMemory) _executions[instance.Id] = execution;
        return execution;
    }

    private void Broken(InstanceRow instance)
    {
        _broken[(instance.Id, instance.Generation)] = true;
        ready(instance.Id);
    }

    private Turn Play(InstanceRow instance, Execution execution, bool isBroken, List<(long Number, HistoryEvent Event)> mail)
    {
        var position = execution.Length;
        var events = new List<HistoryEvent>();
        var handledUpTo = 0L;
        if (isBroken) execution.Break(time.GetUtcNow());
        if (execution.End is null)
        {
            foreach (var (number, happened) in mail)
            {
                events.Add(happened);
                events.AddRange(execution.Handle(happened));
                handledUpTo = number;
                if (execution.End is not null) break;
            }
        }

        if (execution.End is { Kind: EventKind.Completed or EventKind.Failed } end) events.Add(end);
        return new Turn
        {
            Instance = instance,
            Events = events,
            Position = position,
            HandledUpTo = handledUpTo,
            Status = execution.TakeStatus(),
            CancelledTimers = execution.TakeCancelledTimers(),
            Undelivered = execution.Undelivered,
            End = execution.End,
        };
    }

    private static Turn Unknown(InstanceRow instance, List<(long Number, HistoryEvent Event)> mail)
    {
        var failure = new Failure(FailureClass.Bug, $"There is no orchestration '{instance.Orchestration}' in this version of the program, which '{instance.Id}' asks for.");
        return new Turn
        {
            Instance = instance,
            Events = [],
            Position = 0,
            HandledUpTo = mail[^1].Number,
            Status = null,
            CancelledTimers = [],
            Undelivered = [],
            End = new HistoryEvent(EventKind.Failed, mail[^1].Event.At, Payload: Payload.Write(failure)),
        };
    }

    private void Forget(InstanceRow instance, HistoryEvent end)
    {
        _executions.TryRemove(instance.Id, out _);
        if (end.Kind is EventKind.Failed) logger.Failed(instance.Id, instance.Orchestration, Payload.ReadFailure(end.Payload!).Message);
        else logger.Ended(instance.Id, instance.Orchestration, end.Kind.ToString());
    }
}
