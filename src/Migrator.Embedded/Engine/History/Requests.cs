using Microsoft.Data.Sqlite;
using Migrator.Core.Orchestration;

namespace Migrator.Embedded.Engine.History;

/// <summary>What comes from outside an orchestration. Each runs inside a transaction of its caller.</summary>
internal static class Requests
{
    public static bool Start(SqliteConnection connection, string id, string orchestration, string input, DateTimeOffset at, Effects effects)
    {
        if (connection.FindInstance(id) is not null) return false;
        connection.InsertInstance(new InstanceRow(id, orchestration, 1, InstancePhase.Pending, input, null), at);
        connection.Send(id, new HistoryEvent(EventKind.Started, at, Name: orchestration, Payload: input));
        effects.Ready.Add(id);
        effects.Changed.Add(id);
        return true;
    }

    public static bool Restart(SqliteConnection connection, string id, DateTimeOffset at, Effects effects)
    {
        if (connection.FindInstance(id) is not { Phase: InstancePhase.Failed or InstancePhase.Terminated } ended) return false;
        // Whoever started it has heard of its end: from here on it stands alone.
        var again = ended with { Generation = ended.Generation + 1, Phase = InstancePhase.Pending, Parent = null };
        connection.RenewInstance(again, at);
        connection.Send(id, new HistoryEvent(EventKind.Started, at, Name: again.Orchestration, Payload: again.Input));
        effects.Ready.Add(id);
        effects.Changed.Add(id);
        return true;
    }

    /// <returns>False where nobody is there to hear it.</returns>
    public static bool Raise(SqliteConnection connection, string id, HistoryEvent raised, Effects effects)
    {
        if (connection.FindInstance(id) is not { HasEnded: false }) return false;
        connection.Send(id, raised);
        effects.Ready.Add(id);
        return true;
    }

    public static void Terminate(SqliteConnection connection, string id, string reason, DateTimeOffset at, Effects effects)
    {
        if (connection.FindInstance(id) is { HasEnded: false } running) Endings.Terminate(connection, running, reason, at, effects);
    }

    /// <summary>Hands in what an activity answered, once; an ended or renewed instance does not hear it.</summary>
    public static void Answer(SqliteConnection connection, CallKey call, HistoryEvent answer, Effects effects)
    {
        if (!connection.DeleteActivity(call)) return;
        if (connection.FindInstance(call.Instance) is not { HasEnded: false } row || row.Generation != call.Generation) return;
        connection.Send(call.Instance, answer);
        effects.Ready.Add(call.Instance);
    }

    public static void FireTimers(SqliteConnection connection, DateTimeOffset now, Effects effects)
    {
        foreach (var timer in connection.DueTimers(now))
        {
            connection.DeleteTimer(timer);
            connection.Send(timer.Instance, new HistoryEvent(EventKind.TimerFired, now, timer.Step));
            effects.Ready.Add(timer.Instance);
        }
    }
}
