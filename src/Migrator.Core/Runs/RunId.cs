using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace Migrator.Core.Runs;

/// <summary>The id of a run: its folder, its instance, the word in every message. <c>20261124-103000-7f3a</c>: sortable by time.</summary>
[JsonConverter(typeof(RunIdJsonConverter))]
public readonly partial record struct RunId
{
    private readonly string? _value;

    public RunId(string value)
    {
        if (!Shape().IsMatch(value))
            throw new ArgumentException($"'{value}' is not a run's id: letters, digits and hyphens, 1 to 64 of them, beginning with a letter or digit.", nameof(value));
        _value = value;
    }

    public string Value => _value ?? throw new InvalidOperationException("A run id without a value.");

    public static RunId New(TimeProvider time) => new($"{time.GetUtcNow():yyyyMMdd-HHmmss}-{Guid.NewGuid().ToString("N")[..4]}");

    public override string ToString() => Value;

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9-]{0,63}$", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}

internal sealed class RunIdJsonConverter : JsonConverter<RunId>
{
    public override RunId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        try
        {
            return new RunId(reader.GetString() ?? "");
        }
        catch (ArgumentException e)
        {
            throw new JsonException(e.Message, e);
        }
    }

    public override void Write(Utf8JsonWriter writer, RunId value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}
