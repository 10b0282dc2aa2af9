using System.Collections.Concurrent;
using Migrator.Core.Failures;
using Migrator.Shopify.Admin;

namespace Migrator.Shopify.Import;

/// <summary>Sends lines one by one, several at once; the cost budget decides how fast.</summary>
internal static class SingleCalls
{
    public static async Task<IReadOnlyCollection<Reply>> SendAsync(ShopTools tools, WriteKind kind, IEnumerable<WriteLine> lines, CancellationToken cancellationToken)
    {
        var replies = new ConcurrentQueue<Reply>();
        await Parallel.ForEachAsync(
            lines,
            new ParallelOptions { MaxDegreeOfParallelism = tools.Options.Concurrency, CancellationToken = cancellationToken },
            async (line, stop) => replies.Enqueue(await SendAsync(tools.Client, kind, line, stop)));
        return replies;
    }

    private static async Task<Reply> SendAsync(ShopifyClient client, WriteKind kind, WriteLine line, CancellationToken cancellationToken)
    {
        try
        {
            var request = new GraphQLRequest(kind.Single, line.Variables) { EstimatedCost = line.Cost, IsRepeatable = kind.IsRepeatable };
            var answer = await client.SendAsync(request, cancellationToken);
            return Read(line.Record, answer.Data.At(kind.Root), answer.RequestId);
        }
        catch (MigratorException e) when (e.Class is FailureClass.Retriable)
        {
            return new Reply(line.Record, ReplyState.Unknown, null, e.Message, null);
        }
        catch (MigratorException e) when (e.Class is FailureClass.Record)
        {
            return new Reply(line.Record, ReplyState.Refused, null, e.What, null);
        }
    }

    /// <summary>What a mutation's payload means for its record.</summary>
    public static Reply Read(string record, System.Text.Json.JsonElement? payload, string? request)
    {
        if (payload is not { } found) return new Reply(record, ReplyState.Unknown, null, "Shopify answered without a result.", request);
        return UserErrors.Of(found) is { } errors
            ? new Reply(record, errors.IsOfTheMoment ? ReplyState.Unknown : ReplyState.Refused, found, errors.Text, request)
            : new Reply(record, ReplyState.Done, found, null, request);
    }
}
