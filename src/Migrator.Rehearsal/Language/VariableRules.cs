using System.Collections;
using System.Globalization;
using GraphQL.Types;
using GraphQLParser.AST;

namespace Migrator.Rehearsal.Language;

/// <summary>Checks the variables that came with a request and words the problems as Shopify does (INVALID_VARIABLE).</summary>
internal sealed class VariableRules(ISchema schema, DocumentSource source)
{
    private sealed record Problem(object[] Path, string Explanation, bool Coercion);

    public List<ShopifyError> Check(GraphQLOperationDefinition operation, IReadOnlyDictionary<string, object?> variables)
    {
        var errors = new List<ShopifyError>();
        foreach (var definition in operation.Variables?.Items ?? [])
        {
            var name = definition.Variable.Name.StringValue;
            if (schema.AllTypes[NamedType(definition.Type)] is not { } named)
            {
                errors.Add(UnknownType(definition));
                continue;
            }

            var given = variables.TryGetValue(name, out var value);
            if (!given && (definition.DefaultValue is not null || definition.Type is not GraphQLNonNullType))
                continue;
            var problems = new List<Problem>();
            Value(value, definition.Type, named, [], problems);
            if (problems.Count > 0)
                errors.Add(Error(definition, name, value, problems));
        }

        return errors;
    }

    /// <summary>Whether Shopify takes the text for an id: a gid, or a bare number.</summary>
    public static bool IsId(string text) =>
        text.StartsWith("gid://", StringComparison.Ordinal) || (text.Length > 0 && text.All(char.IsAsciiDigit));

    private ShopifyError UnknownType(GraphQLVariableDefinition definition)
    {
        var type = NamedType(definition.Type);
        return Official.HasType(type)
            ? new(FieldException.NotServedMessage($"The type {type}"), [source.Place(definition)], null, new Dictionary<string, object?>(StringComparer.Ordinal) { ["code"] = "NOT_SERVED" })
            : new($"{type} isn't a defined input type (on ${definition.Variable.Name.StringValue})", [source.Place(definition)], null, new Dictionary<string, object?>(StringComparer.Ordinal) { ["code"] = "variableRequiresValidType", ["typeName"] = type, ["variableName"] = definition.Variable.Name.StringValue });
    }

    private ShopifyError Error(GraphQLVariableDefinition definition, string name, object? value, List<Problem> problems)
    {
        var detail = problems is [{ Path.Length: 0 }]
            ? ""
            : " for " + string.Join(", ", problems.Select(p => $"{string.Join('.', p.Path.Select(s => Convert.ToString(s, CultureInfo.InvariantCulture)))} ({p.Explanation})"));
        return new(
            $"Variable ${name} of type {TypeText(definition.Type)} was provided invalid value{detail}",
            [source.Place(definition)],
            null,
            new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["code"] = "INVALID_VARIABLE",
                ["value"] = value,
                ["problems"] = problems.Select(p =>
                {
                    var problem = new Dictionary<string, object?>(StringComparer.Ordinal) { ["path"] = p.Path, ["explanation"] = p.Explanation };
                    if (p.Coercion)
                        problem["message"] = p.Explanation;
                    return problem;
                }).ToArray(),
            });
    }

    private static void Value(object? value, GraphQLType type, IGraphType named, object[] path, List<Problem> problems)
    {
        switch (type)
        {
            case GraphQLNonNullType required when value is null:
                problems.Add(new(path, "Expected value to not be null", false));
                break;
            case GraphQLNonNullType required:
                Value(value, required.Type, named, path, problems);
                break;
            case var _ when value is null:
                break;
            case GraphQLListType list when value is IList items:
                for (var i = 0; i < items.Count; i++)
                    Value(items[i], list.Type, named, [.. path, i], problems);
                break;
            case GraphQLListType list:
                Value(value, list.Type, named, path, problems);
                break;
            default:
                Named(value, named, path, problems);
                break;
        }
    }

    private static void Value(object? value, IGraphType type, object[] path, List<Problem> problems)
    {
        switch (type)
        {
            case NonNullGraphType when value is null:
                problems.Add(new(path, "Expected value to not be null", false));
                break;
            case NonNullGraphType required:
                Value(value, required.ResolvedType!, path, problems);
                break;
            case var _ when value is null:
                break;
            case ListGraphType list when value is IList items:
                for (var i = 0; i < items.Count; i++)
                    Value(items[i], list.ResolvedType!, [.. path, i], problems);
                break;
            case ListGraphType list:
                Value(value, list.ResolvedType!, path, problems);
                break;
            default:
                Named(value, type, path, problems);
                break;
        }
    }

    private static void Named(object? value, IGraphType type, object[] path, List<Problem> problems)
    {
        switch (type)
        {
            case IInputObjectGraphType input:
                if (value is IReadOnlyDictionary<string, object?> map)
                    Object(map, input, path, problems);
                else
                    problems.Add(new(path, $"Expected {Show(value)} to be a key-value object.", false));
                break;
            case EnumerationGraphType enumeration when value is not string text || enumeration.Values.FindByName(text) is null:
                problems.Add(new(path, $"Expected {Show(value)} to be one of: {string.Join(", ", enumeration.Values.Select(v => v.Name))}", false));
                break;
            case IdGraphType when value is string id && !IsId(id):
                problems.Add(new(path, $"Invalid global id '{id}'", true));
                break;
            case ScalarGraphType scalar and not EnumerationGraphType:
                Scalar(value!, scalar, path, problems);
                break;
        }
    }

    private static void Scalar(object value, ScalarGraphType scalar, object[] path, List<Problem> problems)
    {
        if (ScalarTexts.Problem(scalar.Name, value) is { } problem)
            problems.Add(new(path, problem, true));
        else if (!scalar.CanParseValue(value))
            problems.Add(new(path, $"Could not coerce value {Show(value)} to {scalar.Name}", false));
    }

    private static void Object(IReadOnlyDictionary<string, object?> value, IInputObjectGraphType type, object[] path, List<Problem> problems)
    {
        foreach (var (name, item) in value)
        {
            if (type.GetField(name) is { } known)
                Value(item, known.ResolvedType!, [.. path, name], problems);
            else if (Official.HasField(type.Name, name))
                problems.Add(new([.. path, name], FieldException.NotServedMessage($"{type.Name}.{name}"), true));
            else
                problems.Add(new([.. path, name], $"Field is not defined on {type.Name}", false));
        }

        foreach (var missing in type.Fields.Where(f => f.ResolvedType is NonNullGraphType && f.DefaultValue is null && !value.ContainsKey(f.Name)))
            problems.Add(new([.. path, missing.Name], "Expected value to not be null", false));
        if (type.IsOneOf && value.Count != 1)
            problems.Add(new(path, $"'{type.Name}' requires exactly one argument, but {value.Count} were provided.", false));
    }

    private static string Show(object? value) => value is string text ? $"\"{text}\"" : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "null";

    private static string NamedType(GraphQLType type) => type switch
    {
        GraphQLNonNullType required => NamedType(required.Type),
        GraphQLListType list => NamedType(list.Type),
        GraphQLNamedType named => named.Name.StringValue,
        _ => "",
    };

    private static string TypeText(GraphQLType type) => type switch
    {
        GraphQLNonNullType required => TypeText(required.Type) + "!",
        GraphQLListType list => $"[{TypeText(list.Type)}]",
        _ => NamedType(type),
    };
}
