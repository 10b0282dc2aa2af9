using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Migrator.Rehearsal.Language;
using Migrator.Rehearsal.State;

namespace Migrator.Rehearsal.Metafields;

/// <summary>One value of each type. Messages are those that real shops gave.</summary>
internal sealed partial class ScalarValues(Session session, string currency)
{
    private const string MoneyShape = "Value must be a stringified JSON object with amount (numeric) and currency_code (string matching the shop's currency) fields.";
    private static readonly string[] Schemes = ["http", "https", "mailto", "sms", "tel"];

    /// <summary>Whether a value of the type is itself a JSON object.</summary>
    public static bool IsJson(string type) => type is "json" or "money" or "rating" or "link" or "rich_text_field" || MetafieldTypes.IsMeasurement(type);

    public (string Stored, string? Problem) Read(string type, string value) => type switch
    {
        "single_line_text_field" => value.AsSpan().ContainsAny('\n', '\r') ? (value, "Value must be a single line text string.") : (value, null),
        "multi_line_text_field" or "id" => (value, null),
        "number_integer" => Integer(value),
        "number_decimal" => Number(value),
        "boolean" => Boolean(value),
        "date" => DateOnly.TryParseExact(value, "yyyy-MM-dd", out _) ? (value, null) : (value, "Value must be in YYYY-MM-DD format."),
        "date_time" => Time(value),
        "color" => HexColor().IsMatch(value) ? (value, null) : (value, "Value must be a hex color code."),
        "url" => Url(value),
        "json" => Json(value),
        "money" => Money(value),
        "rating" => Rating(value),
        "link" => Link(value),
        "rich_text_field" => MetafieldValues.Parse(value) is JsonObject rich && rich["type"]?.ToString() == "root" ? (value, null) : (value, "Value must be a valid rich text JSON object with a root node."),
        "dimension" or "volume" or "weight" => Measurement(type, value),
        _ when MetafieldTypes.IsReference(type) => Reference(type, value),
        _ => throw FieldException.NotServed($"A metafield of type {type}"),
    };

    private static (string Stored, string? Problem) Integer(string value)
    {
        var text = value.Trim();
        if (!IntegerShape().IsMatch(text) || !decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            return (value, "Value must be an integer.");
        return Math.Abs(number) > 9_007_199_254_740_991m
            ? (value, "Value can't exceed 9007199254740991.")
            : (decimal.Truncate(number).ToString("0", CultureInfo.InvariantCulture), null);
    }

    private static (string Stored, string? Problem) Number(string value)
    {
        if (!DecimalShape().IsMatch(value.Trim()) || !decimal.TryParse(value.Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            return (value, "Value must be a decimal.");
        if (Math.Abs(number) > 9_999_999_999_999.999999999m)
            return (value, "Value can't exceed 9999999999999.");
        return ((decimal.Truncate(number * 1_000_000_000m) / 1_000_000_000m).ToString("0.0########", CultureInfo.InvariantCulture), null);
    }

    private static (string Stored, string? Problem) Boolean(string value) => value.Trim().ToUpperInvariant() switch
    {
        "TRUE" or "T" or "1" => ("true", null),
        "FALSE" or "F" or "0" => ("false", null),
        _ => (value, "Value must be true or false."),
    };

    private static (string Stored, string? Problem) Time(string value) =>
        TimeShape().IsMatch(value) && DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? (time.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture), null)
            : (value, "Value must be in “YYYY-MM-DDTHH:MM:SS” format. For example: 2022-06-01T15:30:00");

    private static (string Stored, string? Problem) Url(string value)
    {
        var colon = value.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0)
            return (value, "Value cannot have an empty scheme (protocol), must include one of the following URL schemes: [\"http\", \"https\", \"mailto\", \"sms\", \"tel\"].'");
        return Schemes.Contains(value[..colon].ToLowerInvariant(), StringComparer.Ordinal)
            ? (value, null)
            : (value, "Value must be one of the following URL schemes: http, https, mailto, sms, tel.");
    }

    private static (string Stored, string? Problem) Json(string value)
    {
        try
        {
            using var _ = JsonDocument.Parse(value);
            return (value, null);
        }
        catch (JsonException e)
        {
            var column = (int)Math.Min(value.Length, e.BytePositionInLine ?? 0);
            var word = JsonWord().Match(value[column..]).Value;
            return (value, value.AsSpan(0, column).TrimEnd().EndsWith("{") ? $"Value is invalid JSON: expected object key, got '{word}' at line {e.LineNumber + 1} column {column + 1}." : $"Value is invalid JSON: unexpected token at '{word}' at line {e.LineNumber + 1} column {column + 1}.");
        }
    }

    private (string Stored, string? Problem) Money(string value)
    {
        if (MetafieldValues.Parse(value) is not JsonObject money || money["amount"] is null || money["currency_code"] is null)
            return (value, MoneyShape);
        var code = money["currency_code"]!.ToString();
        if (code.Length == 0)
            return (value, "Value must have a currency code.");
        if (!decimal.TryParse(money["amount"]!.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var amount))
            return (value, "Value must have a numeric amount.");
        if (Math.Abs(amount) > 1_000_000_000_000_000_000m)
            return (value, "Value must be within +/-1000000000000000000.");
        if (code != currency)
            return (value, code is "ZZZ" || code.Length != 3 ? $"Value contains an invalid currency, {code}." : MoneyShape);
        return ($"{{\"amount\":\"{amount.ToString("0.00##", CultureInfo.InvariantCulture)}\",\"currency_code\":\"{code}\"}}", null);
    }

    private static (string Stored, string? Problem) Rating(string value)
    {
        if (MetafieldValues.Parse(value) is not JsonObject rating || Part("value") is not { } number || Part("scale_min") is not { } min || Part("scale_max") is not { } max)
            return (value, "Value must be a stringified JSON object with value, scale_min and scale_max fields.");
        if (number > max)
            return (value, $"Value has a maximum of {max:0.0###}.");
        return number < min
            ? (value, $"Value has a minimum of {min:0.0###}.")
            : ($"{{\"scale_min\":\"{min:0.0###}\",\"scale_max\":\"{max:0.0###}\",\"value\":\"{number:0.0###}\"}}", null);

        decimal? Part(string name) => decimal.TryParse(rating[name]?.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var part) ? part : null;
    }

    private static (string Stored, string? Problem) Link(string value) =>
        MetafieldValues.Parse(value) is JsonObject link && link["url"] is { } url && Url(url.ToString()).Problem is null ? (value, null) : (value, "Value must be a valid link.");

    private static (string Stored, string? Problem) Measurement(string type, string value)
    {
        if (MetafieldValues.Parse(value) is not JsonObject measured)
            return (value, "Value must be a stringified JSON object with a value and a unit.");
        if (!decimal.TryParse(measured["value"]?.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || number < 0)
            return (value, "Value must be a non-negative number.");
        return Units.Canonical(type, measured["unit"]?.ToString() ?? "") is { } unit
            ? ($"{{\"value\":{number.ToString("0.0########", CultureInfo.InvariantCulture)},\"unit\":\"{unit}\"}}", null)
            : (value, "Value must be a supported unit.");
    }

    private (string Stored, string? Problem) Reference(string type, string value)
    {
        string[] kinds = type switch
        {
            "product_reference" => ["Product"],
            "variant_reference" => ["ProductVariant"],
            "file_reference" => ["MediaImage", "GenericFile"],
            _ => throw FieldException.NotServed($"A metafield of type {type}"),
        };
        return Gid.TryParse(value, out var gid) && kinds.Contains(gid.Kind, StringComparer.Ordinal) && session.Exists(gid)
            ? (value, null)
            : (value, $"Value references non-existent resource {value}.");
    }

    [GeneratedRegex(@"^-?\d+(\.0+)?$")]
    private static partial Regex IntegerShape();

    [GeneratedRegex(@"^-?\d+(\.\d+)?$")]
    private static partial Regex DecimalShape();

    [GeneratedRegex("^#[0-9A-Fa-f]{6}$")]
    private static partial Regex HexColor();

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?(\.\d+)?(Z|[+-]\d{2}:?\d{2})?$")]
    private static partial Regex TimeShape();

    [GeneratedRegex(@"^\w*")]
    private static partial Regex JsonWord();
}
