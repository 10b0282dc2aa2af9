using Migrator.Core.Findings;
using Migrator.Core.Ledger;
using Migrator.Core.Rows;
using Migrator.Core.Stages;

namespace Migrator.Shopify.Import;

/// <summary>Decides, row by row, how a round ended.</summary>
internal sealed class RoundSettlement(IImporter importer, ShopWork work, TimeProvider time, bool isLast)
{
    public List<ImportResult> Results { get; } = [];

    public List<PendingRecord> Pending { get; } = [];

    public List<LedgerEntry> Ledger { get; } = [];

    /// <param name="row">Null where its line could not be read.</param>
    /// <param name="entry">Its plan.</param>
    /// <param name="replies">What Shopify said, in the order of phases.</param>
    /// <param name="before">What earlier rounds left.</param>
    /// <param name="known">Its ledger entry.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async Task TakeAsync(IShopifyRow? row, PlanEntry entry, IReadOnlyList<PhaseReply> replies, PendingRecord? before, LedgerEntry? known, CancellationToken cancellationToken)
    {
        if (row is null)
        {
            Results.Add(new ImportResult(entry.Record, importer.Entity == Core.Entities.EntityType.Attributes ? "definition" : "product", null, ImportAction.Failed, entry.Error, null));
            return;
        }

        var refused = replies.Where(r => r.Reply.State == ReplyState.Refused).Select(r => r.Reply).ToList();
        var unanswered = replies.FirstOrDefault(r => r.Reply.State == ReplyState.Unknown)?.Reply;
        var id = entry.ShopifyId ?? replies.Where(r => r.Reply is { State: ReplyState.Done, Payload: not null } && r.Phase == importer.Kinds[0].Name).Select(r => importer.CreatedId(r.Reply.Payload!.Value)).FirstOrDefault();
        if (id is null && entry.Action == PlanAction.Create && refused.Count == 0)
            unanswered ??= new Reply(entry.Record, ReplyState.Unknown, null, "Shopify answered without saying what it made.", null);
        var request = replies.Select(r => r.Reply.Request).LastOrDefault(r => r is not null);

        if (entry.Action == PlanAction.Unchanged)
        {
            Report(row, entry, known?.LastWritten, known?.ShopifyId, before?.Action ?? ImportAction.Unchanged, entry.Error, null);
        }
        else if (entry.Action == PlanAction.Failed)
        {
            Report(row, entry, known?.LastWritten, known?.ShopifyId, ImportAction.Failed, entry.Error, null);
        }
        else if (refused.Count > 0)
        {
            Ledger.Add(Entry(row, LedgerState.Refused, id, null, known?.LastWritten));
            Report(row, entry, known?.LastWritten, id, ImportAction.Failed, string.Join("; ", refused.Select(r => r.Error).Distinct(StringComparer.Ordinal)), refused[0].Request);
        }
        else if (unanswered is not null && isLast)
        {
            // The ledger keeps its 'intended': the next run looks first.
            Report(row, entry, known?.LastWritten, id, ImportAction.Failed, $"No answer from Shopify that could be relied on; run again. Last: {unanswered.Error}", unanswered.Request);
        }
        else if (unanswered is not null || (entry.NeedsAnotherRound && !isLast))
        {
            Pending.Add(new PendingRecord(entry.Record, Done(entry, before), unanswered?.Error));
            // The next round needs the ids that this one learnt. Without an answer the ledger keeps what it knew, and 'intended'.
            if (unanswered is null) Ledger.Add(Entry(row, LedgerState.Intended, id, null, await importer.RememberAsync(row, entry, id!, replies, cancellationToken)));
        }
        else
        {
            var written = await importer.RememberAsync(row, entry, id!, replies, cancellationToken);
            Ledger.Add(Entry(row, LedgerState.Written, id, importer.Hash(row), written));
            Report(row, entry, written, id, Done(entry, before) ?? ImportAction.Unchanged, entry.Error, request);
        }
    }

    private static ImportAction? Done(PlanEntry entry, PendingRecord? before) => (entry.Action, before?.Action) switch
    {
        (PlanAction.Create, _) or (_, ImportAction.Created) => ImportAction.Created,
        (PlanAction.Update, _) when entry.Writes.Count > 0 => ImportAction.Updated,
        (_, { } earlier) => earlier,
        _ => null,
    };

    private void Report(IShopifyRow row, PlanEntry entry, string? remembered, string? id, ImportAction action, string? error, string? request)
    {
        var isFirst = true;
        foreach (var place in importer.Places(row, entry, remembered))
        {
            var its = action == ImportAction.Updated && !place.IsTouched ? ImportAction.Unchanged : action;
            var shopifyId = action == ImportAction.Failed && id is null ? null : isFirst ? id : place.ShopifyId;
            Results.Add(new ImportResult(place.Record, place.Kind, shopifyId, its, isFirst || action == ImportAction.Failed ? error : null, request));
            isFirst = false;
        }
    }

    private LedgerEntry Entry(IShopifyRow row, LedgerState state, string? id, string? hash, string? written) =>
        new(importer.Entity, row.SourceId, state, id, hash, written, work.Run.Value, time.GetUtcNow());
}
