using System.Text;
using System.Text.Json.Nodes;
using GraphQL;
using GraphQL.Types;

namespace Migrator.Rehearsal.Tests.Fidelity;

/// <summary>Writes the query that an answer must have come from, where the recording kept only variables and answer.</summary>
internal sealed class QueryRebuilder(ISchema schema)
{
    /// <returns>The query, or null where the answer does not say enough.</returns>
    public string? Rebuild(JsonObject variables, JsonObject answer)
    {
        if (answer["data"] is not JsonObject { Count: 1 } data)
            return null;
        var (name, value) = data.First();
        var isMutation = schema.Mutation!.GetField(name) is not null;
        if ((isMutation ? schema.Mutation! : schema.Query).GetField(name) is not { } field || value is not JsonObject)
            return null;
        var arguments = (field.Arguments ?? Enumerable.Empty<QueryArgument>()).Where(a => variables.ContainsKey(a.Name)).ToArray();
        if (arguments.Length < variables.Count || Selection(value, field.ResolvedType!.GetNamedType()) is not { } selection)
            return null;
        var declared = arguments.Length == 0 ? "" : $"({string.Join(", ", arguments.Select(a => $"${a.Name}: {a.ResolvedType}"))})";
        var passed = arguments.Length == 0 ? "" : $"({string.Join(", ", arguments.Select(a => $"{a.Name}: ${a.Name}"))})";
        return $"{(isMutation ? "mutation" : "query")} Rebuilt{declared} {{ {name}{passed} {selection} }}";
    }

    private static string? Selection(JsonNode? value, IGraphType type)
    {
        if (type is ScalarGraphType)
            return "";
        var objects = value switch
        {
            JsonObject o => [o],
            JsonArray list => list.OfType<JsonObject>().ToArray(),
            _ => [],
        };
        var text = new StringBuilder("{ __typename ");
        foreach (var name in objects.SelectMany(o => o.Select(p => p.Key)).Distinct(StringComparer.Ordinal).Where(n => n != "__typename"))
        {
            if ((type as IComplexGraphType)?.GetField(name) is not { } field || field.Arguments?.Any(a => a.ResolvedType is NonNullGraphType && a.DefaultValue is null) == true)
                return null;
            var inner = new JsonArray([.. objects.Select(o => o[name]).SelectMany(v => v is JsonArray list ? list.Select(i => i) : [v]).Select(v => v?.DeepClone())]);
            if (Selection(inner, field.ResolvedType!.GetNamedType()) is not { } selection)
                return null;
            var window = field.ResolvedType!.GetNamedType().Name.EndsWith("Connection", StringComparison.Ordinal) ? "(first: 50)" : "";
            text.Append(name).Append(window).Append(' ').Append(selection).Append(' ');
        }

        return text.Append('}').ToString();
    }
}
