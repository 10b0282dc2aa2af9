using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Migrator.Core.Entities;
using Migrator.Core.Ledger;

namespace Migrator.Embedded.Ledger;

/// <summary>One shop's part of the database. SQLite works in the calling thread: each call is short, and long lists come in pages.</summary>
internal sealed class SqliteLedger(SqliteLedgers database, string shop) : ILedger
{
    private const int Page = 100;
    private const string Columns = "source_id, state, shopify_id, content_hash, last_written, run, updated_at";

    public Task<IReadOnlyDictionary<string, LedgerEntry>> FindAsync(EntityType entity, IReadOnlyCollection<string> sourceIds, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, LedgerEntry>(StringComparer.Ordinal);
        database.Use(connection =>
        {
            foreach (var some in sourceIds.Chunk(Page))
            {
                cancellationToken.ThrowIfCancellationRequested();
                foreach (var entry in connection.Query(
                    reader => Read(entity, reader),
                    $"SELECT {Columns} FROM entry WHERE shop = $shop AND entity = $entity AND source_id IN (SELECT value FROM json_each($ids))",
                    ("$shop", shop), ("$entity", entity.Name), ("$ids", JsonSerializer.Serialize(some))))
                {
                    found[entry.SourceId] = entry;
                }
            }
        });
        return Task.FromResult<IReadOnlyDictionary<string, LedgerEntry>>(found);
    }

    public Task PutAsync(IReadOnlyCollection<LedgerEntry> entries, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        database.Use(connection =>
        {
            using var transaction = connection.BeginTransaction();
            using var command = connection.Command("""
                INSERT INTO entry(shop, entity, source_id, state, shopify_id, content_hash, last_written, run, updated_at)
                VALUES($shop, $entity, $id, $state, $gid, $hash, $written, $run, $at)
                ON CONFLICT(shop, entity, source_id) DO UPDATE SET state = excluded.state, shopify_id = excluded.shopify_id,
                  content_hash = excluded.content_hash, last_written = excluded.last_written, run = excluded.run, updated_at = excluded.updated_at
                """);
            foreach (var entry in entries)
            {
                command.Parameters.Clear();
                command.Parameters.AddWithValue("$shop", shop);
                command.Parameters.AddWithValue("$entity", entry.Entity.Name);
                command.Parameters.AddWithValue("$id", entry.SourceId);
                command.Parameters.AddWithValue("$state", entry.State.ToString());
                command.Parameters.AddWithValue("$gid", (object?)entry.ShopifyId ?? DBNull.Value);
                command.Parameters.AddWithValue("$hash", (object?)entry.ContentHash ?? DBNull.Value);
                command.Parameters.AddWithValue("$written", (object?)entry.LastWritten ?? DBNull.Value);
                command.Parameters.AddWithValue("$run", entry.Run);
                command.Parameters.AddWithValue("$at", entry.UpdatedAt.UtcTicks);
                command.ExecuteNonQuery();
            }

            transaction.Commit();
        });
        return Task.CompletedTask;
    }

    public async IAsyncEnumerable<LedgerEntry> ListAsync(EntityType entity, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        // A page at a time, from the last key on: nothing stays open while the caller works, and memory holds one page.
        string? last = null;
        List<LedgerEntry> page = [];
        do
        {
            cancellationToken.ThrowIfCancellationRequested();
            var after = last;
            database.Use(connection => page = connection.Query(
                reader => Read(entity, reader),
                $"SELECT {Columns} FROM entry WHERE shop = $shop AND entity = $entity AND ($after IS NULL OR source_id > $after) ORDER BY source_id LIMIT {Page}",
                ("$shop", shop), ("$entity", entity.Name), ("$after", after)));
            foreach (var entry in page) yield return entry;
            last = page.Count == 0 ? last : page[^1].SourceId;
        }
        while (page.Count == Page);
    }

    public Task<IReadOnlyDictionary<string, string>> ClaimAsync(string kind, IReadOnlyList<Claim> claims, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var owners = new Dictionary<string, string>(claims.Count, StringComparer.Ordinal);
        database.Use(connection =>
        {
            using var transaction = connection.BeginTransaction();
            foreach (var (name, owner) in claims)
            {
                connection.Execute(
                    "INSERT INTO claim(shop, kind, name, owner) VALUES($shop, $kind, $name, $owner) ON CONFLICT DO NOTHING",
                    ("$shop", shop), ("$kind", kind), ("$name", name), ("$owner", owner));
                owners[name] = (string)connection.Scalar(
                    "SELECT owner FROM claim WHERE shop = $shop AND kind = $kind AND name = $name",
                    ("$shop", shop), ("$kind", kind), ("$name", name))!;
            }

            transaction.Commit();
        });
        return Task.FromResult<IReadOnlyDictionary<string, string>>(owners);
    }

    private static LedgerEntry Read(EntityType entity, SqliteDataReader reader) => new(
        entity,
        reader.GetString(0),
        Enum.Parse<LedgerState>(reader.GetString(1)),
        reader.Text(2),
        reader.Text(3),
        reader.Text(4),
        reader.GetString(5),
        reader.Time(6));
}
