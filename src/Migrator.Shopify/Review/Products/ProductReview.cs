using System.Text.Json;
using System.Text.Json.Nodes;
using Migrator.Core.Artifacts;
using Migrator.Core.Entities;
using Migrator.Core.Failures;
using Migrator.Core.Findings;
using Migrator.Core.Ledger;
using Migrator.Core.Rows;
using Migrator.Core.Stages;
using Migrator.Shopify.Admin;
using Migrator.Shopify.Bulk;
using Migrator.Shopify.Csv;
using Migrator.Shopify.Import.Products;

namespace Migrator.Shopify.Review.Products;

/// <summary>
/// Reads every product back and compares it with the rows. Two bulk queries, because one may hold five connections in two levels (FACTS 6):
/// products with metafields and media, and variants with metafields and media. A search for the custom id is not reliable: all are read, ours are kept.
/// </summary>
internal sealed class ProductReview(ShopTools tools, ShopWork work, Uncover uncover)
{
    private const int MostTries = 3;
    private const int Batch = 100;

    private ArtifactPath Products => work.Files.ReviewFile("products.jsonl");

    private ArtifactPath Variants => work.Files.ReviewFile("variants.jsonl");

    private ArtifactPath Media(int look) => work.Files.ReviewFile($"media.{look}.jsonl");

    public async Task<StepResult<ReviewCounts>> StepAsync(int chunks, string? token, CancellationToken cancellationToken)
    {
        var at = ReviewToken.Parse(token);
        return at.Stage switch
        {
            ReviewStage.Query => await QueryAsync(at, cancellationToken),
            ReviewStage.Copy => await CopyAsync(at, cancellationToken),
            ReviewStage.Media => await MediaAsync(at, cancellationToken),
            _ => new StepResult<ReviewCounts>(await CompareAsync(chunks, at.Polls, cancellationToken), null, TimeSpan.Zero),
        };
    }

    private async Task<StepResult<ReviewCounts>> QueryAsync(ReviewToken at, CancellationToken cancellationToken)
    {
        var (operation, query) = at.Operations.Count == 0 ? (Operations.ReviewProducts, ReviewQueries.Products(work.Shop)) : (Operations.ReviewVariants, ReviewQueries.Variants(work.Shop));
        var id = await tools.Bulk.StartQueryAsync(operation, query, cancellationToken);
        if (id is null) return Go(at, tools.Options.BulkPoll);
        at = at with { Operations = [.. at.Operations, id] };
        return Go(at.Operations.Count == 2 ? at.At(ReviewStage.Copy) : at, TimeSpan.Zero);
    }

    private async Task<StepResult<ReviewCounts>> CopyAsync(ReviewToken at, CancellationToken cancellationToken)
    {
        var states = new List<BulkState>();
        foreach (var id in at.Operations) states.Add(await tools.Bulk.LookAsync(id, cancellationToken));
        if (states.Any(s => !s.HasEnded)) return Go(at with { Polls = at.Polls + 1 }, Wait(at.Polls, tools.Options.BulkPoll));
        if (states.FirstOrDefault(s => !s.IsComplete) is { } broken)
        {
            if (at.Tries >= MostTries)
                throw MigratorException.Fatal($"Shopify could not read the products back: the bulk query ended as {broken.Status} {broken.ErrorCode} {MostTries} times.", "Review again later: what was imported stands.");
            return Go(new ReviewToken(ReviewStage.Query, [], 0, at.Tries + 1), tools.Options.BulkPoll);
        }

        await CopyAsync(states[0].Url, Products, cancellationToken);
        await CopyAsync(states[1].Url, Variants, cancellationToken);
        return Go(at.At(ReviewStage.Media), TimeSpan.Zero);
    }

    // An operation over nothing has no file.
    private Task CopyAsync(Uri? address, ArtifactPath to, CancellationToken cancellationToken) =>
        work.Artifacts.WriteAsync(to, (stream, stop) => address is null ? Task.CompletedTask : tools.Bulk.CopyAsync(address, stream, stop), cancellationToken);

    /// <summary>One look at the media that were not settled at the last one. Each look writes a file of its own, which the next one reads: there may be as many as the store has images.</summary>
    private async Task<StepResult<ReviewCounts>> MediaAsync(ReviewToken at, CancellationToken cancellationToken)
    {
        var open = 0;
        await work.Artifacts.WriteAsync(
            Media(at.Polls),
            async (stream, stop) =>
            {
                open = 0;
                var known = at.Polls == 0 ? LinesAsync(Products, stop).Where(IsUnsettledImage) : LinesAsync(Media(at.Polls - 1), stop);
                await foreach (var some in known.Select(MediaState.Of).Chunk(100).WithCancellation(stop))
                {
                    foreach (var media in await LookAsync(some, isFirst: at.Polls == 0, stop))
                    {
                        if (!media.IsSettled) open++;
                        await JsonLines.WriteAsync(stream, media.ToJson(), stop);
                    }
                }
            },
            cancellationToken);
        if (at.Polls > 0) await work.Artifacts.DeleteAsync(Media(at.Polls - 1), cancellationToken);
        return open > 0 && at.Polls + 1 < tools.Options.MediaPolls
            ? Go(at with { Polls = at.Polls + 1 }, Wait(at.Polls, tools.Options.MediaPoll))
            : Go(at with { Stage = ReviewStage.Compare }, TimeSpan.Zero);
    }

    // Failed ones too at the first look: why they failed is known only to the media itself.
    private static bool IsUnsettledImage(JsonElement line) => line.Text("mediaContentType") == "IMAGE" && line.Text("status") is not (null or "READY");

    private async Task<IEnumerable<MediaState>> LookAsync(MediaState[] some, bool isFirst, CancellationToken cancellationToken)
    {
        var open = some.Where(m => isFirst || !m.IsSettled).Select(m => m.Id).ToList();
        if (open.Count == 0) return some;
        var data = await tools.Client.RunAsync(Operations.MediaStatus, new JsonObject { ["ids"] = ProductInputs.Texts(open) }, cancellationToken);
        var now = data.Each("nodes").Where(n => n.Text("id") is not null).Select(MediaState.Of).ToDictionary(m => m.Id, StringComparer.Ordinal);
        return some.Select(m => now.GetValueOrDefault(m.Id, m));
    }

    private async Task<ReviewCounts> CompareAsync(int chunks, int look, CancellationToken cancellationToken)
    {
        using var file = new ScratchFile();
        var book = new ReviewBook(file, EntityType.Products);
        var back = new ReadBack(file);
        await foreach (var line in LinesAsync(Products, cancellationToken)) back.AddProductLine(line);
        await foreach (var line in LinesAsync(Variants, cancellationToken)) back.AddVariantLine(line);
        await foreach (var line in LinesAsync(Media(look), cancellationToken)) back.AddMediaStatus(MediaState.Of(line));
        file.Index();

        for (var chunk = 1; chunk <= chunks; chunk++)
        {
            var path = work.Files.Rows(chunk);
            if (!await work.Artifacts.ExistsAsync(path, cancellationToken)) continue;
            var results = await ImportResults.ReadAsync(work, chunk, cancellationToken);
            await using var stream = await work.Artifacts.OpenReadAsync(path, cancellationToken);
            await foreach (var batch in ProductReader.ReadAsync(stream, path.Value, cancellationToken).Chunk(Batch))
                await CompareAsync(batch, results, back, book, cancellationToken);
        }

        foreach (var (source, gid, handle) in back.Unasked()) book.Differs(source, "", null, handle, DifferenceCause.Unexpected, gid);
        await RunCsv.WriteAsync(work.Artifacts, work.Files.Differences, book.All(), cancellationToken);
        return book.Counts();
    }

    private async Task CompareAsync(RowRead[] batch, ImportResults results, ReadBack back, ReviewBook book, CancellationToken cancellationToken)
    {
        var ledger = await work.Ledger.FindAsync(EntityType.Products, [.. batch.Select(b => b.Row?.SourceId).OfType<string>()], cancellationToken);
        var mending = new Mending(work, tools.Time);
        foreach (var read in batch)
        {
            // A row that was refused is there as an earlier run left it, or not at all: no row of this run can say how it should be.
            var found = back.Find(read.Record);
            if (read.Row is not ShopifyProduct row || results.IsRefused(row.SourceId))
            {
                book.Differs(read.Record, "", "as its row says", found.FirstOrDefault()?.Json.Text("handle"), DifferenceCause.Refused, found.FirstOrDefault()?.Gid);
                continue;
            }

            var entry = ledger.GetValueOrDefault(row.SourceId);
            var written = WrittenProduct.Parse(entry is { State: LedgerState.Written } ? entry.LastWritten : null);
            var before = book.Mendable;
            await new ProductComparison(row, written, work.Shop, book, uncover).RunAsync(found, cancellationToken);
            if (book.Mendable > before) mending.Add(entry);
        }

        await mending.WriteAsync(cancellationToken);
    }

    private async IAsyncEnumerable<JsonElement> LinesAsync(ArtifactPath path, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (!await work.Artifacts.ExistsAsync(path, cancellationToken)) yield break;
        await using var stream = await work.Artifacts.OpenReadAsync(path, cancellationToken);
        await foreach (var line in JsonLines.ReadAsync(stream, e => e, cancellationToken)) yield return line;
    }

    /// <summary>Short at first: what a small shop needs is done at once.</summary>
    private static TimeSpan Wait(int polls, TimeSpan longest)
    {
        var wait = TimeSpan.FromMilliseconds(200) * Math.Pow(2, Math.Min(polls, 16));
        return wait < longest ? wait : longest;
    }

    private static StepResult<ReviewCounts> Go(ReviewToken token, TimeSpan wait) => new(null, token.ToString(), wait);
}
