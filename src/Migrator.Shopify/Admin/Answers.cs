using System.Runtime.InteropServices;
using System.Text.Json;

namespace Migrator.Shopify.Admin;

/// <summary>What an answer says, as far as every call shares it.</summary>
internal static class Answers
{
    /// <summary>The top-level errors; empty where there are none.</summary>
    public static IReadOnlyList<GraphQLError> Errors(this GraphQLResponse response)
    {
        if (response.Body is not { ValueKind: JsonValueKind.Object } body || !body.TryGetProperty("errors", out var errors)) return [];
        return errors.ValueKind switch
        {
            // 401, 402, 403, 404 and 423 give a plain text here, GraphQL a list.
            JsonValueKind.String => [new GraphQLError(null, errors.GetString() ?? "", null)],
            JsonValueKind.Array => [.. errors.EnumerateArray().Select(Error)],
            _ => [new GraphQLError(null, errors.GetRawText(), null)],
        };
    }

    public static bool IsThrottled(this GraphQLResponse response) => response.Errors().Any(e => e.Code == "THROTTLED");

    public static CostReport? Cost(this GraphQLResponse response)
    {
        if (response.Body is not { ValueKind: JsonValueKind.Object } body
            || !body.TryGetProperty("extensions", out var extensions)
            || !extensions.TryGetProperty("cost", out var cost)
            || !cost.TryGetProperty("throttleStatus", out var status)) return null;

        return new CostReport(
            Number(cost, "requestedQueryCost") ?? 0,
            Number(cost, "actualQueryCost"),
            Number(status, "maximumAvailable") ?? 0,
            Number(status, "currentlyAvailable") ?? 0,
            Number(status, "restoreRate") ?? 0);
    }

    private static GraphQLError Error(JsonElement error)
    {
        var extensions = error.ValueKind == JsonValueKind.Object && error.TryGetProperty("extensions", out var found) ? found : default;
        return new GraphQLError(
            Text(extensions, "code"),
            Text(error, "message") ?? error.GetRawText(),
            Text(extensions, "requiredAccess"));
    }

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static double? Number(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null;
}

/// <param name="Code">Such as <c>THROTTLED</c>; null where Shopify gives none.</param>
/// <param name="Message">Shopify's words.</param>
/// <param name="RequiredAccess">The scope that the call needs, in Shopify's words.</param>
internal sealed record GraphQLError(string? Code, string Message, string? RequiredAccess);

/// <summary><c>extensions.cost</c> of an answer, in points.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct CostReport(double Requested, double? Actual, double Maximum, double Available, double RestoreRate);
