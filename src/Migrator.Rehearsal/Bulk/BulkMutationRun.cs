using System.Text.Json;
using Migrator.Rehearsal.Files;
using Migrator.Rehearsal.Http;
using Migrator.Rehearsal.Language;

namespace Migrator.Rehearsal.Bulk;

/// <summary>
/// A mutation for every line of an uploaded file. Lines are done in windows, out of order within each, one transaction a
/// window: after a kill it goes on with the window that was not finished.
/// </summary>
internal sealed class BulkMutationRun(ShopContext shop, long id)
{
    private const int Window = 100;

    public async Task RunAsync(CancellationToken cancellation)
    {
        BulkOperation operation;
        using (var session = await shop.Store.WriteAsync(cancellation))
        {
            operation = session.Find<BulkOperation>(id)!;
            if (operation.Status == "CREATED")
                operation.Status = "RUNNING";
            session.Save(operation);
            session.Commit();
        }

        var prepared = shop.Engine.Prepare(operation.Query, null).Prepared!;
        var access = shop.Access(operation.Token);
        using var lines = new StreamReader(StagedUploads.PathOf(shop, operation.UploadKey));
        for (var skipped = 0; skipped < operation.NextLine; skipped++)
            await lines.ReadLineAsync(cancellation);
        for (var at = operation.NextLine; ;)
        {
            var window = await ReadAsync(lines, cancellation);
            if (StagedUploads.Stamp(new FileInfo(StagedUploads.PathOf(shop, operation.UploadKey))) != operation.UploadStamp)
            {
                await BulkEnd.FailAsync(shop, id, "INTERNAL_SERVER_ERROR", cancellation);
                return;
            }

            if (await DoAsync(window, at, prepared, access, cancellation))
                return;
            at += window.Count;
        }
    }

    private static async Task<List<string>> ReadAsync(StreamReader lines, CancellationToken cancellation)
    {
        var window = new List<string>(Window);
        while (window.Count < Window && await lines.ReadLineAsync(cancellation) is { } line)
            window.Add(line);
        return window;
    }

    /// <returns>Whether the operation is over.</returns>
    private async Task<bool> DoAsync(List<string> window, int at, Prepared prepared, AccessGrant access, CancellationToken cancellation)
    {
        using var session = await shop.Store.WriteAsync(cancellation);
        var operation = session.Find<BulkOperation>(id)!;
        var over = window.Count == 0;
        if (operation.Status == "CANCELING" || over)
        {
            BulkEnd.WriteLines(shop, session, operation);
            BulkEnd.Finish(session, operation, over ? "COMPLETED" : "CANCELED");
            session.Commit();
            return true;
        }

        var scope = new RequestScope(shop, session, access) { InBulk = true };
        foreach (var (number, line) in Shuffled(window, at))
        {
            if (window[line].Length == 0)
                continue;
            var text = await LineAsync(window[line], at + line, prepared, scope, cancellation);
            session.Connection.Run("INSERT INTO bulk_line VALUES($1,$2,$3)", id, at + number, text);
            operation.ObjectCount++;
        }

        operation.RootObjectCount = operation.ObjectCount;
        operation.NextLine = at + window.Count;
        session.Save(operation);
        session.Commit();
        foreach (var after in scope.AfterCommit)
            after();
        return false;
    }

    /// <summary>Order within a window is fixed by where it stands, so that a window done again gives the same file.</summary>
    private static IEnumerable<(int Number, int Line)> Shuffled(List<string> window, int at)
    {
        var order = Enumerable.Range(0, window.Count).ToArray();
#pragma warning disable CA5394 // Disorder, not secrecy, is what is wanted.
        new Random(at + 1).Shuffle(order);
#pragma warning restore CA5394
        return order.Select((line, number) => (number, line));
    }

    private async Task<string> LineAsync(string line, int number, Prepared prepared, RequestScope scope, CancellationToken cancellation)
    {
        var output = new Dictionary<string, object?>(StringComparer.Ordinal);
        Answer answer;
        try
        {
            using var json = JsonDocument.Parse(line);
            var variables = PlainJson.Read(json.RootElement) as Dictionary<string, object?> ?? throw new JsonException("The line is not a JSON object.");
            List<ShopifyError> errors = [.. shop.Engine.CheckVariables(prepared, variables), .. InputSize.Check(prepared, variables)];
            answer = errors.Count > 0 ? Answer.Refused(errors) : await shop.Engine.RunAsync(prepared, variables, scope, trusted: true, cancellation);
        }
        catch (JsonException e)
        {
            answer = Answer.Refused(new ShopifyError($"Failed to parse the line as JSON: {e.Message}", [], null, null));
        }

        if (answer.Ran)
            output["data"] = answer.Data;
        if (answer.Errors.Count > 0)
            output["errors"] = answer.Errors.Select(e => e.ToJson()).ToArray();
        output["__lineNumber"] = number;
        return JsonSerializer.Serialize(output, AdminEndpoint.Json);
    }
}
