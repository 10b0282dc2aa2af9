using Microsoft.Data.Sqlite;
using Migrator.Core.Failures;

namespace Migrator.Embedded.Engine.History;

/// <summary>
/// The file that history is kept in. One connection, used by one thread at a time: each transaction is a matter of microseconds.
/// </summary>
internal sealed class HistoryDatabase : IDisposable
{
    private const int Version = 1;
    private const string IfDamaged =
        "Move it away, with the files beside it of the same name, and start the run again: what has arrived in the shop is in the ledger and is not written twice.";

    private readonly Lock _turn = new();
    private readonly SqliteConnection _connection;

    private HistoryDatabase(string path)
    {
        Path = path;
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, DefaultTimeout = 30 }.ToString());
    }

    public string Path { get; }

    /// <exception cref="MigratorException">Fatal: damaged, not writable, locked, of a newer version; says what to do.</exception>
    public static HistoryDatabase Open(string path)
    {
        var database = new HistoryDatabase(path);
        try
        {
            database.Guarded(database.Prepare);
            return database;
        }
        catch (MigratorException)
        {
            database.Dispose();
            throw;
        }
    }

    /// <summary>Reads or writes in one transaction: all of it is kept, or nothing.</summary>
    public T InTransaction<T>(Func<SqliteConnection, T> act)
    {
        lock (_turn)
        {
            return Guarded(() =>
            {
                using var transaction = _connection.BeginTransaction();
                var result = act(_connection);
                transaction.Commit();
                return result;
            });
        }
    }

    public T Read<T>(Func<SqliteConnection, T> act)
    {
        lock (_turn) return Guarded(() => act(_connection));
    }

    public void Dispose()
    {
        lock (_turn) _connection.Dispose();
    }

    private T Guarded<T>(Func<T> act)
    {
        try
        {
            return act();
        }
        catch (SqliteException e)
        {
            throw SqliteFailure.Of("history", Path, e, IfDamaged);
        }
    }

    private bool Prepare()
    {
        _connection.Open();
        _connection.Execute("PRAGMA journal_mode = WAL");
        // NORMAL: a killed process loses nothing. A power cut may take back the last moments, whole transactions of them; those activities run again,
        // which they must bear anyway. FULL would wait for the disk at every turn. What must outlive a power cut is in the ledger, and that is FULL.
        _connection.Execute("PRAGMA synchronous = NORMAL");
        using var transaction = _connection.BeginTransaction();
        var version = (long)_connection.Scalar("PRAGMA user_version")!;
        if (version > Version) throw MigratorException.Fatal($"The history '{Path}' was written by a newer version of this program.", "Use that version, or finish its runs with it first.");
        _connection.Execute(Schema);
        _connection.Execute($"PRAGMA user_version = {Version}");
        transaction.Commit();
        return true;
    }

    private const string Schema = """
        CREATE TABLE IF NOT EXISTS instance(
          number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, orchestration TEXT NOT NULL,
          generation INTEGER NOT NULL, phase TEXT NOT NULL, input TEXT NOT NULL, status TEXT, output TEXT, failure TEXT,
          parent TEXT, parent_generation INTEGER, parent_step INTEGER,
          events INTEGER NOT NULL DEFAULT 0, longest INTEGER NOT NULL DEFAULT 0, largest INTEGER NOT NULL DEFAULT 0,
          created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL);
        CREATE INDEX IF NOT EXISTS instance_parent ON instance(parent) WHERE parent IS NOT NULL;
        CREATE INDEX IF NOT EXISTS instance_orchestration ON instance(orchestration, number);

        CREATE TABLE IF NOT EXISTS history(
          instance TEXT NOT NULL, position INTEGER NOT NULL,
          kind TEXT NOT NULL, at INTEGER NOT NULL, step INTEGER NOT NULL, name TEXT, payload TEXT, child TEXT,
          PRIMARY KEY(instance, position)) WITHOUT ROWID;

        CREATE TABLE IF NOT EXISTS inbox(
          number INTEGER PRIMARY KEY AUTOINCREMENT, instance TEXT NOT NULL,
          kind TEXT NOT NULL, at INTEGER NOT NULL, step INTEGER NOT NULL, name TEXT, payload TEXT, child TEXT);
        CREATE INDEX IF NOT EXISTS inbox_instance ON inbox(instance, number);

        CREATE TABLE IF NOT EXISTS activity(
          number INTEGER PRIMARY KEY AUTOINCREMENT, instance TEXT NOT NULL, generation INTEGER NOT NULL, step INTEGER NOT NULL,
          name TEXT NOT NULL, input TEXT, UNIQUE(instance, generation, step));

        CREATE TABLE IF NOT EXISTS timer(
          instance TEXT NOT NULL, generation INTEGER NOT NULL, step INTEGER NOT NULL, due INTEGER NOT NULL,
          PRIMARY KEY(instance, generation, step)) WITHOUT ROWID;
        CREATE INDEX IF NOT EXISTS timer_due ON timer(due);
        """;
}
