using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Migrator.Rehearsal.Metafields;

/// <summary>What a definition's validations say of a stored value.</summary>
internal static class MetafieldRules
{
    public static string? Broken(string type, string stored, IReadOnlyList<Validation> validations) =>
        validations.Select(v => Broken(type, stored, v, validations)).FirstOrDefault(message => message is not null);

    public static string? BrokenByCount(int count, IReadOnlyList<Validation> validations)
    {
        foreach (var validation in validations)
        {
            if (validation.Name == "list.min" && count < Number(validation.Value))
                return $"Value has a minimum of {validation.Value} elements.";
            if (validation.Name == "list.max" && count > Number(validation.Value))
                return $"Value has a maximum of {validation.Value} elements.";
        }

        return null;
    }

    private static string? Broken(string type, string stored, Validation validation, IReadOnlyList<Validation> all) => (validation.Name, type) switch
    {
        ("min", "single_line_text_field" or "multi_line_text_field" or "id") => stored.Length < Number(validation.Value) ? $"Value has a minimum length of {validation.Value}." : null,
        ("max", "single_line_text_field" or "multi_line_text_field" or "id") => stored.Length > Number(validation.Value) ? $"Value has a maximum length of {validation.Value}." : null,
        ("min", "number_integer" or "number_decimal") => Number(stored) < Number(validation.Value) ? $"Value has a minimum of {validation.Value}." : null,
        ("max", "number_integer" or "number_decimal") => Number(stored) > Number(validation.Value) ? $"Value has a maximum of {validation.Value}." : null,
        ("min", "date") => string.CompareOrdinal(stored, validation.Value) < 0 ? $"Value has a minimum of {validation.Value}." : null,
        ("max", "date") => string.CompareOrdinal(stored, validation.Value) > 0 ? $"Value has a maximum of {validation.Value}." : null,
        ("min", "date_time") => Time(stored) < Time(validation.Value) ? $"Value has a minimum of {Show(validation.Value)}." : null,
        ("max", "date_time") => Time(stored) > Time(validation.Value) ? $"Value has a maximum of {Show(validation.Value)}." : null,
        ("max_precision", _) => stored.TrimEnd('0').Split('.') is [_, var digits] && digits.Length > Number(validation.Value) ? $"Value has a maximum precision of {validation.Value}." : null,
        ("regex", _) => Regex.IsMatch(stored, validation.Value, RegexOptions.None, TimeSpan.FromSeconds(1)) ? null : "Value is not the correct format.",
        ("choices", _) => Choice(stored, validation.Value),
        ("allowed_domains", _) => Domain(stored, validation.Value),
        ("scale_min", "rating") => Scale(stored, all),
        _ => null,
    };

    private static string? Choice(string stored, string choices)
    {
        var list = JsonNode.Parse(choices)!.AsArray().Select(c => c!.ToString()).ToArray();
        return list.Contains(stored, StringComparer.Ordinal) ? null : $"Value does not exist in provided choices: [{string.Join(", ", list.Select(c => $"\"{c}\""))}].";
    }

    private static string? Domain(string stored, string domains)
    {
        var list = JsonNode.Parse(domains)!.AsArray().Select(c => c!.ToString()).ToArray();
        return Uri.TryCreate(stored, UriKind.Absolute, out var uri) && list.Any(d => uri.Host.Equals(d, StringComparison.OrdinalIgnoreCase) || uri.Host.EndsWith("." + d, StringComparison.OrdinalIgnoreCase))
            ? null
            : $"Value must be one of the following domains: {string.Join(", ", list)}.";
    }

    private static string? Scale(string stored, IReadOnlyList<Validation> all)
    {
        var rating = JsonNode.Parse(stored)!;
        return all.Any(v => v.Name is "scale_min" or "scale_max" && Number(rating[v.Name]!.ToString()) != Number(v.Value))
            ? "Value min and max on the rating value must be the same as the min and max on the definition."
            : null;
    }

    private static string Show(string time) => Time(time).ToString("yyyy-MM-dd HH:mm:ss +0000", CultureInfo.InvariantCulture);

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal).ToUniversalTime();

    private static decimal Number(string text) => decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
}
