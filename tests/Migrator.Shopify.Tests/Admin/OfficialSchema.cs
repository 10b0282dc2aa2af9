using System.Text;
using System.Text.Json;
using GraphQL.Types;
using Migrator.TestKit;

namespace Migrator.Shopify.Tests.Admin;

/// <summary>Shopify's official schema as a schema that documents can be validated against.</summary>
internal static class OfficialSchema
{
    private static readonly string[] BuiltIn = ["String", "Int", "Float", "Boolean", "ID"];

    public static Schema LoadOrSkip()
    {
        using var introspection = ShopifyReference.IntrospectionOrSkip();
        var sdl = new StringBuilder("schema { query: QueryRoot mutation: Mutation }\ndirective @idempotent(key: String!) on FIELD\n");
        var types = introspection.RootElement.GetProperty("types").EnumerateArray().ToList();
        foreach (var type in types) Write(sdl, type);
        var schema = Schema.For(sdl.ToString(), builder =>
        {
            // Nothing is ever executed: which type a value has is never asked.
            foreach (var type in types.Where(t => Text(t, "kind") is "UNION" or "INTERFACE")) builder.Types.For(Text(type, "name")).ResolveType = _ => null!;
        });
        foreach (var scalar in types.Where(t => Text(t, "kind") == "SCALAR" && !BuiltIn.Contains(Text(t, "name")))) schema.RegisterType(new OpaqueScalar(Text(scalar, "name")));
        schema.Initialize();
        return schema;
    }

    private static void Write(StringBuilder sdl, JsonElement type)
    {
        var name = Text(type, "name");
        if (name.StartsWith("__", StringComparison.Ordinal) || BuiltIn.Contains(name)) return;
        var (head, body) = Text(type, "kind") switch
        {
            "SCALAR" => ("", null),
            "ENUM" => ($"enum {name}", List(type, "enumValues").Select(v => Text(v, "name"))),
            "UNION" => ($"union {name} = {string.Join(" | ", List(type, "possibleTypes").Select(t => Text(t, "name")))}", null),
            "INPUT_OBJECT" => ($"input {name}", List(type, "inputFields").Select(Input)),
            "INTERFACE" => ($"interface {name}", List(type, "fields").Select(Field)),
            _ => ($"type {name}{Implements(type)}", List(type, "fields").Select(Field)),
        };
        sdl.Append(head);
        if (body is not null) sdl.Append(" {\n").AppendJoin('\n', body).Append("\n}");
        sdl.Append('\n');
    }

    private static string Implements(JsonElement type) =>
        List(type, "interfaces").Select(i => Text(i, "name")).ToList() is { Count: > 0 } names ? " implements " + string.Join(" & ", names) : "";

    private static string Field(JsonElement field)
    {
        var arguments = List(field, "args").Select(Input).ToList();
        return $"  {Text(field, "name")}{(arguments.Count > 0 ? $"({string.Join(", ", arguments)})" : "")}: {Type(field.GetProperty("type"))}";
    }

    private static string Input(JsonElement input) => $"{Text(input, "name")}: {Type(input.GetProperty("type"))}{Default(input)}";

    private static string Default(JsonElement input) =>
        input.TryGetProperty("defaultValue", out var value) && value.ValueKind == JsonValueKind.String ? " = " + value.GetString() : "";

    private static string Type(JsonElement type) => Text(type, "kind") switch
    {
        "NON_NULL" => Type(type.GetProperty("ofType")) + "!",
        "LIST" => "[" + Type(type.GetProperty("ofType")) + "]",
        _ => Text(type, "name"),
    };

    private static IEnumerable<JsonElement> List(JsonElement owner, string name) =>
        owner.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : [];

    private static string Text(JsonElement owner, string name) => owner.GetProperty(name).GetString()!;

    /// <summary>One of Shopify's own scalars: any literal may be one.</summary>
    private sealed class OpaqueScalar : ScalarGraphType
    {
        public OpaqueScalar(string name) => Name = name;

        public override object? ParseValue(object? value) => value;

        public override object? ParseLiteral(GraphQLParser.AST.GraphQLValue value) => value;

        public override bool CanParseLiteral(GraphQLParser.AST.GraphQLValue value) => true;
    }
}
