using Migrator.Core.Findings;
using Migrator.Core.Rows;
using Migrator.Core.Stages;
using Migrator.Shopify.Csv;
using Migrator.Shopify.Import.Definitions;

namespace Migrator.Shopify.Review;

/// <summary>Reads the metafield definitions back: each is there, of the right type, and named as it was named by this run.</summary>
internal sealed class DefinitionReview(ShopTools tools, ShopWork work)
{
    public async Task<StepResult<ReviewCounts>> StepAsync(int chunks, CancellationToken cancellationToken)
    {
        using var file = new ScratchFile();
        var book = new ReviewBook(file, work.Files.Entity);
        var existing = new Dictionary<string, ExistingDefinitions>(StringComparer.Ordinal);
        var lost = new List<string>();
        for (var chunk = 1; chunk <= chunks; chunk++)
        {
            if (!await work.Artifacts.ExistsAsync(work.Files.Rows(chunk), cancellationToken)) continue;
            var results = await ImportResults.ReadAsync(work, chunk, cancellationToken);
            await using var stream = await work.Artifacts.OpenReadAsync(work.Files.Rows(chunk), cancellationToken);
            await foreach (var read in DefinitionRowFile.ReadEachAsync(stream, work.Files.Rows(chunk).Value, cancellationToken))
            {
                if (read.Row is not ShopifyMetafieldDefinition row)
                {
                    book.Differs(read.Record, "", "a definition", null, DifferenceCause.Refused, null);
                    continue;
                }

                if (!existing.TryGetValue(row.OwnerType, out var definitions))
                    existing[row.OwnerType] = definitions = await ExistingDefinitions.ReadAsync(tools.Client, row.OwnerType, cancellationToken);
                var before = book.Mendable;
                Compare(row, definitions.Find(row.Namespace, row.Key), results, book);
                if (book.Mendable > before) lost.Add(row.SourceId);
            }
        }

        var mending = new Mending(work, tools.Time);
        foreach (var entry in (await work.Ledger.FindAsync(work.Files.Entity, lost, cancellationToken)).Values) mending.Add(entry);
        await mending.WriteAsync(cancellationToken);

        await RunCsv.WriteAsync(work.Artifacts, work.Files.Differences, book.All(), cancellationToken);
        return new StepResult<ReviewCounts>(book.Counts(), null, TimeSpan.Zero);
    }

    private static void Compare(ShopifyMetafieldDefinition row, ExistingDefinition? found, ImportResults results, ReviewBook book)
    {
        var record = DefinitionImporter.RecordOf(row);
        if (results.IsRefused(record))
        {
            book.Differs(record, row.SourceId, row.Type, found?.Type, DifferenceCause.Refused, found?.Id);
            return;
        }

        book.Compared(record);
        if (found is null)
        {
            book.Differs(record, row.SourceId, row.Type, null, DifferenceCause.LostByShopify, null);
            return;
        }

        if (found.Type != row.Type) book.Differs(record, $"{row.SourceId} · type", row.Type, found.Type, DifferenceCause.LostByShopify, found.Id);
        // A definition that was there before keeps the name that people gave it.
        if (!results.WasWritten(record)) return;
        if (!Alike.Text(row.Name, found.Name)) book.Differs(record, $"{row.SourceId} · name", row.Name, found.Name, DifferenceCause.LostByShopify, found.Id);
        if (!Alike.Text(row.Description, found.Description)) book.Differs(record, $"{row.SourceId} · description", row.Description, found.Description, DifferenceCause.LostByShopify, found.Id);
    }
}
