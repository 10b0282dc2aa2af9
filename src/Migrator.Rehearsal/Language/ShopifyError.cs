namespace Migrator.Rehearsal.Language;

/// <summary>A top-level error as Shopify words it. <paramref name="Locations"/> are line and column, from 1.</summary>
internal sealed record ShopifyError(
    string Message,
    IReadOnlyList<(int Line, int Column)> Locations,
    IReadOnlyList<object>? Path,
    IReadOnlyDictionary<string, object?>? Extensions)
{
    public Dictionary<string, object?> ToJson()
    {
        var json = new Dictionary<string, object?>(StringComparer.Ordinal) { ["message"] = Message };
        if (Locations.Count > 0)
            json["locations"] = Locations.Select(l => new Dictionary<string, object?>(StringComparer.Ordinal) { ["line"] = l.Line, ["column"] = l.Column }).ToArray();
        if (Path is not null)
            json["path"] = Path;
        if (Extensions is not null)
            json["extensions"] = Extensions;
        return json;
    }
}

/// <summary>Ends a field with a top-level error; the rest of the answer goes on, as at Shopify.</summary>
internal sealed class FieldException(string code, string message, params (string Name, object? Value)[] more) : Exception(message)
{
    public const string DocumentationOfScopes = "https://shopify.dev/api/usage/access-scopes";

    public string Code { get; } = code;

    public IEnumerable<(string Name, object? Value)> More { get; } = more;

    /// <summary>Something that Shopify knows and this stand-in does not.</summary>
    public static FieldException NotServed(string what) => new("NOT_SERVED", NotServedMessage(what));

    public static string NotServedMessage(string what) => $"{what} is not served by the rehearsal stand-in. It exists in Shopify's 2026-10 schema.";
}
