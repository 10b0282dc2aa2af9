using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace Migrator.Rehearsal.State;

/// <summary>
/// The shop on disk: one SQLite file in write-ahead mode, one writer at a time, readers beside it.
/// A killed process loses no committed change.
/// </summary>
internal sealed class Store : IDisposable
{
    private const long FirstId = 9_000_000_000_001;

    private const string Tables = """
        CREATE TABLE IF NOT EXISTS object(id INTEGER PRIMARY KEY, kind TEXT NOT NULL, parent INTEGER NOT NULL, position INTEGER NOT NULL, doc TEXT NOT NULL);
        CREATE INDEX IF NOT EXISTS object_kind ON object(kind, id);
        CREATE INDEX IF NOT EXISTS object_parent ON object(parent, kind, position, id);
        CREATE TABLE IF NOT EXISTS lookup(kind TEXT NOT NULL, name TEXT NOT NULL, value, id INTEGER NOT NULL, PRIMARY KEY(kind, name, value, id)) WITHOUT ROWID;
        CREATE INDEX IF NOT EXISTS lookup_id ON lookup(id);
        CREATE TABLE IF NOT EXISTS setting(name TEXT PRIMARY KEY, value) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS bulk_line(operation INTEGER NOT NULL, number INTEGER NOT NULL, text TEXT NOT NULL, PRIMARY KEY(operation, number)) WITHOUT ROWID;
        """;

    private readonly string _connectionString;
    private readonly ConcurrentBag<Connection> _readers = [];
    private readonly Connection _writer;
    private readonly SemaphoreSlim _writing = new(1, 1);
    private readonly bool _temporary;
    private long _lastId;

    public Store(string? directory, TimeProvider time)
    {
        Time = time;
        _temporary = directory is null;
        Directory = directory ?? System.IO.Directory.CreateTempSubdirectory("rehearsal-").FullName;
        System.IO.Directory.CreateDirectory(Directory);
        _connectionString = new SqliteConnectionStringBuilder { DataSource = Path.Combine(Directory, "shop.sqlite"), Pooling = false }.ToString();
        _writer = new Connection(_connectionString);
        // What goes away with the server need not wait for the disk.
        if (_temporary)
            _writer.Run("PRAGMA synchronous=OFF");
        _writer.Run("PRAGMA journal_mode=WAL");
        _writer.Run(Tables);
        _lastId = (long?)_writer.Scalar("SELECT value FROM setting WHERE name='last_id'") ?? FirstId;
    }

    public TimeProvider Time { get; }

    /// <summary>The folder that also takes uploads and results.</summary>
    public string Directory { get; }

    internal long NextId() => Interlocked.Increment(ref _lastId);

    /// <summary>Opens a session that sees one moment of the shop and changes nothing.</summary>
    public Session Read()
    {
        if (!_readers.TryTake(out var connection))
            connection = new Connection(_connectionString);
        connection.Run("BEGIN");
        return new Session(this, connection, writable: false);
    }

    /// <summary>Opens the writing session; others wait until it is closed. Nothing lasts that was not committed.</summary>
    public async Task<Session> WriteAsync(CancellationToken cancellation)
    {
        await _writing.WaitAsync(cancellation);
        _writer.Run("BEGIN IMMEDIATE");
        return new Session(this, _writer, writable: true);
    }

    internal void Commit(Connection connection)
    {
        connection.Run("INSERT OR REPLACE INTO setting VALUES('last_id', $1)", _lastId);
        connection.Run("COMMIT");
    }

    internal void Close(Connection connection, bool open)
    {
        if (open)
            connection.Run("ROLLBACK");
        if (ReferenceEquals(connection, _writer))
            _writing.Release();
        else
            _readers.Add(connection);
    }

    public void Dispose()
    {
        foreach (var reader in _readers)
            reader.Dispose();
        _writer.Dispose();
        _writing.Dispose();
        if (_temporary)
            System.IO.Directory.Delete(Directory, recursive: true);
    }
}
