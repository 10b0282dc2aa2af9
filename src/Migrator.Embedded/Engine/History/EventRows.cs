using System.Text;
using Microsoft.Data.Sqlite;

namespace Migrator.Embedded.Engine.History;

/// <summary>Inbox (what has come and is not handled) and history (what has been handled, and what was decided then).</summary>
internal static class EventRows
{
    private const string Columns = "kind, at, step, name, payload, child";

    public static List<HistoryEvent> ReadHistory(this SqliteConnection connection, string instance) => connection.Query(
        reader => Read(reader, 0),
        $"SELECT {Columns} FROM history WHERE instance = $instance ORDER BY position",
        ("$instance", instance));

    public static int HistoryLength(this SqliteConnection connection, string instance) =>
        (int)(long)connection.Scalar("SELECT count(*) FROM history WHERE instance = $instance", ("$instance", instance))!;

    public static List<(long Number, HistoryEvent Event)> ReadInbox(this SqliteConnection connection, string instance, int limit) => connection.Query(
        reader => (reader.GetInt64(0), Read(reader, 1)),
        $"SELECT number, {Columns} FROM inbox WHERE instance = $instance ORDER BY number LIMIT {limit}",
        ("$instance", instance));

    public static List<string> InstancesWithMail(this SqliteConnection connection) =>
        connection.Query(reader => reader.GetString(0), "SELECT instance FROM inbox GROUP BY instance ORDER BY min(number)");

    public static void Send(this SqliteConnection connection, string instance, HistoryEvent happened) => connection.Execute(
        $"INSERT INTO inbox(instance, {Columns}) VALUES($instance, $kind, $at, $step, $name, $payload, $child)",
        [("$instance", instance), .. Values(happened)]);

    public static void AppendHistory(this SqliteConnection connection, string instance, int position, IReadOnlyList<HistoryEvent> events)
    {
        for (var i = 0; i < events.Count; i++)
        {
            connection.Execute(
                $"INSERT INTO history(instance, position, {Columns}) VALUES($instance, $position, $kind, $at, $step, $name, $payload, $child)",
                [("$instance", instance), ("$position", position + i), .. Values(events[i])]);
        }

        connection.Execute(
            "UPDATE instance SET events = events + $count, longest = max(longest, $length), largest = max(largest, $largest) WHERE id = $instance",
            ("$instance", instance), ("$count", events.Count), ("$length", position + events.Count),
            ("$largest", events.Select(e => e.Payload is null ? 0 : Encoding.UTF8.GetByteCount(e.Payload)).DefaultIfEmpty().Max()));
    }

    public static void TakeFromInbox(this SqliteConnection connection, string instance, long upTo) => connection.Execute(
        "DELETE FROM inbox WHERE instance = $instance AND number <= $upTo", ("$instance", instance), ("$upTo", upTo));

    public static void ClearInbox(this SqliteConnection connection, string instance) => connection.TakeFromInbox(instance, long.MaxValue);

    public static void ClearHistory(this SqliteConnection connection, string instance) =>
        connection.Execute("DELETE FROM history WHERE instance = $instance", ("$instance", instance));

    private static HistoryEvent Read(SqliteDataReader reader, int at) => new(
        Enum.Parse<EventKind>(reader.GetString(at)),
        reader.Time(at + 1),
        reader.GetInt32(at + 2),
        reader.Text(at + 3),
        reader.Text(at + 4),
        reader.Text(at + 5));

    private static (string Name, object? Value)[] Values(HistoryEvent happened) =>
    [
        ("$kind", happened.Kind.ToString()), ("$at", happened.At.UtcTicks), ("$step", happened.Step),
        ("$name", happened.Name), ("$payload", happened.Payload), ("$child", happened.Child),
    ];
}
