using Microsoft.Data.Sqlite;

namespace Migrator.Embedded.Engine;

/// <param name="Instances">Instances.</param>
/// <param name="Events">Events of all executions, those that continued as new included.</param>
/// <param name="LongestExecution">Events of the longest single execution.</param>
/// <param name="LargestPayload">Bytes of the largest input, output, event, failure or status.</param>
/// <param name="LargestOf">The instance that had it; null where there is none.</param>
public sealed record HistorySize(long Instances, long Events, long LongestExecution, long LargestPayload, string? LargestOf)
{
    internal static HistorySize Measure(SqliteConnection connection)
    {
        using var command = connection.Command("""
            SELECT count(*), coalesce(sum(events), 0), coalesce(max(longest), 0), coalesce(max(largest), 0),
              (SELECT id FROM instance ORDER BY largest DESC, number LIMIT 1) FROM instance
            """);
        using var reader = command.ExecuteReader();
        reader.Read();
        return new HistorySize(reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2), reader.GetInt64(3), reader.Text(4));
    }
}
