using Migrator.Core.Failures;

namespace Migrator.Shopify.Admin;

/// <summary>What Shopify's refusals mean: the only place that knows which of them may be tried again, and by whom they can be mended.</summary>
internal static class ShopifyErrors
{
    /// <summary>Shopify turned the call away without looking at it: sending it again is always safe.</summary>
    public static bool WasRefusedUnseen(this GraphQLResponse response) => response.Status is 429 or 430 || response.IsThrottled();

    /// <summary>Something broke on the way or inside: the call may have taken effect.</summary>
    public static bool MayHaveTakenEffect(this GraphQLResponse response) =>
        response.Status is 408 or (>= 500 and <= 599) || response.Errors().Any(e => e.Code is "INTERNAL_SERVER_ERROR" or "TIMEOUT");

    /// <summary>Gives the data of a good answer.</summary>
    /// <exception cref="MigratorException">It is not one; classified.</exception>
    public static System.Text.Json.JsonElement DataOrThrow(this GraphQLResponse response, GraphQLOperation operation, ShopAddress shop)
    {
        var id = response.RequestId is null ? "" : $" (request {response.RequestId})";
        if (response.WasRefusedUnseen()) throw MigratorException.Retriable($"{shop.Key} is throttling: {operation} was refused{id}.", response.RetryAfter);
        if (response.MayHaveTakenEffect()) throw MigratorException.Retriable($"{shop.Key} failed at {operation}: {Words(response)}{id}.", response.RetryAfter);
        if (response.Status != 200) throw ByStatus(response, shop, id);
        if (response.Errors() is { Count: > 0 } errors) throw ByCode(errors[0], operation, shop, id);
        if (response.Body is { ValueKind: System.Text.Json.JsonValueKind.Object } body && body.TryGetProperty("data", out var data) && data.ValueKind == System.Text.Json.JsonValueKind.Object) return data;
        throw MigratorException.Configuration($"{shop.Key} does not answer like Shopify's Admin API{id}.", "Check target.shop: it must be the shop's myshopify.com domain.");
    }

    /// <summary>There is no answer at all.</summary>
    public static MigratorException Unanswered(TransportException e) => MigratorException.Retriable(e.Message, inner: e);

    private static MigratorException ByStatus(GraphQLResponse response, ShopAddress shop, string id) => response.Status switch
    {
        401 => MigratorException.Configuration(
            $"{shop.Key} does not accept the access token (HTTP 401){id}.", "Check target.token: an Admin API access token of an app that is installed on this shop."),
        402 => MigratorException.Configuration($"{shop.Key} is frozen: its Shopify bill is unpaid (HTTP 402){id}.", "Have the shop's owner settle it, then start again."),
        403 => MigratorException.Configuration($"{shop.Key} forbids the call (HTTP 403: {Words(response)}){id}.", "Check the app's access scopes and that it is installed on this shop."),
        404 => MigratorException.Configuration($"There is no Shopify shop at {shop.Key}, or it does not have this API version (HTTP 404){id}.", "Check target.shop and target.apiVersion."),
        423 => MigratorException.Configuration($"{shop.Key} is locked (HTTP 423){id}.", "Have the shop's owner ask Shopify's support, then start again."),
        >= 300 and < 400 => MigratorException.Configuration($"{shop.Key} leads elsewhere (HTTP {response.Status}){id}.", "Give the shop's myshopify.com domain in target.shop, not its own domain."),
        _ => MigratorException.Fatal($"{shop.Key} answered HTTP {response.Status}: {Words(response)}{id}."),
    };

    private static MigratorException ByCode(GraphQLError error, GraphQLOperation operation, ShopAddress shop, string id) => error.Code switch
    {
        "ACCESS_DENIED" => MigratorException.Configuration(
            $"The token for {shop.Key} may not do {operation}: {error.RequiredAccess ?? error.Message}{id}.", "Give the app the missing access scope and install it again."),
        // A value that does not fit its type is the record's: a country that does not exist, say.
        "INVALID_VARIABLE" or "MAX_COST_EXCEEDED" => new MigratorException(FailureClass.Record, $"{error.Code}: {error.Message}{id}."),
        "SHOP_INACTIVE" => MigratorException.Configuration($"{shop.Key} is inactive{id}.", "Have the shop's owner reactivate it."),
        _ => MigratorException.Bug($"{shop.Key} refused {operation}: {(error.Code is null ? "" : error.Code + ": ")}{error.Message}{id}."),
    };

    private static string Words(GraphQLResponse response) =>
        response.Errors() is { Count: > 0 } errors ? string.Join("; ", errors.Select(e => e.Message)) : $"HTTP {response.Status}";
}
