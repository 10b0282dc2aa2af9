using System.Text.Json;
using Microsoft.Data.Sqlite;
using Migrator.Core.Orchestration;

namespace Migrator.Embedded.Engine.History;

/// <param name="Id">The instance's id.</param>
/// <param name="Step">The step that awaits it there.</param>
/// <param name="Generation">The execution that awaits it there.</param>
internal sealed record Parent(string Id, int Generation, int Step);

/// <summary>An instance as the engine needs it.</summary>
internal sealed record InstanceRow(string Id, string Orchestration, int Generation, InstancePhase Phase, string Input, Parent? Parent)
{
    public bool HasEnded => Phase is InstancePhase.Completed or InstancePhase.Failed or InstancePhase.Terminated;
}

internal static class InstanceRows
{
    private const string StateColumns = "id, orchestration, phase, status, output, failure, created_at, updated_at, number";

    public static InstanceRow? FindInstance(this SqliteConnection connection, string id) => connection.Query(
        reader => new InstanceRow(
            reader.GetString(0),
            reader.GetString(1),
            reader.GetInt32(2),
            Enum.Parse<InstancePhase>(reader.GetString(3)),
            reader.GetString(4),
            reader.IsDBNull(5) ? null : new Parent(reader.GetString(5), reader.GetInt32(6), reader.GetInt32(7))),
        "SELECT id, orchestration, generation, phase, input, parent, parent_generation, parent_step FROM instance WHERE id = $id",
        ("$id", id)).SingleOrDefault();

    public static InstanceState? FindState(this SqliteConnection connection, string id) =>
        connection.Query(State, $"SELECT {StateColumns} FROM instance WHERE id = $id", ("$id", id)).SingleOrDefault().State;

    /// <summary>A page, the newest first, of those older than <paramref name="before"/>.</summary>
    public static List<(InstanceState? State, long Number)> ListStates(this SqliteConnection connection, string orchestration, long before, int limit) => connection.Query(
        State,
        $"SELECT {StateColumns} FROM instance WHERE orchestration = $orchestration AND number < $before ORDER BY number DESC LIMIT {limit}",
        ("$orchestration", orchestration), ("$before", before));

    public static void InsertInstance(this SqliteConnection connection, InstanceRow row, DateTimeOffset at) => connection.Execute(
        """
        INSERT INTO instance(id, orchestration, generation, phase, input, parent, parent_generation, parent_step, created_at, updated_at)
        VALUES($id, $orchestration, $generation, $phase, $input, $parent, $parentGeneration, $parentStep, $at, $at)
        """,
        ("$id", row.Id), ("$orchestration", row.Orchestration), ("$generation", row.Generation), ("$phase", row.Phase.ToString()), ("$input", row.Input),
        ("$parent", row.Parent?.Id), ("$parentGeneration", row.Parent?.Generation), ("$parentStep", row.Parent?.Step), ("$at", at.UtcTicks));

    /// <summary>Begins an instance anew, under the same id: what the last execution left is gone, and what is still on its way to it finds nobody.</summary>
    public static void RenewInstance(this SqliteConnection connection, InstanceRow row, DateTimeOffset at)
    {
        connection.Execute(
            """
            UPDATE instance SET orchestration = $orchestration, generation = $generation, phase = $phase, input = $input, status = NULL, output = NULL, failure = NULL,
              parent = $parent, parent_generation = $parentGeneration, parent_step = $parentStep, updated_at = $at
            WHERE id = $id
            """,
            ("$id", row.Id), ("$orchestration", row.Orchestration), ("$generation", row.Generation), ("$phase", row.Phase.ToString()), ("$input", row.Input),
            ("$parent", row.Parent?.Id), ("$parentGeneration", row.Parent?.Generation), ("$parentStep", row.Parent?.Step), ("$at", at.UtcTicks));
        connection.ClearHistory(row.Id);
        connection.ClearInbox(row.Id);
        connection.ClearWork(row.Id);
    }

    /// <summary>The next execution of a running instance: a fresh history, and its mail in the order in which it came.</summary>
    public static void ContinueInstance(this SqliteConnection connection, InstanceRow row, HistoryEvent next, IReadOnlyList<HistoryEvent> undelivered)
    {
        connection.Execute("UPDATE instance SET generation = generation + 1, input = $input WHERE id = $id", ("$id", row.Id), ("$input", next.Payload));
        connection.ClearHistory(row.Id);
        connection.ClearTimers(row.Id);
        var later = connection.ReadInbox(row.Id, int.MaxValue).Where(mail => mail.Event.Kind is EventKind.EventRaised).Select(mail => mail.Event);
        HistoryEvent[] mail = [next, .. undelivered, .. later];
        connection.ClearInbox(row.Id);
        foreach (var happened in mail) connection.Send(row.Id, happened);
    }

    public static void EndInstance(this SqliteConnection connection, string id, InstancePhase phase, string? output, string? failure, DateTimeOffset at)
    {
        connection.Execute(
            "UPDATE instance SET phase = $phase, output = $output, failure = $failure, updated_at = $at WHERE id = $id",
            ("$id", id), ("$phase", phase.ToString()), ("$output", output), ("$failure", failure), ("$at", at.UtcTicks));
        connection.ClearInbox(id);
        connection.ClearTimers(id);
    }

    public static List<string> RunningChildren(this SqliteConnection connection, string parent) => connection.Query(
        reader => reader.GetString(0),
        "SELECT id FROM instance WHERE parent = $parent AND phase IN ('Pending', 'Running') ORDER BY number",
        ("$parent", parent));

    /// <summary>Whether an instance is this one, or was begun by it at any depth.</summary>
    public static bool IsWithin(this SqliteConnection connection, string id, string ancestor) => connection.Scalar(
        """
        WITH RECURSIVE line(id, parent) AS (
          SELECT id, parent FROM instance WHERE id = $id
          UNION SELECT above.id, above.parent FROM line JOIN instance above ON above.id = line.parent)
        SELECT 1 FROM line WHERE id = $ancestor
        """,
        ("$id", id), ("$ancestor", ancestor)) is not null;

    private static (InstanceState? State, long Number) State(SqliteDataReader reader) => (
        new InstanceState(
            reader.GetString(0),
            reader.GetString(1),
            Enum.Parse<InstancePhase>(reader.GetString(2)),
            Json(reader.Text(3)),
            Json(reader.Text(4)),
            reader.Text(5) is { } failure ? Payload.ReadFailure(failure) : null,
            reader.Time(6),
            reader.Time(7)),
        reader.GetInt64(8));

    private static JsonElement? Json(string? text) => text is null ? null : JsonSerializer.Deserialize<JsonElement>(text);
}
