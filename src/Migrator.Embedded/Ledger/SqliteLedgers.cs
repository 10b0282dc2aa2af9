using Microsoft.Data.Sqlite;
using Migrator.Core.Ledger;

namespace Migrator.Embedded.Ledger;

/// <summary>
/// The ledgers of all shops in one database file. Several processes may use it: SQLite keeps them apart.
/// </summary>
public sealed class SqliteLedgers : ILedgers, IDisposable
{
    private const int Version = 1;
    private const string IfDamaged = "Restore it from a copy. Without one, move it away: the next run finds its records on the shop again by their Magento ids, and takes longer.";

    private readonly string _path;
    private readonly string _connectionString;

    private SqliteLedgers(string path)
    {
        _path = path;
        _connectionString = new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadWriteCreate, DefaultTimeout = 30 }.ToString();
    }

    /// <summary>Opens the database, made when missing, with its folder.</summary>
    /// <exception cref="Core.Failures.MigratorException">Fatal: damaged, locked, not writable, or written by a newer version; says what to do.</exception>
    public static SqliteLedgers Open(string path)
    {
        var ledgers = new SqliteLedgers(Path.GetFullPath(path));
        Folders.DiskFailure.Guard(ledgers._path, () => Directory.CreateDirectory(Path.GetDirectoryName(ledgers._path)!));
        ledgers.Use(connection => ledgers.Prepare(connection));
        return ledgers;
    }

    public ILedger For(string shop)
    {
        ArgumentException.ThrowIfNullOrEmpty(shop);
        return new SqliteLedger(this, shop);
    }

    public void Dispose()
    {
        using var connection = new SqliteConnection(_connectionString);
        SqliteConnection.ClearPool(connection);
    }

    /// <summary>A connection of the pool; the caller disposes it.</summary>
    internal SqliteConnection Connect()
    {
        var connection = new SqliteConnection(_connectionString);
        connection.Open();
        // FULL: an entry says what Shopify has been told, and a power cut must not take that back. There is one transaction a batch, so it costs little.
        connection.Execute("PRAGMA synchronous = FULL");
        return connection;
    }

    internal void Use(Action<SqliteConnection> act)
    {
        try
        {
            using var connection = Connect();
            act(connection);
        }
        catch (SqliteException e)
        {
            throw SqliteFailure.Of("ledger", _path, e, IfDamaged);
        }
    }

    private void Prepare(SqliteConnection connection)
    {
        connection.Execute("PRAGMA journal_mode = WAL");
        using var transaction = connection.BeginTransaction();
        var version = (long)connection.Scalar("PRAGMA user_version")!;
        if (version > Version)
            throw Core.Failures.MigratorException.Fatal($"The ledger '{_path}' was written by a newer version of this program.", "Use that version.");
        connection.Execute($"""
            CREATE TABLE IF NOT EXISTS entry(
              shop TEXT NOT NULL, entity TEXT NOT NULL, source_id TEXT NOT NULL,
              state TEXT NOT NULL, shopify_id TEXT, content_hash TEXT, last_written TEXT, run TEXT NOT NULL, updated_at INTEGER NOT NULL,
              PRIMARY KEY(shop, entity, source_id));
            CREATE TABLE IF NOT EXISTS claim(
              shop TEXT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL, owner TEXT NOT NULL,
              PRIMARY KEY(shop, kind, name)) WITHOUT ROWID;
            PRAGMA user_version = {Version};
            """);
        transaction.Commit();
    }
}
