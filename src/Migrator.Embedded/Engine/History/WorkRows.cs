using Microsoft.Data.Sqlite;

namespace Migrator.Embedded.Engine.History;

/// <summary>Which call of which execution of which instance.</summary>
internal readonly record struct CallKey(string Instance, int Generation, int Step);

/// <summary>What is owed to instances: activities to run and timers to fire. A row goes in the transaction that hands its answer in.</summary>
internal static class WorkRows
{
    public static void InsertActivity(this SqliteConnection connection, CallKey call, string name, string? input) => connection.Execute(
        "INSERT INTO activity(instance, generation, step, name, input) VALUES($instance, $generation, $step, $name, $input)",
        [.. Values(call), ("$name", name), ("$input", input)]);

    /// <summary>Null where its instance has been ended meanwhile.</summary>
    public static (string Name, string? Input)? FindActivity(this SqliteConnection connection, CallKey call)
    {
        var found = connection.Query<(string, string?)>(
            reader => (reader.GetString(0), reader.Text(1)),
            "SELECT name, input FROM activity WHERE instance = $instance AND generation = $generation AND step = $step",
            Values(call));
        return found.Count == 0 ? null : found[0];
    }

    public static List<CallKey> AllActivities(this SqliteConnection connection) =>
        connection.Query(Key, "SELECT instance, generation, step FROM activity ORDER BY number");

    public static bool DeleteActivity(this SqliteConnection connection, CallKey call) =>
        connection.Execute("DELETE FROM activity WHERE instance = $instance AND generation = $generation AND step = $step", Values(call)) == 1;

    public static void InsertTimer(this SqliteConnection connection, CallKey call, DateTimeOffset due) => connection.Execute(
        "INSERT INTO timer(instance, generation, step, due) VALUES($instance, $generation, $step, $due)",
        [.. Values(call), ("$due", due.UtcTicks)]);

    public static void DeleteTimer(this SqliteConnection connection, CallKey call) =>
        connection.Execute("DELETE FROM timer WHERE instance = $instance AND generation = $generation AND step = $step", Values(call));

    public static List<CallKey> DueTimers(this SqliteConnection connection, DateTimeOffset now) => connection.Query(
        Key, "SELECT instance, generation, step FROM timer WHERE due <= $now ORDER BY due, instance, step", ("$now", now.UtcTicks));

    public static DateTimeOffset? NextTimer(this SqliteConnection connection) =>
        connection.Scalar("SELECT min(due) FROM timer") is long ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;

    public static void ClearTimers(this SqliteConnection connection, string instance) =>
        connection.Execute("DELETE FROM timer WHERE instance = $instance", ("$instance", instance));

    public static void ClearWork(this SqliteConnection connection, string instance)
    {
        connection.ClearTimers(instance);
        connection.Execute("DELETE FROM activity WHERE instance = $instance", ("$instance", instance));
    }

    private static CallKey Key(SqliteDataReader reader) => new(reader.GetString(0), reader.GetInt32(1), reader.GetInt32(2));

    private static (string Name, object? Value)[] Values(CallKey call) =>
        [("$instance", call.Instance), ("$generation", call.Generation), ("$step", call.Step)];
}
