using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using Migrator.Core.Failures;
using Migrator.Shopify.Admin;

namespace Migrator.Shopify.Bulk;

/// <summary>Shopify's bulk operations (FACTS 6): no cost, no rate, minutes to wait.</summary>
internal sealed class BulkOperations(ShopifyClient client, FileTransfer files, ILogger logger)
{
    /// <summary>Uploads lines of variables and starts a mutation over them.</summary>
    /// <param name="operation">The mutation, with one connection at most.</param>
    /// <param name="mark">Makes its name unlike any other: by it <see cref="FindAsync"/> finds an operation whose start was not answered.</param>
    /// <param name="lines">JSONL, one object of variables a line; not disposed.</param>
    /// <param name="count">How many lines.</param>
    /// <param name="cancellationToken">Stops the upload.</param>
    /// <returns>The operation's id; null where as many run as Shopify allows: ask again later.</returns>
    public async Task<string?> StartAsync(GraphQLOperation operation, string mark, Stream lines, int count, CancellationToken cancellationToken)
    {
        var file = await files.UploadAsync("BULK_MUTATION_VARIABLES", $"{mark}.jsonl", "text/jsonl", lines, cancellationToken);
        var answer = await client.SendAsync(
            new GraphQLRequest(Operations.BulkOperationRunMutation, new JsonObject
            {
                ["mutation"] = operation.TextNamed(mark),
                ["stagedUploadPath"] = file.Key,
                ["clientIdentifier"] = Marks.Uuid(mark),
            }),
            cancellationToken);
        var id = Started(answer.Data.GetProperty("bulkOperationRunMutation"), operation);
        if (id is not null) logger.BulkStarted(id, operation.Name, count);
        return id;
    }

    /// <summary>Starts a bulk query; null where as many run as Shopify allows.</summary>
    public async Task<string?> StartQueryAsync(GraphQLOperation operation, string query, CancellationToken cancellationToken)
    {
        var data = await client.RunAsync(Operations.BulkOperationRunQuery, new JsonObject { ["query"] = query }, cancellationToken);
        var id = Started(data.GetProperty("bulkOperationRunQuery"), operation);
        if (id is not null) logger.BulkStarted(id, operation.Name, 0);
        return id;
    }

    /// <summary>Finds a mutation by its mark among the latest; null where Shopify never began it.</summary>
    public async Task<string?> FindAsync(GraphQLOperation operation, string mark, CancellationToken cancellationToken)
    {
        var name = $"{operation.Name}_{mark}(";
        var data = await client.RunAsync(Operations.RecentBulkMutations, null, cancellationToken);
        return data.Each("bulkOperations").FirstOrDefault(o => o.Text("query")?.Contains(name, StringComparison.Ordinal) == true) is { ValueKind: JsonValueKind.Object } found ? found.Text("id") : null;
    }

    public async Task<BulkState> LookAsync(string id, CancellationToken cancellationToken)
    {
        var data = await client.RunAsync(Operations.BulkOperation, new JsonObject { ["id"] = id }, cancellationToken);
        var operation = data.At("bulkOperation") ?? throw MigratorException.Fatal($"Shopify no longer knows the bulk operation {id}.", "Start the run again.");
        var state = new BulkState(operation.Text("status")!, operation.Text("errorCode"), Address(operation, "url"), Address(operation, "partialDataUrl"));
        if (state.HasEnded) logger.BulkEnded(id, state.Status);
        if (state.ErrorCode == "ACCESS_DENIED")
            throw MigratorException.Configuration($"The bulk operation {id} was denied access on {client.Shop.Key}.", "Give the app the scopes that 'connect' names and install it again.");
        return state;
    }

    /// <summary>Reads a result file line by line.</summary>
    /// <exception cref="MigratorException">Retriable: the transfer broke off.</exception>
    public async IAsyncEnumerable<JsonElement> ReadAsync(Uri address, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var stream = await files.OpenAsync(address, cancellationToken);
        await foreach (var line in JsonLines.ReadAsync(stream, FileTransfer.Lost, cancellationToken)) yield return line;
    }

    /// <summary>Copies a result file as it is.</summary>
    public async Task CopyAsync(Uri address, Stream to, CancellationToken cancellationToken)
    {
        await using var stream = await files.OpenAsync(address, cancellationToken);
        try
        {
            await stream.CopyToAsync(to, cancellationToken);
        }
        catch (Exception e) when (e is HttpRequestException or HttpIOException)
        {
            throw FileTransfer.Lost(e);
        }
    }

    private static string? Started(JsonElement payload, GraphQLOperation operation)
    {
        if (payload.Text("bulkOperation", "id") is { } id) return id;
        if (UserErrors.Has(payload, "LIMIT_REACHED", "OPERATION_IN_PROGRESS")) return null;
        var errors = UserErrors.Of(payload);
        throw UserErrors.Has(payload, "NO_SUCH_FILE", "INTERNAL_FILE_SERVER_ERROR")
            ? MigratorException.Retriable($"Shopify did not find the file uploaded for {operation}: {errors}.")
            : MigratorException.Bug($"Shopify does not run {operation} in bulk: {errors}.");
    }

    private static Uri? Address(JsonElement operation, string name) => operation.Text(name) is { } url ? new Uri(url) : null;
}

/// <param name="Status">Shopify's word.</param>
/// <param name="ErrorCode">Why it failed.</param>
/// <param name="Url">Its results; null while it runs, and where there are none.</param>
/// <param name="PartialDataUrl">The results of a failed one, as far as it came.</param>
internal sealed record BulkState(string Status, string? ErrorCode, Uri? Url, Uri? PartialDataUrl)
{
    public bool HasEnded => Status is not ("CREATED" or "RUNNING" or "CANCELING");

    public bool IsComplete => Status == "COMPLETED";

    /// <summary>What there is to read.</summary>
    public Uri? Results => Url ?? PartialDataUrl;
}

/// <summary>Names that are the same whenever they are computed again.</summary>
internal static class Marks
{
    /// <summary>A name of letters, digits and underscores for one part of one phase of one chunk of a run.</summary>
    public static string Of(params ReadOnlySpan<string> parts) => string.Join('_', parts).Replace('-', '_');

    /// <summary>A UUID made of a text.</summary>
    public static string Uuid(string text) =>
        new Guid(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)).AsSpan(0, 16), bigEndian: true).ToString();
}
