using System.Globalization;
using System.Text.Json;
using Migrator.Core;
using Migrator.Mapping.Text;

namespace Migrator.Mapping.Metafields;

/// <summary>Magento's values in the form in which Shopify's types take them.</summary>
internal static class MetafieldValue
{
    /// <summary>The value of a type; null where the items do not fit it.</summary>
    public static string? Of(string type, IReadOnlyList<string> items)
    {
        if (type == MetafieldTypes.Lines) return items.Any(IsManyLines) ? null : List(items);
        return items.Count == 1 ? Of(type, items[0].Trim(), items[0]) : null;
    }

    public static string List(IEnumerable<string> items) => JsonSerializer.Serialize(items, MigratorJson.Options);

    private static string? Of(string type, string trimmed, string verbatim) => type switch
    {
        MetafieldTypes.Text => verbatim,
        MetafieldTypes.Line => IsManyLines(trimmed) ? null : trimmed,
        MetafieldTypes.Boolean => trimmed.ToLowerInvariant() switch
        {
            "1" or "yes" or "true" => "true",
            "0" or "no" or "false" => "false",
            _ => null,
        },
        MetafieldTypes.Date => Date(trimmed),
        MetafieldTypes.DateTime => StoreDates.TryTime(trimmed, out var time) ? Write(time) : null,
        MetafieldTypes.Integer => Integer(trimmed),
        MetafieldTypes.Decimal => Decimal(trimmed),
        _ => null,
    };

    /// <summary>A time fits a date only at midnight: else something would be lost.</summary>
    private static string? Date(string text)
    {
        if (StoreDates.TryDate(text, out var day)) return Write(day);
        return StoreDates.TryTime(text, out var time) && time.TimeOfDay == TimeSpan.Zero ? Write(DateOnly.FromDateTime(time.UtcDateTime)) : null;
    }

    public static string Write(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string Write(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string? Integer(string text)
    {
        if (!Parse(text, out var number) || number != decimal.Truncate(number)) return null;
        return Math.Abs(number) <= MetafieldLimits.LargestInteger ? Numbers.Write(number) : null;
    }

    private static string? Decimal(string text) =>
        Parse(text, out var number) && Math.Abs(number) <= MetafieldLimits.LargestDecimal && number == Math.Round(number, MetafieldLimits.Decimals) ? Numbers.Write(number) : null;

    private static bool Parse(string text, out decimal number) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number);

    private static bool IsManyLines(string text) => text.AsSpan().ContainsAny('\r', '\n');
}
