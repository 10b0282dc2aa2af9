using Microsoft.Data.Sqlite;
using Migrator.Core.Failures;
using Migrator.Core.Orchestration;

namespace Migrator.Embedded.Engine.History;

/// <summary>How instances end, and who hears of it. Each runs inside a transaction of its caller.</summary>
internal static class Endings
{
    public static void Complete(SqliteConnection connection, InstanceRow instance, HistoryEvent end, Effects effects)
    {
        // Activities and children that nobody awaited go on: the orchestration asked for them.
        connection.EndInstance(instance.Id, InstancePhase.Completed, end.Payload, failure: null, end.At);
        effects.Changed.Add(instance.Id);
        TellParent(connection, instance, EventKind.ChildCompleted, end.Payload!, end.At, effects);
    }

    /// <summary>A failed instance wants nothing more: what it had begun is stopped, so that a restart does not meet it.</summary>
    public static void Fail(SqliteConnection connection, InstanceRow instance, HistoryEvent end, Effects effects)
    {
        Stop(connection, instance, InstancePhase.Failed, end.Payload!, $"'{instance.Id}', which had started it, has failed.", end.At, effects);
        TellParent(connection, instance, EventKind.ChildFailed, end.Payload!, end.At, effects);
    }

    public static void Terminate(SqliteConnection connection, InstanceRow instance, string reason, DateTimeOffset at, Effects effects)
    {
        var failure = Payload.Write(new Failure(FailureClass.Fatal, reason));
        connection.AppendHistory(instance.Id, connection.HistoryLength(instance.Id), [new HistoryEvent(EventKind.Terminated, at, Payload: failure)]);
        Stop(connection, instance, InstancePhase.Terminated, failure, reason, at, effects);
        TellParent(connection, instance, EventKind.ChildFailed, failure, at, effects);
    }

    private static void Stop(SqliteConnection connection, InstanceRow instance, InstancePhase phase, string failure, string reasonForChildren, DateTimeOffset at, Effects effects)
    {
        connection.EndInstance(instance.Id, phase, output: null, failure, at);
        connection.ClearWork(instance.Id);
        effects.Stopped.Add((instance.Id, instance.Generation));
        // It has no mail: the turn finds it ended and drops what is kept of it in memory.
        effects.Ready.Add(instance.Id);
        effects.Changed.Add(instance.Id);
        foreach (var child in connection.RunningChildren(instance.Id))
            Terminate(connection, connection.FindInstance(child)!, reasonForChildren, at, effects);
    }

    private static void TellParent(SqliteConnection connection, InstanceRow instance, EventKind kind, string payload, DateTimeOffset at, Effects effects)
    {
        if (instance.Parent is not { } parent) return;
        if (connection.FindInstance(parent.Id) is not { HasEnded: false } row || row.Generation != parent.Generation) return;
        connection.Send(parent.Id, new HistoryEvent(kind, at, parent.Step, instance.Orchestration, payload));
        effects.Ready.Add(parent.Id);
    }
}
