using System.Text.Json;

namespace Migrator.Rehearsal.Tests.Schema;

/// <summary>The official introspection, as far as the subset is cut from it.</summary>
internal sealed class OfficialSchema(JsonElement schema)
{
    private readonly Dictionary<string, JsonElement> _types =
        schema.GetProperty("types").EnumerateArray().ToDictionary(t => t.GetProperty("name").GetString()!, StringComparer.Ordinal);

    public IEnumerable<string> TypeNames => _types.Keys;

    public JsonElement Type(string name) =>
        _types.TryGetValue(name, out var type) ? type : throw new KeyNotFoundException($"served.txt names the type {name}, which the official schema does not have.");

    public static string Kind(JsonElement type) => type.GetProperty("kind").GetString()!;

    public static IEnumerable<JsonElement> Fields(JsonElement type) => List(type, "fields").Concat(List(type, "inputFields"));

    public static IEnumerable<JsonElement> List(JsonElement owner, string name) =>
        owner.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : [];

    public static string Name(JsonElement named) => named.GetProperty("name").GetString()!;

    public static string? Text(JsonElement owner, string name) => owner.TryGetProperty(name, out var text) ? text.GetString() : null;

    public static string Reference(JsonElement type) => Kind(type) switch
    {
        "NON_NULL" => Reference(type.GetProperty("ofType")) + "!",
        "LIST" => "[" + Reference(type.GetProperty("ofType")) + "]",
        _ => Name(type),
    };

    public static string Named(JsonElement type) => Reference(type).Trim('[', ']', '!');

    /// <summary><c>name: Type = default @deprecated(…)</c>, as an argument or input field is written.</summary>
    public static string Input(JsonElement input)
    {
        var text = $"{Name(input)}: {Reference(input.GetProperty("type"))}";
        if (Text(input, "defaultValue") is { } standard)
            text += " = " + standard;
        return text + Deprecation(input);
    }

    public static string Deprecation(JsonElement element) =>
        element.TryGetProperty("isDeprecated", out var deprecated) && deprecated.GetBoolean()
            ? $" @deprecated(reason: {JsonSerializer.Serialize(Text(element, "deprecationReason") ?? "", Plain)})"
            : "";

    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
