using System.Globalization;
using System.Text.RegularExpressions;
using Migrator.Rehearsal.Language;

namespace Migrator.Rehearsal.Metafields;

/// <summary>Whether the validations of a definition make sense for its type.</summary>
internal static class DefinitionValidations
{
    public static void Check(string type, IReadOnlyList<Validation> validations, Complaints complaints)
    {
        var supported = MetafieldTypes.Validations(type).Concat(MetafieldTypes.IsList(type) ? ["list.min", "list.max"] : []).ToArray();
        if (validations.Select(v => v.Name).Distinct(StringComparer.Ordinal).Count() < validations.Count)
            Complain("Validations cannot contain duplicate \"name\" options.", "DUPLICATE_OPTION");
        foreach (var validation in validations)
        {
            if (!supported.Contains(validation.Name, StringComparer.Ordinal))
                Complain($"Validations value for option {validation.Name} contains an invalid value: '{validation.Name}' isn't supported for {type}.", "INVALID_OPTION");
            else if (NeedsInteger(type, validation.Name) && !long.TryParse(validation.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _))
                Complain($"Validations value for option {validation.Name} must be an integer.", "INVALID_OPTION");
            else if (validation.Name == "regex" && !IsRegex(validation.Value))
                Complain("Validations value for option regex contains an invalid value: it isn't a valid regular expression.", "INVALID_OPTION");
            else if (validation.Name == "choices" && Count(validation.Value) is null or > 128)
                Complain("Validations value for option choices must be a list of at most 128 values.", "INVALID_OPTION");
        }

        if (MetafieldTypes.Element(type) == "rating")
        {
            foreach (var needed in (string[])["scale_max", "scale_min"])
            {
                if (!validations.Any(v => v.Name == needed))
                    Complain($"Validations requires '{needed}' to be provided.", "INVALID_OPTION");
            }
        }

        void Complain(string message, string code) => complaints.Add("definition.validations", message, code);
    }

    private static bool NeedsInteger(string type, string name) =>
        name is "list.min" or "list.max" or "max_precision"
        || (name is "min" or "max" && MetafieldTypes.Element(type) is "single_line_text_field" or "multi_line_text_field" or "id" or "number_integer");

    private static int? Count(string choices) => MetafieldValues.Parse(choices) is System.Text.Json.Nodes.JsonArray list ? list.Count : null;

    private static bool IsRegex(string pattern)
    {
        try
        {
            _ = new Regex(pattern, RegexOptions.None, TimeSpan.FromSeconds(1));
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
