using System.Text;
using System.Text.Json.Nodes;
using Migrator.Core.Orchestration;
using Migrator.Core.Stages;
using Migrator.Shopify.Admin;
using Migrator.Shopify.Bulk;

namespace Migrator.Shopify.Import;

/// <summary>
/// Imports one chunk in rounds. A round looks at ledger and shop and plans, runs the plan's phases, and ends with a line for each row that is finished.
/// A row without an answer — a lost connection, a bulk operation that failed half-way, a process that was killed — goes into the next round, which looks
/// at the shop again: so nothing is sent twice that must not be, and nothing is given up that can still be done.
/// </summary>
internal sealed class ChunkImport(IImporter importer, ShopTools tools, ShopWork work, int chunk)
{
    private static readonly TimeSpan FirstPoll = TimeSpan.FromMilliseconds(200);

    public async Task<StepResult<Nothing>> StepAsync(string? token, CancellationToken cancellationToken)
    {
        var at = ImportToken.Parse(token);
        var round = new ChunkRound(importer, tools, work, chunk, at.Round);
        if (at.Phase < 0)
        {
            if (await RunsStillAsync(at, round.Files, cancellationToken)) return Go(at, tools.Options.BulkPoll);
            var planned = await round.PlanAsync(cancellationToken);
            // The plan stands before anything is sent: a step that is repeated from here on does not plan anew.
            if (planned.Calls.Count > 0) return Go(at.NextPhase(), TimeSpan.Zero);
            return await EndAsync(at, round, cancellationToken);
        }

        var totals = await round.TotalsAsync(cancellationToken);
        while (at.Phase < importer.Kinds.Count)
        {
            var kind = importer.Kinds[at.Phase];
            if (totals.Calls.GetValueOrDefault(kind.Name) > 0)
            {
                var isSingle = kind.IsAlwaysSingle || (totals.Calls[kind.Name] <= tools.Options.SingleCalls && !totals.Oversized.Contains(kind.Name));
                return isSingle ? await SingleAsync(at, kind, round, cancellationToken) : await BulkAsync(at, kind, round, cancellationToken);
            }

            at = at.NextPhase();
        }

        return await EndAsync(at, round, cancellationToken);
    }

    private async Task<StepResult<Nothing>> SingleAsync(ImportToken at, WriteKind kind, ChunkRound round, CancellationToken cancellationToken)
    {
        var files = round.Files;
        if (!await files.ExistsAsync(files.Replies(kind, 0), cancellationToken))
        {
            var wasBegun = await files.ExistsAsync(files.Begun(kind, 0), cancellationToken);
            var lines = await round.LinesAsync(kind, cancellationToken).ToListAsync(cancellationToken);
            if (!kind.IsRepeatable && !wasBegun) await files.MarkAsync(files.Begun(kind, 0), cancellationToken);
            var replies = !kind.IsRepeatable && wasBegun
                ? lines.ConvertAll(line => new Reply(line.Record, ReplyState.Unknown, null, "The program was stopped before the answer was recorded.", null))
                : await SingleCalls.SendAsync(tools, kind, lines, cancellationToken);
            await files.WriteLinesAsync(files.Replies(kind, 0), replies, cancellationToken);
        }

        return Go(at.NextPhase(), TimeSpan.Zero);
    }

    private async Task<StepResult<Nothing>> BulkAsync(ImportToken at, WriteKind kind, ChunkRound round, CancellationToken cancellationToken)
    {
        var files = round.Files;
        if (await files.ExistsAsync(files.Replies(kind, at.Part), cancellationToken)) return Go(at.NextPart(), TimeSpan.Zero);
        if (at.Bulk is null) return await StartAsync(at, kind, round, cancellationToken);

        var state = await tools.Bulk.LookAsync(at.Bulk, cancellationToken);
        if (!state.HasEnded) return Go(at with { Polls = at.Polls + 1 }, PollWait(at.Polls + 1));

        var records = await files.ReadLinesAsync<string>(files.Records(kind, at.Part), cancellationToken).ToListAsync(cancellationToken);
        var why = state.IsComplete ? "The bulk operation's result does not mention it." : $"The bulk operation ended as {state.Status} {state.ErrorCode} before it.";
        var results = state.Results is { } address ? tools.Bulk.ReadAsync(address, cancellationToken) : null;
        await files.WriteAsync(
            files.Replies(kind, at.Part),
            async (stream, stop) =>
            {
                await foreach (var reply in BulkReplies.MatchAsync(kind, at.Bulk, records, results, why).WithCancellation(stop)) await JsonLines.WriteAsync(stream, reply, stop);
            },
            cancellationToken);
        return Go(at.NextPart(), TimeSpan.Zero);
    }

    private async Task<StepResult<Nothing>> StartAsync(ImportToken at, WriteKind kind, ChunkRound round, CancellationToken cancellationToken)
    {
        var files = round.Files;
        var mark = Mark(at.Round, kind, at.Part);
        if (await files.ExistsAsync(files.Begun(kind, at.Part), cancellationToken)
            && await tools.Bulk.FindAsync(kind.InBulk, mark, cancellationToken) is { } running)
        {
            return Go(at with { Bulk = running }, FirstPoll);
        }

        var count = await PackAsync(at.Part, kind, round, cancellationToken);
        if (count == 0) return Go(at.NextPhase(), TimeSpan.Zero);

        await files.MarkAsync(files.Begun(kind, at.Part), cancellationToken);
        await using var lines = await files.OpenAsync(files.Lines(kind, at.Part), cancellationToken);
        var id = await tools.Bulk.StartAsync(kind.InBulk, mark, lines, count, cancellationToken);
        return id is null ? Go(at, tools.Options.BulkPoll) : Go(at with { Bulk = id }, FirstPoll);
    }

    /// <summary>
    /// A bulk operation that an earlier import of this chunk began goes on at Shopify though its host has died. A plan made beside it would
    /// write again what it is about to write.
    /// </summary>
    private async Task<bool> RunsStillAsync(ImportToken at, RoundFiles files, CancellationToken cancellationToken)
    {
        if (!await files.AnyAsync(cancellationToken)) return false;
        foreach (var kind in importer.Kinds.Where(k => !k.IsAlwaysSingle))
        {
            for (var part = 0; await files.ExistsAsync(files.Begun(kind, part), cancellationToken); part++)
            {
                if (await tools.Bulk.FindAsync(kind.InBulk, Mark(at.Round, kind, part), cancellationToken) is { } id && !(await tools.Bulk.LookAsync(id, cancellationToken)).HasEnded) return true;
            }
        }

        return false;
    }

    private string Mark(int round, WriteKind kind, int part) => Marks.Of(work.Run.Value, work.Files.Entity.Name, $"c{chunk}", $"r{round}", kind.Name, $"p{part}");

    /// <summary>Writes the lines of one part, packed to what Shopify takes, and the record of each. The same plan is always packed the same.</summary>
    private async Task<int> PackAsync(int part, WriteKind kind, ChunkRound round, CancellationToken cancellationToken)
    {
        var records = new List<string>();
        await round.Files.WriteAsync(
            round.Files.Lines(kind, part),
            async (stream, stop) =>
            {
                records.Clear();
                var (current, bytes, count) = (0, 0L, 0);
                await foreach (var line in round.LinesAsync(kind, stop))
                {
                    var json = Encoding.UTF8.GetBytes(Bulk(kind, line.Variables).ToJsonString() + "\n");
                    if (count > 0 && (bytes + json.Length > tools.Options.BulkBytes || count >= tools.Options.BulkLines)) (current, bytes, count) = (current + 1, 0, 0);
                    (bytes, count) = (bytes + json.Length, count + 1);
                    if (current > part) break;
                    if (current < part) continue;
                    await stream.WriteAsync(json, stop);
                    records.Add(line.Record);
                }
            },
            cancellationToken);
        await round.Files.WriteLinesAsync(round.Files.Records(kind, part), records, cancellationToken);
        return records.Count;
    }

    private static JsonObject Bulk(WriteKind kind, JsonObject variables)
    {
        foreach (var name in kind.SingleOnly) variables.Remove(name);
        return variables;
    }

    private async Task<StepResult<Nothing>> EndAsync(ImportToken at, ChunkRound round, CancellationToken cancellationToken)
    {
        var pending = await round.SettleAsync(isLast: at.Round >= tools.Options.Rounds, cancellationToken);
        if (pending.Count > 0)
        {
            var lost = pending.Count(p => p.Error is not null);
            if (lost > 0) tools.Logger.RoundAgain(lost, chunk, at.Round + 1);
            return Go(ImportToken.Plan(at.Round + 1), lost == 0 ? TimeSpan.Zero : Backoff(at.Round));
        }

        await round.FinishAsync(cancellationToken);
        return new StepResult<Nothing>(Nothing.Instance, null, TimeSpan.Zero);
    }

    private TimeSpan PollWait(int polls) => Least(FirstPoll * Math.Pow(2, Math.Min(polls, 16)), tools.Options.BulkPoll);

    private TimeSpan Backoff(int round) => Least(tools.Options.FirstWait * Math.Pow(2, round - 1), tools.Options.LongestWait);

    private static TimeSpan Least(TimeSpan a, TimeSpan b) => a < b ? a : b;

    private static StepResult<Nothing> Go(ImportToken token, TimeSpan wait) => new(null, token.ToString(), wait);
}
