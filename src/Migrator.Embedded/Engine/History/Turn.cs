using System.Text;
using Microsoft.Data.Sqlite;
using Migrator.Core.Failures;
using Migrator.Core.Orchestration;

namespace Migrator.Embedded.Engine.History;

/// <summary>What one turn of an instance came to; committed whole or not at all.</summary>
internal sealed record Turn
{
    public required InstanceRow Instance { get; init; }

    /// <summary>Handled events and the decisions after each, in the order in which they happened.</summary>
    public required IReadOnlyList<HistoryEvent> Events { get; init; }

    /// <summary>Of the first of them in history.</summary>
    public required int Position { get; init; }

    /// <summary>The last mail handled.</summary>
    public required long HandledUpTo { get; init; }

    /// <summary>What was published; null where nothing was.</summary>
    public required string? Status { get; init; }

    public required IReadOnlyList<int> CancelledTimers { get; init; }

    /// <summary>Events that came and were not waited for.</summary>
    public required IReadOnlyList<HistoryEvent> Undelivered { get; init; }

    /// <summary>How the execution ended; null where it goes on.</summary>
    public required HistoryEvent? End { get; init; }

    /// <returns>False where the instance was ended or begun anew during the turn, which then never was.</returns>
    public bool Commit(SqliteConnection connection, DateTimeOffset now, Effects effects)
    {
        if (connection.FindInstance(Instance.Id) is not { HasEnded: false } row || row.Generation != Instance.Generation) return false;

        connection.TakeFromInbox(row.Id, HandledUpTo);
        connection.AppendHistory(row.Id, Position, Events);
        Publish(connection, row, now, effects);
        foreach (var decision in Events.Where(e => e.IsDecision)) Carry(connection, row, decision, effects);
        foreach (var step in CancelledTimers) connection.DeleteTimer(new CallKey(row.Id, row.Generation, step));

        switch (End)
        {
            case { Kind: EventKind.Completed } end:
                Endings.Complete(connection, row, end, effects);
                break;
            case { Kind: EventKind.Failed } end:
                Endings.Fail(connection, row, end, effects);
                break;
            case { Kind: EventKind.ContinuedAsNew } end:
                connection.ContinueInstance(row, end, Undelivered);
                effects.Ready.Add(row.Id);
                break;
        }

        return true;
    }

    private void Publish(SqliteConnection connection, InstanceRow row, DateTimeOffset now, Effects effects)
    {
        connection.Execute(
            "UPDATE instance SET phase = $phase, status = coalesce($status, status), largest = max(largest, $size), updated_at = $at WHERE id = $id",
            ("$id", row.Id), ("$phase", nameof(InstancePhase.Running)), ("$status", Status), ("$size", Status is null ? 0 : Encoding.UTF8.GetByteCount(Status)), ("$at", now.UtcTicks));
        if (Status is not null || row.Phase is InstancePhase.Pending) effects.Changed.Add(row.Id);
    }

    private static void Carry(SqliteConnection connection, InstanceRow row, HistoryEvent decision, Effects effects)
    {
        var call = new CallKey(row.Id, row.Generation, decision.Step);
        switch (decision.Kind)
        {
            case EventKind.ActivityScheduled:
                connection.InsertActivity(call, decision.Name!, decision.Payload);
                effects.Activities.Add(call);
                break;
            case EventKind.TimerCreated:
                connection.InsertTimer(call, (DateTimeOffset)Payload.Read(decision.Payload, typeof(DateTimeOffset), "A timer")!);
                effects.Timers = true;
                break;
            case EventKind.ChildScheduled:
                StartChild(connection, row, decision, effects);
                break;
        }
    }

    /// <summary>An id that has ended is used again. One of ours that still runs is of an earlier execution, which nobody hears any more: it makes room.</summary>
    private static void StartChild(SqliteConnection connection, InstanceRow row, HistoryEvent decision, Effects effects)
    {
        var existing = connection.FindInstance(decision.Child!);
        if (existing is { HasEnded: false })
        {
            if (!string.Equals(existing.Parent?.Id, row.Id, StringComparison.Ordinal))
            {
                var taken = new Failure(FailureClass.Bug, $"The sub-orchestration '{decision.Child}' of '{row.Id}' cannot start: another instance runs under this id.");
                connection.Send(row.Id, new HistoryEvent(EventKind.ChildFailed, decision.At, decision.Step, decision.Name, Payload.Write(taken)));
                effects.Ready.Add(row.Id);
                return;
            }

            // Its parent link is of an earlier step or execution: should the step still be awaited, it hears of the termination.
            Endings.Terminate(connection, existing, $"'{row.Id}' started it anew.", decision.At, effects);
        }

        var child = new InstanceRow(
            decision.Child!, decision.Name!, (existing?.Generation ?? 0) + 1, InstancePhase.Pending, decision.Payload!, new Parent(row.Id, row.Generation, decision.Step));
        if (existing is null) connection.InsertInstance(child, decision.At);
        else connection.RenewInstance(child, decision.At);
        connection.Send(child.Id, new HistoryEvent(EventKind.Started, decision.At, Name: child.Orchestration, Payload: child.Input));
        effects.Ready.Add(child.Id);
        effects.Changed.Add(child.Id);
    }
}
