using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Migrator.Shopify.Review;

/// <summary>
/// When a value read back counts as the one that was written. Everything is compared exactly but for what Shopify is known to write in its own way;
/// each such rule stands here and nowhere else.
/// </summary>
internal static class Alike
{
    /// <summary>Shopify trims titles, vendors and types.</summary>
    public static bool Text(string expected, string? actual) => expected.Trim() == (actual ?? "").Trim();

    /// <summary>Line ends and white space around the whole are no difference to a reader of HTML; all else is.</summary>
    public static bool Html(string expected, string? actual) => Lines(expected) == Lines(actual ?? "");

    /// <summary>Tags are the same whatever their case; people may have added some.</summary>
    public static bool Tags(IEnumerable<string> expected, IEnumerable<string> actual) =>
        expected.Select(t => t.Trim()).All(actual.ToHashSet(StringComparer.OrdinalIgnoreCase).Contains);

    /// <summary>Money is kept to the currency's smallest unit by Shopify; rows have it so.</summary>
    public static bool Money(decimal? expected, decimal? actual) => expected == actual;

    /// <summary>Weights are floating-point numbers there.</summary>
    public static bool Weight(decimal expected, decimal? actual) => actual is { } found && Math.Abs(expected - found) <= 0.0001m;

    /// <summary>By the metafield's type: numbers by their value, times by their instant, JSON by its structure.</summary>
    public static bool Metafield(string type, string expected, string? actual)
    {
        if (actual is null) return false;
        if (expected == actual) return true;
        return type switch
        {
            "number_integer" or "number_decimal" => Number(expected) is { } e && e == Number(actual),
            "boolean" => string.Equals(expected, actual, StringComparison.OrdinalIgnoreCase),
            "date_time" => Instant(expected) is { } e && e == Instant(actual),
            "date" => Instant(expected)?.Date is { } e && e == Instant(actual)?.Date,
            "multi_line_text_field" => Lines(expected) == Lines(actual),
            _ when type.StartsWith("list.", StringComparison.Ordinal) => Lists(type[5..], expected, actual),
            "json" or "dimension" or "weight" or "volume" or "money" or "rating" or "rich_text_field" or "link" => Json(type, expected, actual),
            _ => false,
        };
    }

    private static string Lines(string text) => text.ReplaceLineEndings("\n").Trim();

    private static bool Lists(string type, string expected, string actual)
    {
        if (Parse(expected) is not JsonArray e || Parse(actual) is not JsonArray a || e.Count != a.Count) return false;
        return e.Zip(a).All(pair => JsonNode.DeepEquals(pair.First, pair.Second) || (pair.First is not null && pair.Second is not null && Metafield(type, Plain(pair.First), Plain(pair.Second))));
    }

    private static bool Json(string type, string expected, string actual)
    {
        if (Parse(expected) is not { } e || Parse(actual) is not { } a) return false;
        if (JsonNode.DeepEquals(e, a)) return true;
        // A measurement's unit is written out and in capitals there, its number as a decimal.
        return type != "json" && e is JsonObject one && a is JsonObject other && one.Count == other.Count
            && one.All(p => other.TryGetPropertyValue(p.Key, out var there) && SamePart(p.Key, p.Value, there));
    }

    private static bool SamePart(string name, JsonNode? expected, JsonNode? actual)
    {
        if (JsonNode.DeepEquals(expected, actual)) return true;
        if (expected is null || actual is null) return false;
        if (Number(Plain(expected)) is { } e && e == Number(Plain(actual))) return true;
        return name == "unit" && Unit(Plain(expected)) == Unit(Plain(actual));
    }

    private static string Unit(string unit) => unit.ToUpperInvariant() switch
    {
        "MM" or "MILLIMETERS" => "MM",
        "CM" or "CENTIMETERS" => "CM",
        "M" or "METERS" => "M",
        "IN" or "INCHES" => "IN",
        "FT" or "FEET" => "FT",
        "YD" or "YARDS" => "YD",
        "G" or "GRAMS" => "G",
        "KG" or "KILOGRAMS" => "KG",
        "OZ" or "OUNCES" => "OZ",
        "LB" or "POUNDS" => "LB",
        var other => other,
    };

    private static string Plain(JsonNode node) => node.GetValueKind() == JsonValueKind.String ? node.GetValue<string>() : node.ToJsonString();

    private static JsonNode? Parse(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static decimal? Number(string text) => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static DateTimeOffset? Instant(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant) ? instant.ToUniversalTime() : null;
}
