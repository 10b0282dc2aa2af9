using Microsoft.Data.Sqlite;

namespace Migrator.Shopify.Review;

/// <summary>A temporary database: what does not fit memory while it is compared. Gone when it is disposed. Not for concurrent use.</summary>
internal sealed class ScratchFile : IDisposable
{
    private const string Schema =
        """
        PRAGMA journal_mode = OFF;
        PRAGMA synchronous = OFF;
        CREATE TABLE product(gid TEXT PRIMARY KEY, source TEXT, json BLOB NOT NULL, expected INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID;
        CREATE TABLE variant(gid TEXT PRIMARY KEY, product TEXT NOT NULL, position INTEGER NOT NULL, json BLOB NOT NULL) WITHOUT ROWID;
        CREATE TABLE part(owner TEXT NOT NULL, kind INTEGER NOT NULL, place INTEGER NOT NULL, json BLOB NOT NULL, PRIMARY KEY(owner, kind, place)) WITHOUT ROWID;
        CREATE TABLE media(gid TEXT PRIMARY KEY, status TEXT NOT NULL, error TEXT) WITHOUT ROWID;
        CREATE TABLE record(record TEXT PRIMARY KEY, differs INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE difference(record TEXT NOT NULL, field TEXT NOT NULL, expected TEXT, actual TEXT, cause INTEGER NOT NULL, gid TEXT);
        """;

    private readonly string _path = Path.Combine(Path.GetTempPath(), $"migrator-review-{Guid.NewGuid():N}.db");
    private readonly SqliteConnection _connection;
    private readonly Dictionary<string, SqliteCommand> _commands = new(StringComparer.Ordinal);

    public ScratchFile()
    {
        _connection = new SqliteConnection($"Data Source={_path};Pooling=False");
        _connection.Open();
        Run(Schema);
        // One transaction for everything: nobody else reads it, and it is thrown away.
        Run("BEGIN");
    }

    public void Index() => Run("CREATE INDEX product_source ON product(source); CREATE INDEX variant_product ON variant(product, position);");

    public void Run(string sql, params ReadOnlySpan<object?> values) => Prepared(sql, values).ExecuteNonQuery();

    public long Count(string sql, params ReadOnlySpan<object?> values) => (long)Prepared(sql, values).ExecuteScalar()!;

    public IEnumerable<T> Read<T>(string sql, Func<SqliteDataReader, T> read, params object?[] values)
    {
        using var reader = Prepared(sql, values).ExecuteReader();
        while (reader.Read()) yield return read(reader);
    }

    public void Dispose()
    {
        foreach (var command in _commands.Values) command.Dispose();
        _connection.Dispose();
        File.Delete(_path);
    }

    private SqliteCommand Prepared(string sql, ReadOnlySpan<object?> values)
    {
        if (!_commands.TryGetValue(sql, out var command))
        {
            command = _connection.CreateCommand();
#pragma warning disable CA2100 // Every text is a constant of this room.
            command.CommandText = sql;
#pragma warning restore CA2100
            for (var i = 0; i < values.Length; i++) command.Parameters.Add(new SqliteParameter($"${i}", null));
            _commands[sql] = command;
        }

        for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i] ?? DBNull.Value;
        return command;
    }
}
