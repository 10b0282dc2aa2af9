using System.Text.Json;

namespace Migrator.Shopify.Admin;

/// <summary>What a mutation says of its input. Never a reason to send the same again, but for a few codes that are about the moment.</summary>
/// <param name="Text">Each error as <c>CODE field.path: message</c>.</param>
/// <param name="IsOfTheMoment">Every one of them may be gone when it is tried again after a look at the present state.</param>
internal sealed record UserErrors(string Text, bool IsOfTheMoment)
{
    private static readonly HashSet<string> OfTheMoment = new(StringComparer.Ordinal)
    {
        "GENERIC_ERROR", "JOB_ERROR", "INTERNAL_ERROR", "INTERNAL_SERVER_ERROR", "INTERNAL_FILE_SERVER_ERROR", "NON_READY_STATE", "STALE_OBJECT",
        "CHANGE_FROM_QUANTITY_STALE", "COMPARE_QUANTITY_STALE", "IDEMPOTENCY_CONCURRENT_REQUEST",
    };

    /// <summary>The errors of a payload, under whichever name it has them; null where it has none.</summary>
    public static UserErrors? Of(JsonElement payload)
    {
        if (payload.ValueKind != JsonValueKind.Object) return null;
        var errors = new List<JsonElement>();
        foreach (var property in payload.EnumerateObject())
        {
            if (property.Name.EndsWith("serErrors", StringComparison.Ordinal) && property.Value.ValueKind == JsonValueKind.Array) errors.AddRange(property.Value.EnumerateArray());
        }

        return errors.Count == 0 ? null : new UserErrors(string.Join("; ", errors.Select(Words)), errors.All(e => e.Text("code") is { } code && OfTheMoment.Contains(code)));
    }

    /// <summary>Whether one of the errors has the code.</summary>
    public static bool Has(JsonElement payload, params ReadOnlySpan<string> codes)
    {
        foreach (var error in payload.Each("userErrors"))
        {
            if (error.Text("code") is { } code && codes.Contains(code)) return true;
        }

        return false;
    }

    public override string ToString() => Text;

    private static string Words(JsonElement error)
    {
        var field = string.Join('.', error.Each("field").Select(f => f.ToString()));
        return $"{error.Text("code")} {field}".Trim() is { Length: > 0 } where ? $"{where}: {error.Text("message")}" : error.Text("message") ?? "";
    }
}
