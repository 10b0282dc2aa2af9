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

    private ArtifactPath Media => work.Files.ReviewFile("media.jsonl");

    public async Task<StepResult<ReviewCounts>> StepAsync(int chunks, string? token, CancellationToken cancellationToken)
    {
        var at = ReviewToken.Parse(token);
        return at.Stage switch
        {
            ReviewStage.Query => await QueryAsync(at, cancellationToken),
            ReviewStage.Copy => await CopyAsync(at, cancellationToken),
            ReviewStage.Media => await MediaAsync(at, cancellationToken),
            _ => new StepResult<ReviewCounts>(await CompareAsync(chunks, cancellationToken), null, TimeSpan.Zero),
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
        if (states.Any(s => !s.HasEnded)) return Go(at with { Polls = at.Polls + 1 }, Wait(at.Polls));
        if (states.FirstOrDefault(s => !s.IsComplete) is { } broken)
        {
            if (at.Tries >= MostTries)
                throw MigratorException.Fatal($"Shopify could not read the products back: the bulk query ended as {broken.Status} {broken.ErrorCode} {MostTries} times.", "Review again later: what was imported stands.");
            return Go(new ReviewToken(ReviewStage.Query, [], 0, at.Tries + 1), tools.Options.BulkPoll);
        }

        await CopyAsync(states[0].Url, Products, cancellationToken);
        await CopyAsync(states[1].Url, Variants, cancellationToken);
        await work.Artifacts.DeleteAsync(Media, cancellationToken);
        return Go(at.At(ReviewStage.Media), TimeSpan.Zero);
    }

    // An operation over nothing has no file.
    private Task CopyAsync(Uri? address, ArtifactPath to, CancellationToken cancellationToken) =>
        work.Artifacts.WriteAsync(to, (stream, stop) => address is null ? Task.CompletedTask : tools.Bulk.CopyAsync(address, stream, stop), cancellationToken);

    private async Task<StepResult<ReviewCounts>> MediaAsync(ReviewToken at, CancellationToken cancellationToken)
    {
        // The look itself asks only for what was not settled when it was last looked at.
        var known = await LinesAsync(Media, cancellationToken).Select(MediaState.Of).ToDictionaryAsync(m => m.Id, StringComparer.Ordinal, cancellationToken);
        var states = new Dictionary<string, MediaState>(known.Where(m => m.Value.IsSettled), StringComparer.Ordinal);
        var open = at.Polls == 0
            ? await UnsettledAsync(cancellationToken)
            : [.. known.Values.Where(m => !m.IsSettled).Select(m => m.Id)];
        foreach (var some in open.Chunk(100))
        {
            var data = await tools.Client.RunAsync(Operations.MediaStatus, new JsonObject { ["ids"] = ProductInputs.Texts(some) }, cancellationToken);
            foreach (var media in data.Each("nodes").Where(n => n.At("id") is not null).Select(MediaState.Of)) states[media.Id] = media;
        }

        await work.Artifacts.WriteAsync(
            Media,
            async (stream, stop) =>
            {
                foreach (var media in states.Values)
                {
                    var line = new JsonObject { ["id"] = media.Id, ["status"] = media.Status };
                    if (media.Error is { } error) line["mediaErrors"] = new JsonArray(new JsonObject { ["code"] = "", ["message"] = error });
                    await JsonLines.WriteAsync(stream, line, stop);
                }
            },
            cancellationToken);
        return states.Values.Any(m => !m.IsSettled) && at.Polls + 1 < tools.Options.MediaPolls
            ? Go(at with { Polls = at.Polls + 1 }, tools.Options.MediaPoll)
            : Go(at.At(ReviewStage.Compare), TimeSpan.Zero);
    }

    /// <summary>Media that were not settled when they were read, and those that failed: why is known only to the media itself.</summary>
    private async Task<List<string>> UnsettledAsync(CancellationToken cancellationToken)
    {
        var open = new List<string>();
        await foreach (var line in LinesAsync(Products, cancellationToken))
        {
            if (line.Text("mediaContentType") == "IMAGE" && line.Text("status") is { } status && status != "READY") open.Add(line.Text("id")!);
        }

        return open;
    }

    private async Task<ReviewCounts> CompareAsync(int chunks, CancellationToken cancellationToken)
    {
        using var file = new ScratchFile();
        var book = new ReviewBook(file, EntityType.Products);
        var back = new ReadBack(file);
        await foreach (var line in LinesAsync(Products, cancellationToken)) back.AddProductLine(line);
        await foreach (var line in LinesAsync(Variants, cancellationToken)) back.AddVariantLine(line);
        await foreach (var line in LinesAsync(Media, cancellationToken)) back.AddMediaStatus(MediaState.Of(line));
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
        foreach (var read in batch)
        {
            // A row that was refused is there as an earlier run left it, or not at all: no row of this run can say how it should be.
            var found = back.Find(read.Record);
            if (read.Row is not ShopifyProduct row || results.IsRefused(row.SourceId))
            {
                book.Differs(read.Record, "", "as its row says", found.FirstOrDefault()?.Json.Text("handle"), DifferenceCause.Refused, found.FirstOrDefault()?.Gid);
                continue;
            }

            var written = WrittenProduct.Parse(ledger.GetValueOrDefault(row.SourceId) is { State: LedgerState.Written } entry ? entry.LastWritten : null);
            await new ProductComparison(row, written, work.Shop, book, uncover).RunAsync(found, cancellationToken);
        }
    }

    private async IAsyncEnumerable<System.Text.Json.JsonElement> LinesAsync(ArtifactPath path, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (!await work.Artifacts.ExistsAsync(path, cancellationToken)) yield break;
        await using var stream = await work.Artifacts.OpenReadAsync(path, cancellationToken);
        await foreach (var line in JsonLines.ReadAsync(stream, e => e, cancellationToken)) yield return line;
    }

    private TimeSpan Wait(int polls)
    {
        var wait = TimeSpan.FromMilliseconds(200) * Math.Pow(2, Math.Min(polls, 16));
        return wait < tools.Options.BulkPoll ? wait : tools.Options.BulkPoll;
    }

    private static StepResult<ReviewCounts> Go(ReviewToken token, TimeSpan wait) => new(null, token.ToString(), wait);
}
