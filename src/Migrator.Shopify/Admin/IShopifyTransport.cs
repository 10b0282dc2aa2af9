using System.Text.Json;
using System.Text.Json.Nodes;

namespace Migrator.Shopify.Admin;

/// <summary>
/// The only way to Shopify's Admin API. Retry, cost budget and fault injection are wrappers of this interface; a host that brings its own client
/// implements it once. Safe for concurrent use.
/// </summary>
public interface IShopifyTransport
{
    /// <summary>Sends one call and gives whatever Shopify answered, refusals too: nobody below interprets an answer.</summary>
    /// <exception cref="TransportException">There is no answer.</exception>
    /// <exception cref="Core.Failures.MigratorException">Configuration: the token is not where its reference points.</exception>
    Task<GraphQLResponse> SendAsync(GraphQLRequest request, CancellationToken cancellationToken);
}

/// <param name="Operation">The document to run.</param>
/// <param name="Variables">Its variables; null for none. Nulls within are sent: Shopify tells an absent field from a null one.</param>
public sealed record GraphQLRequest(GraphQLOperation Operation, JsonObject? Variables)
{
    /// <summary>The cost that Shopify will ask before it runs the call, where the caller can tell; null: as the operation cost before.</summary>
    public double? EstimatedCost { get; init; }

    /// <summary>Whether a second run of the same call changes nothing more. False: it is sent again only when the first surely had no effect.</summary>
    public bool IsRepeatable { get; init; } = Operation.IsQuery;
}

/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The answer's JSON; null where it is not JSON.</param>
/// <param name="RequestId"><c>X-Request-Id</c>: what Shopify's support asks for.</param>
/// <param name="ApiVersion"><c>X-Shopify-API-Version</c>: the version that really answered.</param>
/// <param name="RetryAfter">How long the server asked to wait.</param>
public sealed record GraphQLResponse(int Status, JsonElement? Body, string? RequestId, string? ApiVersion, TimeSpan? RetryAfter);

/// <summary>A call that got no answer.</summary>
/// <param name="isSurelyUnsent">True: Shopify cannot have seen it. False: it may have taken effect.</param>
/// <param name="message">What happened; never with the token.</param>
/// <param name="inner">The cause.</param>
public sealed class TransportException(bool isSurelyUnsent, string message, Exception inner) : Exception(message, inner)
{
    public bool IsSurelyUnsent { get; } = isSurelyUnsent;
}
