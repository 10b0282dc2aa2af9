using System.Reflection;
using Migrator.Core.Failures;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using NJsonSchema;
using NJsonSchema.Validation;

namespace Migrator.Core.Json;

/// <summary>Checks a JSON file that people write against its JSON Schema, and says what is wrong by line.</summary>
public sealed class SchemaCheck
{
    private readonly JsonSchema _schema;

    private SchemaCheck(string text, JsonSchema schema)
    {
        Text = text;
        _schema = schema;
    }

    public string Text { get; }

    /// <summary>The schema of an embedded resource whose name ends with <paramref name="name"/>.</summary>
    public static SchemaCheck FromResource(Assembly assembly, string name)
    {
        var resource = assembly.GetManifestResourceNames().Single(n => n.EndsWith("." + name, StringComparison.Ordinal));
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        var text = reader.ReadToEnd();
        // The schema stands in memory and refers to nothing outside: loading it completes at once.
        var loading = JsonSchema.FromJsonAsync(text);
        return new SchemaCheck(text, loading.GetAwaiter().GetResult());
    }

    /// <exception cref="MigratorException">Configuration: names each place with its line.</exception>
    public void Check(string json, string name)
    {
        if (string.IsNullOrWhiteSpace(json)) throw MigratorException.Configuration($"{name} is empty.", "The README shows one to begin with.");
        JToken token;
        try
        {
            using var reader = new JsonTextReader(new StringReader(json)) { DateParseHandling = DateParseHandling.None };
            token = JToken.ReadFrom(reader, new JsonLoadSettings { LineInfoHandling = LineInfoHandling.Load, DuplicatePropertyNameHandling = DuplicatePropertyNameHandling.Error });
            if (reader.Read()) throw new JsonReaderException("There is more after the end of the object.", reader.Path, reader.LineNumber, reader.LinePosition, null);
        }
        catch (JsonReaderException e)
        {
            throw MigratorException.Configuration($"{name}, line {e.LineNumber}: it is not JSON: {e.Message}", "Correct it and start again.", e);
        }

        var errors = _schema.Validate(token).SelectMany(Leaves).Select(e => Describe(e, name)).Distinct(StringComparer.Ordinal).ToList();
        if (errors.Count > 0)
            throw MigratorException.Configuration(string.Join(Environment.NewLine, errors), "Correct it and start again.");
    }

    private static IEnumerable<ValidationError> Leaves(ValidationError error) =>
        // One that fits several of which it may fit one has no errors below it.
        error is ChildSchemaValidationError parent && parent.Errors.Values.Any(e => e.Count > 0) ? parent.Errors.Values.SelectMany(e => e).SelectMany(Leaves) : [error];

    private static string Describe(ValidationError error, string name)
    {
        var place = error.HasLineInfo ? $"{name}, line {error.LineNumber}" : name;
        var path = string.IsNullOrEmpty(error.Path) ? "" : error.Path.TrimStart('#', '/').Replace('/', '.');
        return error.Kind switch
        {
            ValidationErrorKind.NoAdditionalPropertiesAllowed => $"{place}: there is no setting '{path}'.{Known(error)}",
            ValidationErrorKind.PropertyRequired => $"{place}: the setting '{path}' is missing.",
            ValidationErrorKind.NotInEnumeration => $"{place}: '{path}' must be one of: {string.Join(", ", error.Schema.Enumeration)}.",
            ValidationErrorKind.PatternMismatch => $"{place}: '{path}' has the wrong form. {error.Schema.Description ?? "It must match " + error.Schema.Pattern}".TrimEnd(),
            ValidationErrorKind.TooFewItems => $"{place}: '{path}' is empty: give at least one.",
            ValidationErrorKind.StringTooShort => $"{place}: '{path}' is empty. {error.Schema.Description}".TrimEnd(),
            ValidationErrorKind.ItemsNotUnique => $"{place}: '{path}' names something twice.",
            ValidationErrorKind.StringExpected or ValidationErrorKind.ArrayExpected or ValidationErrorKind.ObjectExpected or ValidationErrorKind.BooleanExpected or ValidationErrorKind.NumberExpected or ValidationErrorKind.IntegerExpected
                => $"{place}: '{path}' must be of another type ({error.Kind.ToString().Replace("Expected", " expected", StringComparison.Ordinal).ToLowerInvariant()}). {error.Schema.Description}".TrimEnd(),
            _ => $"{place}: '{path}': {error.Kind}. {error.Schema.Description}".TrimEnd(),
        };
    }

    private static string Known(ValidationError error) =>
        error.Schema.Properties.Count == 0 ? "" : $" There are: {string.Join(", ", error.Schema.Properties.Keys.Where(k => k != "$schema"))}.";
}
