using System.Text.Json;
using Migrator.Shopify.Admin;

namespace Migrator.Shopify.Import;

/// <summary>
/// Joins the result file of a bulk mutation with the lines that were sent. Shopify runs lines in any order and marks each result with its line's
/// number; a line without a result was not run, or its result was lost (FACTS 6).
/// </summary>
internal static class BulkReplies
{
    /// <param name="kind">What was run.</param>
    /// <param name="bulkId">The operation.</param>
    /// <param name="records">The record of each line.</param>
    /// <param name="results">The result lines; null where there is no file.</param>
    /// <param name="why">Why a line has no result.</param>
    public static async IAsyncEnumerable<Reply> MatchAsync(WriteKind kind, string bulkId, IReadOnlyList<string> records, IAsyncEnumerable<JsonElement>? results, string why)
    {
        var seen = new bool[records.Count];
        if (results is not null)
        {
            await foreach (var result in results)
            {
                // A line that is told twice is taken once.
                if (result.Whole("__lineNumber") is not { } line || line < 0 || line >= records.Count || seen[line]) continue;
                seen[line] = true;
                yield return Read(kind, records[line], result, $"{bulkId} line {line}");
            }
        }

        for (var line = 0; line < records.Count; line++)
        {
            if (!seen[line]) yield return new Reply(records[line], ReplyState.Unknown, null, why, $"{bulkId} line {line}");
        }
    }

    private static Reply Read(WriteKind kind, string record, JsonElement result, string request)
    {
        if (result.At("data", kind.Root) is { } payload) return SingleCalls.Read(record, payload, request);
        var errors = result.Each("errors").ToList();
        if (errors.Count == 0) return new Reply(record, ReplyState.Unknown, null, "Shopify answered the line without a result.", request);

        var text = string.Join("; ", errors.Select(e => $"{e.Text("extensions", "code")} {e.Text("message")}".Trim()));
        var isOfTheMoment = errors.All(e => e.Text("extensions", "code") is "INTERNAL_SERVER_ERROR" or "THROTTLED" or "TIMEOUT");
        return new Reply(record, isOfTheMoment ? ReplyState.Unknown : ReplyState.Refused, null, text, request);
    }
}
