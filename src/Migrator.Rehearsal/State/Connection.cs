using Microsoft.Data.Sqlite;

namespace Migrator.Rehearsal.State;

/// <summary>A SQLite connection that prepares each statement once. Parameters are <c>$1</c>, <c>$2</c>, ….</summary>
internal sealed class Connection : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly Dictionary<string, SqliteCommand> _commands = new(StringComparer.Ordinal);

    public Connection(string connectionString)
    {
        _connection = new SqliteConnection(connectionString);
        _connection.Open();
        Run("PRAGMA synchronous=NORMAL");
        Run("PRAGMA busy_timeout=30000");
        Run("PRAGMA cache_size=-16000");
        Run("PRAGMA temp_store=MEMORY");
    }

    public int Run(string sql, params ReadOnlySpan<object?> parameters) => Prepare(sql, parameters).ExecuteNonQuery();

    public object? Scalar(string sql, params ReadOnlySpan<object?> parameters) =>
        Prepare(sql, parameters).ExecuteScalar() is { } value and not DBNull ? value : null;

    /// <summary>Reads all rows at once, so that no reader stays open while others use the statement.</summary>
    public List<T> Rows<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<object?> parameters)
    {
        var rows = new List<T>();
        using var reader = Prepare(sql, parameters).ExecuteReader();
        while (reader.Read())
            rows.Add(read(reader));
        return rows;
    }

    private SqliteCommand Prepare(string sql, ReadOnlySpan<object?> parameters)
    {
        if (!_commands.TryGetValue(sql, out var command))
        {
            command = _connection.CreateCommand();
#pragma warning disable CA2100 // Every statement is written here; values travel as parameters.
            command.CommandText = sql;
#pragma warning restore CA2100
            for (var i = 0; i < parameters.Length; i++)
                command.Parameters.Add(new SqliteParameter { ParameterName = $"${i + 1}" });
            if (_commands.Count > 500)
                Forget();
            _commands.Add(sql, command);
        }

        for (var i = 0; i < parameters.Length; i++)
            command.Parameters[i].Value = parameters[i] ?? DBNull.Value;
        return command;
    }

    private void Forget()
    {
        foreach (var command in _commands.Values)
            command.Dispose();
        _commands.Clear();
    }

    public void Dispose()
    {
        Forget();
        _connection.Dispose();
    }
}
