using System.Runtime.CompilerServices;
using Migrator.Core.Failures;
using Migrator.Core.Findings;
using Migrator.Core.Ledger;
using Migrator.Core.Rows;
using Migrator.Core.Stages;
using Migrator.Shopify.Csv;

namespace Migrator.Shopify.Import;

/// <summary>One round of one chunk: its plan, its lines, its end.</summary>
internal sealed class ChunkRound(IImporter importer, ShopTools tools, ShopWork work, int chunk, int number)
{
    /// <summary>Rows planned at a time: bounds memory, and the look-ups share calls.</summary>
    private const int Batch = 100;

    /// <summary>A single call may ask for 1,000 points (FACTS 7); estimates are not exact.</summary>
    private const double LargestCost = 800;

    public RoundFiles Files { get; } = new(work, chunk, number);

    public async Task<PlanTotals> PlanAsync(CancellationToken cancellationToken)
    {
        var calls = new Dictionary<string, int>(StringComparer.Ordinal);
        var oversized = new HashSet<string>(StringComparer.Ordinal);
        await Files.ClearAsync(cancellationToken);
        await Files.WriteAsync(
            Files.Plan,
            async (stream, stop) =>
            {
                await foreach (var batch in RowsAsync(stop).Chunk(Batch).WithCancellation(stop))
                {
                    foreach (var entry in await PlanAsync(batch, stop))
                    {
                        foreach (var write in entry.Writes)
                        {
                            calls[write.Kind] = calls.GetValueOrDefault(write.Kind) + 1;
                            if (write.Cost > LargestCost) oversized.Add(write.Kind);
                        }

                        await Bulk.JsonLines.WriteAsync(stream, entry, stop);
                    }
                }
            },
            cancellationToken);
        var totals = new PlanTotals(calls, [.. oversized]);
        await Files.WriteLinesAsync(Files.Totals, [totals], cancellationToken);
        return totals;
    }

    public async Task<PlanTotals> TotalsAsync(CancellationToken cancellationToken) => await Files.ReadLinesAsync<PlanTotals>(Files.Totals, cancellationToken).SingleAsync(cancellationToken);

    /// <summary>The calls of one phase, in the order of the plan.</summary>
    public async IAsyncEnumerable<WriteLine> LinesAsync(WriteKind kind, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Dictionary<string, string>? created = null;
        await foreach (var entry in Files.ReadLinesAsync<PlanEntry>(Files.Plan, cancellationToken))
        {
            foreach (var write in entry.Writes.Where(w => w.Kind == kind.Name))
            {
                if (write.CreatedId is { } variable)
                {
                    created ??= await CreatedAsync(cancellationToken);
                    if (!created.TryGetValue(entry.Record, out var id)) continue;
                    write.Variables[variable] = id;
                }

                yield return new WriteLine(entry.Record, write.Variables, write.Cost);
            }
        }
    }

    /// <summary>Writes results and ledger of the rows that are finished.</summary>
    /// <returns>The rows that are not.</returns>
    public async Task<IReadOnlyList<PendingRecord>> SettleAsync(bool isLast, CancellationToken cancellationToken)
    {
        var replies = (await Files.ReadRepliesAsync(importer.Kinds, cancellationToken).ToListAsync(cancellationToken)).ToLookup(r => r.Reply.Record, StringComparer.Ordinal);
        var before = await CarriedAsync(cancellationToken);
        var settled = new RoundSettlement(importer, work, tools.Time, isLast);
        await using var plan = Files.ReadLinesAsync<PlanEntry>(Files.Plan, cancellationToken).GetAsyncEnumerator(cancellationToken);
        await foreach (var batch in RowsAsync(cancellationToken).Chunk(Batch))
        {
            var ledger = await LedgerAsync(batch, cancellationToken);
            foreach (var read in batch)
            {
                await plan.MoveNextAsync();
                var entry = plan.Current;
                await settled.TakeAsync(read.Row, entry, [.. replies[entry.Record]], before?.GetValueOrDefault(entry.Record), ledger.GetValueOrDefault(entry.Record), cancellationToken);
            }

            if (settled.Ledger.Count > 0) await work.Ledger.PutAsync([.. settled.Ledger], cancellationToken);
            settled.Ledger.Clear();
        }

        await RunCsv.WriteAsync(work.Artifacts, Files.Results, settled.Results, cancellationToken);
        await Files.WriteLinesAsync(Files.Pending, settled.Pending, cancellationToken);
        return settled.Pending;
    }

    /// <summary>Joins the results of all rounds.</summary>
    public async Task FinishAsync(CancellationToken cancellationToken)
    {
        var results = new List<ImportResult>();
        for (var round = 1; round <= number; round++)
            results.AddRange(await RunCsv.ReadAsync<ImportResult>(work.Artifacts, new RoundFiles(work, chunk, round).Results, cancellationToken).ToListAsync(cancellationToken));
        await RunCsv.WriteAsync(work.Artifacts, work.Files.Results(chunk), results, cancellationToken);
    }

    private async Task<IEnumerable<PlanEntry>> PlanAsync(RowRead[] batch, CancellationToken cancellationToken)
    {
        var rows = batch.Select(b => b.Row).OfType<IShopifyRow>().ToList();
        var ledger = await LedgerAsync(batch, cancellationToken);
        var planned = await importer.PlanAsync(rows, ledger, cancellationToken);

        // Before the first line is sent: whoever finds this looks before writing again.
        var now = tools.Time.GetUtcNow();
        List<LedgerEntry> intended =
        [
            .. planned.Zip(rows)
                .Where(p => p.First.Writes.Count > 0)
                .Select(p => (ledger.GetValueOrDefault(p.Second.SourceId) ?? new LedgerEntry(importer.Entity, p.Second.SourceId, LedgerState.Intended, p.First.ShopifyId, null, null, work.Run.Value, now))
                    with { State = LedgerState.Intended, ShopifyId = p.First.ShopifyId, ContentHash = null, Run = work.Run.Value, UpdatedAt = now })
                // What is not there has no parts any more: the ids of the one before would lead to nothing.
                .Select(e => e.ShopifyId is null ? e with { LastWritten = null } : e),
        ];
        if (intended.Count > 0) await work.Ledger.PutAsync(intended, cancellationToken);

        var next = new Queue<PlanEntry>(planned);
        return batch.Select(read => read.Row is null ? PlanEntry.Failed(read.Record, read.Error!.Message) : next.Dequeue());
    }

    private Task<IReadOnlyDictionary<string, LedgerEntry>> LedgerAsync(RowRead[] batch, CancellationToken cancellationToken) =>
        work.Ledger.FindAsync(importer.Entity, [.. batch.Select(b => b.Row?.SourceId).OfType<string>().Distinct(StringComparer.Ordinal)], cancellationToken);

    /// <summary>The rows of the chunk; in a later round, those that the round before left.</summary>
    private async IAsyncEnumerable<RowRead> RowsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var left = await CarriedAsync(cancellationToken);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var path = work.Files.Rows(chunk);
        await using var stream = await work.Artifacts.OpenReadAsync(path, cancellationToken);
        await foreach (var read in importer.ReadAsync(stream, path.Value, cancellationToken))
        {
            // What could not be read is told in the first round.
            if (left is not null && (read.Row is null || !left.ContainsKey(read.Record))) continue;
            yield return seen.Add(read.Record) || read.Row is null ? read : new RowRead(null, read.Record, Twice(path, read.Record));
        }
    }

    private static MigratorException Twice(Core.Artifacts.ArtifactPath path, string record) =>
        new(FailureClass.Record, $"{path} has '{record}' twice; the first counts.", "Give each product one block of lines and an id of its own.");

    private async Task<Dictionary<string, PendingRecord>?> CarriedAsync(CancellationToken cancellationToken)
    {
        if (number == 1) return null;
        var before = new RoundFiles(work, chunk, number - 1);
        return await before.ReadLinesAsync<PendingRecord>(before.Pending, cancellationToken).ToDictionaryAsync(p => p.Record, StringComparer.Ordinal, cancellationToken);
    }

    private async Task<Dictionary<string, string>> CreatedAsync(CancellationToken cancellationToken)
    {
        var created = new Dictionary<string, string>(StringComparer.Ordinal);
        await foreach (var (_, reply) in Files.ReadRepliesAsync([importer.Kinds[0]], cancellationToken))
        {
            if (reply is { State: ReplyState.Done, Payload: { } payload } && importer.CreatedId(payload) is { } id) created[reply.Record] = id;
        }

        return created;
    }
}
