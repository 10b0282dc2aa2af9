using System.Globalization;

namespace Migrator.Rehearsal.Language;

/// <summary>What a text must look like to be one of Shopify's scalars, and how Shopify complains.</summary>
internal static class ScalarTexts
{
    public static string? Problem(string scalar, object value)
    {
        var text = Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
        return scalar switch
        {
            "DateTime" when !DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _) => $"invalid DateTime '{text}'",
            "Date" when !DateOnly.TryParseExact(text, "yyyy-MM-dd", out _) => $"invalid Date '{text}'",
            "Decimal" or "Money" when !decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _) => $"invalid decimal '{text}'",
            "UnsignedInt64" when !ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _) => $"invalid unsigned int64 '{text}'",
            "URL" when !text.Contains(':', StringComparison.Ordinal) => $"Invalid url '{text}', missing scheme",
            _ => null,
        };
    }
}
