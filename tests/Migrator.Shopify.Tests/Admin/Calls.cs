using System.Text.Json;
using Migrator.Shopify.Admin;

namespace Migrator.Shopify.Tests.Admin;

/// <summary>Answers of a shop, for tests of what is around the transport.</summary>
internal static class Calls
{
    public static GraphQLResponse Ok(string json) => new(200, JsonSerializer.Deserialize<JsonElement>(json), "request-1", "2026-10", null);

    public static GraphQLResponse Status(int status, TimeSpan? retryAfter = null) => new(status, null, "request-1", null, retryAfter);

    public const string Throttled =
        """{"errors":[{"message":"Throttled","extensions":{"code":"THROTTLED"}}],"extensions":{"cost":{"requestedQueryCost":100,"actualQueryCost":null,"throttleStatus":{"maximumAvailable":1000,"currentlyAvailable":50,"restoreRate":100}}}}""";
}

/// <summary>Gives prepared answers, one a call, then the last for ever.</summary>
internal sealed class ScriptedTransport(params Func<GraphQLResponse>[] answers) : IShopifyTransport
{
    public int Sent { get; private set; }

    public Task<GraphQLResponse> SendAsync(GraphQLRequest request, CancellationToken cancellationToken) => Task.FromResult(answers[Math.Min(Sent++, answers.Length - 1)]());
}
