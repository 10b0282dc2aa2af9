using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Migrator.Rehearsal.State;

namespace Migrator.Rehearsal.Metafields;

/// <summary>A value that Shopify would not take.</summary>
/// <param name="Element">Which element of a list; null where it is about the whole.</param>
internal sealed record ValueProblem(string Message, int? Element = null);

/// <summary>Reads values by their type: refuses what Shopify refuses, and writes the rest the way Shopify stores it.</summary>
internal sealed class MetafieldValues(Session session, string currency)
{
    private readonly ScalarValues _scalars = new(session, currency);

    /// <returns>The stored form, or what is wrong with it.</returns>
    public (string Stored, ValueProblem? Problem) Read(string type, string value, IReadOnlyList<Validation> validations)
    {
        if (string.IsNullOrWhiteSpace(value))
            return (value, new("Value can't be blank."));
        if (Encoding.UTF8.GetByteCount(value) > MetafieldTypes.MostBytes(type))
            return (value, new($"Value is too large. It can't be more than {MetafieldTypes.MostBytes(type)} bytes."));
        return MetafieldTypes.IsList(type) ? ReadList(MetafieldTypes.Element(type), value, validations) : ReadOne(type, value, validations);
    }

    private (string Stored, ValueProblem? Problem) ReadOne(string type, string value, IReadOnlyList<Validation> validations)
    {
        var (stored, message) = _scalars.Read(type, value);
        message ??= MetafieldRules.Broken(type, stored, validations);
        return (stored, message is null ? null : new(message));
    }

    private (string Stored, ValueProblem? Problem) ReadList(string element, string value, IReadOnlyList<Validation> validations)
    {
        if (Parse(value) is not JsonArray list)
            return (value, new("Value must be an array."));
        var most = element == "metaobject_reference" ? 256 : 128;
        if (list.Count > most)
            return (value, new($"Value has more than {most} elements."));
        if (MetafieldRules.BrokenByCount(list.Count, validations) is { } wrongCount)
            return (value, new(wrongCount));
        var stored = new JsonArray();
        for (var i = 0; i < list.Count; i++)
        {
            var text = list[i] is JsonValue v && v.GetValueKind() == JsonValueKind.String ? v.GetValue<string>() : list[i]?.ToJsonString(Plain) ?? "";
            var (item, problem) = ReadOne(element, text, validations);
            if (problem is not null)
                return (value, problem with { Element = i });
            stored.Add(ScalarValues.IsJson(element) || element is "number_integer" ? JsonNode.Parse(item) : JsonValue.Create(item));
        }

        return (stored.ToJsonString(Plain), null);
    }

    /// <summary><c>jsonValue</c> of a stored value. A boolean that is false comes as text: so Shopify answers.</summary>
    public static object? Json(string type, string stored) => type switch
    {
        "boolean" => stored == "true" ? true : stored,
        "number_integer" => PlainOf(stored),
        _ when MetafieldTypes.IsList(type) || ScalarValues.IsJson(type) => PlainOf(stored),
        _ => stored,
    };

    internal static JsonNode? Parse(string text)
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

    internal static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static object? PlainOf(string json)
    {
        using var document = JsonDocument.Parse(json);
        return Language.PlainJson.Read(document.RootElement);
    }
}
