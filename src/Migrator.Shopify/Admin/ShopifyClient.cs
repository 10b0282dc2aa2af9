using System.Text.Json;
using System.Text.Json.Nodes;
using Migrator.Core.Failures;

namespace Migrator.Shopify.Admin;

/// <summary>Calls by name, answers as data; what Shopify refuses is thrown with its class. Safe for concurrent use.</summary>
/// <param name="transport">With retry and budget around it.</param>
/// <param name="shop">For messages.</param>
/// <param name="apiVersion">What must answer.</param>
internal sealed class ShopifyClient(IShopifyTransport transport, ShopAddress shop, string apiVersion)
{
    public ShopAddress Shop { get; } = shop;

    /// <summary>Runs a call that is safe to send twice: a read, or a write whose repetition changes nothing.</summary>
    /// <exception cref="MigratorException">It failed; the class says whether it may be tried again.</exception>
    public async Task<JsonElement> RunAsync(GraphQLOperation operation, JsonObject? variables, CancellationToken cancellationToken) =>
        (await SendAsync(new GraphQLRequest(operation, variables) { IsRepeatable = true }, cancellationToken)).Data;

    /// <summary>Runs a call.</summary>
    /// <exception cref="MigratorException">It failed. Retriable and not <see cref="GraphQLRequest.IsRepeatable"/>: it may have taken effect.</exception>
    public async Task<Answer> SendAsync(GraphQLRequest request, CancellationToken cancellationToken)
    {
        GraphQLResponse response;
        try
        {
            response = await transport.SendAsync(request, cancellationToken);
        }
        catch (TransportException e)
        {
            throw ShopifyErrors.Unanswered(e);
        }

        var data = response.DataOrThrow(request.Operation, Shop);
        // A version that is retired silently falls forward to one that nobody tested (FACTS 8).
        if (response.ApiVersion is { } answered && answered != apiVersion)
        {
            throw MigratorException.Configuration(
                $"{Shop.Key} answered with API version {answered} instead of {apiVersion}.", "Set target.apiVersion to a version that Shopify still supports and that Migrator was made for.");
        }

        return new Answer(data, response.RequestId);
    }
}

/// <param name="Data">The <c>data</c> of the answer.</param>
/// <param name="RequestId">Shopify's name for the call.</param>
internal readonly record struct Answer(JsonElement Data, string? RequestId);
