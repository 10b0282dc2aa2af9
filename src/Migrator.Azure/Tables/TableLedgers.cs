using System.Collections.Concurrent;
using Azure;
using Azure.Data.Tables;
using Migrator.Core.Ledger;

namespace Migrator.Azure.Tables;

/// <summary>Ledgers in one table: a partition per shop and entity, so that a batch of writes is one transaction and a listing comes in order.</summary>
/// <param name="table">The table; made on first use.</param>
public sealed class TableLedgers(TableClient table) : ILedgers
{
    private readonly ConcurrentDictionary<string, ILedger> _shops = new(StringComparer.Ordinal);
    private volatile bool _isThere;

    public ILedger For(string shop) => _shops.GetOrAdd(shop, name => new TableLedger(this, table, TableKeys.Readable(name)));

    internal async Task EnsureAsync(CancellationToken cancellationToken)
    {
        if (_isThere) return;
        try
        {
            await table.CreateIfNotExistsAsync(cancellationToken);
        }
        catch (RequestFailedException e)
        {
            throw StorageFailures.Of(e, $"The table '{table.Name}' could not be opened");
        }

        _isThere = true;
    }
}
