using System.Text.Json;

namespace Migrator.Shopify.Admin;

/// <summary>Reading answers: what is absent and what is null are the same.</summary>
internal static class JsonReading
{
    /// <summary>The value under a path; null where any part of it is absent or null.</summary>
    public static JsonElement? At(this JsonElement element, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element)) return null;
        }

        return element.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined ? null : element;
    }

    public static string? Text(this JsonElement element, params ReadOnlySpan<string> path) => element.At(path) switch
    {
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
        _ => null,
    };

    public static bool Flag(this JsonElement element, params ReadOnlySpan<string> path) => element.At(path) is { ValueKind: JsonValueKind.True };

    public static int? Whole(this JsonElement element, params ReadOnlySpan<string> path) =>
        element.Text(path) is { } text && int.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>Money comes as text, weights as numbers.</summary>
    public static decimal? Number(this JsonElement element, params ReadOnlySpan<string> path) =>
        element.Text(path) is { } text && decimal.TryParse(text, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>The elements of a list, or of a connection by its nodes or edges.</summary>
    public static IEnumerable<JsonElement> Each(this JsonElement element, params ReadOnlySpan<string> path) => element.At(path) switch
    {
        { ValueKind: JsonValueKind.Array } list => list.EnumerateArray(),
        { ValueKind: JsonValueKind.Object } connection when connection.At("nodes") is { } nodes => nodes.EnumerateArray(),
        { ValueKind: JsonValueKind.Object } connection when connection.At("edges") is { } edges => edges.EnumerateArray().Select(edge => edge.GetProperty("node")),
        _ => [],
    };
}
