using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using Migrator.Core.Entities;
using Migrator.Core.Ledger;

namespace Migrator.Azure.Tables;

/// <summary>One shop's part of the table.</summary>
internal sealed class TableLedger(TableLedgers ledgers, TableClient table, string shop) : ILedger
{
    /// <summary>Requests under way at once for look-ups and claims: point reads are the table's fastest, and this many reach several thousand a second.</summary>
    private const int AtOnce = 24;

    /// <summary>Limits of one transaction: 100 rows, 4 MiB; a margin is left for its own words.</summary>
    private const int BatchRows = 100;
    private const int BatchBytes = 3 * 1024 * 1024;

    public async Task<IReadOnlyDictionary<string, LedgerEntry>> FindAsync(EntityType entity, IReadOnlyCollection<string> sourceIds, CancellationToken cancellationToken)
    {
        await ledgers.EnsureAsync(cancellationToken);
        var partition = Partition(entity);
        var found = new Dictionary<string, LedgerEntry>(StringComparer.Ordinal);
        await InParallelAsync(sourceIds.Distinct(StringComparer.Ordinal), async id =>
        {
            var row = await table.GetEntityIfExistsAsync<TableEntity>(partition, TableKeys.Sortable(id), null, cancellationToken);
            if (!row.HasValue) return;
            var entry = LedgerRow.To(entity, row.Value!);
            lock (found) found[id] = entry;
        }, "The ledger could not be read", cancellationToken);
        return found;
    }

    public async Task PutAsync(IReadOnlyCollection<LedgerEntry> entries, CancellationToken cancellationToken)
    {
        await ledgers.EnsureAsync(cancellationToken);
        foreach (var ofEntity in entries.GroupBy(e => e.Entity))
        {
            var partition = Partition(ofEntity.Key);
            // A transaction may not name a row twice: the last entry of an id stays.
            var rows = ofEntity.GroupBy(e => e.SourceId, StringComparer.Ordinal).Select(g => LedgerRow.From(partition, g.Last()));
            await InParallelAsync(Batches(rows), batch => table.SubmitTransactionAsync(batch, cancellationToken), "The ledger could not be written", cancellationToken);
        }
    }

    public async IAsyncEnumerable<LedgerEntry> ListAsync(EntityType entity, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await ledgers.EnsureAsync(cancellationToken);
        var partition = Partition(entity);
        await foreach (var row in table.QueryAsync<TableEntity>(r => r.PartitionKey == partition, null, null, cancellationToken)) yield return LedgerRow.To(entity, row);
    }

    public async Task<IReadOnlyDictionary<string, string>> ClaimAsync(string kind, IReadOnlyList<Claim> claims, CancellationToken cancellationToken)
    {
        await ledgers.EnsureAsync(cancellationToken);
        var partition = $"{shop}|claim|{TableKeys.Readable(kind)}";
        var owners = new Dictionary<string, string>(StringComparer.Ordinal);
        // The first of several claimers of one name in this call is the one who tries; different names have nothing to do with each other.
        await InParallelAsync(claims.GroupBy(c => c.Name, StringComparer.Ordinal).Select(g => g.First()), async claim =>
        {
            var owner = await ClaimAsync(partition, claim, cancellationToken);
            lock (owners) owners[claim.Name] = owner;
        }, "A name could not be reserved", cancellationToken);
        return owners;
    }

    private async Task<string> ClaimAsync(string partition, Claim claim, CancellationToken cancellationToken)
    {
        var key = TableKeys.Sortable(claim.Name);
        var known = await table.GetEntityIfExistsAsync<TableEntity>(partition, key, null, cancellationToken);
        if (known.HasValue) return known.Value!.GetString("Owner");
        try
        {
            await table.AddEntityAsync(new TableEntity(partition, key) { ["Name"] = claim.Name, ["Owner"] = claim.Owner }, cancellationToken);
            return claim.Owner;
        }
        catch (RequestFailedException e) when (e.Status == 409)
        {
            // Somebody was faster; claims are never given up, so the row is there.
            return (await table.GetEntityAsync<TableEntity>(partition, key, null, cancellationToken)).Value.GetString("Owner");
        }
    }

    private static IEnumerable<List<TableTransactionAction>> Batches(IEnumerable<TableEntity> rows)
    {
        var batch = new List<TableTransactionAction>();
        var weight = 0;
        foreach (var row in rows)
        {
            var more = LedgerRow.Weight(row);
            if (batch.Count == BatchRows || (batch.Count > 0 && weight + more > BatchBytes))
            {
                yield return batch;
                (batch, weight) = ([], 0);
            }

            batch.Add(new TableTransactionAction(TableTransactionActionType.UpsertReplace, row));
            weight += more;
        }

        if (batch.Count > 0) yield return batch;
    }

    private static async Task InParallelAsync<T>(IEnumerable<T> items, Func<T, Task> work, string what, CancellationToken cancellationToken)
    {
        try
        {
            await Parallel.ForEachAsync(items, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken }, async (item, _) => await work(item));
        }
        catch (RequestFailedException e)
        {
            throw StorageFailures.Of(e, what);
        }
    }

    private string Partition(EntityType entity) => $"{shop}|{entity}";
}
