using Migrator.Core.Ledger;
using Migrator.Core.Stages;

namespace Migrator.Shopify.Review;

/// <summary>
/// Makes true what the report says, "run migrate again": a record that Shopify has lost or changed loses its content hash in the ledger, so that the next run
/// does not pass it over as unchanged, but compares it with what is there and writes what differs. Ids and the row last written stay.
/// </summary>
internal sealed class Mending(ShopWork work, TimeProvider time)
{
    private readonly List<LedgerEntry> _lost = [];

    /// <param name="entry">The ledger's; one whose write was refused, or not answered, is looked at by the next run anyway.</param>
    public void Add(LedgerEntry? entry)
    {
        if (entry is { State: LedgerState.Written, ContentHash: not null }) _lost.Add(entry with { ContentHash = null, UpdatedAt = time.GetUtcNow() });
    }

    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        if (_lost.Count == 0) return;
        await work.Ledger.PutAsync([.. _lost], cancellationToken);
        _lost.Clear();
    }
}
