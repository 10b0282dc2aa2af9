using GraphQL.Types;
using GraphQLParser.AST;

namespace Migrator.Rehearsal.Language;

/// <summary>Who takes a value: an argument of a field, or a field of an input object.</summary>
internal readonly record struct Slot(string Name, string Owner, string OwnerKind, ASTNode Node);

/// <summary>Checks values written in a document. Variables are checked when they are given.</summary>
internal sealed class LiteralRules(DocumentSource source)
{
    private readonly List<ShopifyError> _errors = [];

    public IReadOnlyList<ShopifyError> Errors => _errors;

    public void Check(GraphQLValue value, IGraphType type, Slot slot, object[] path)
    {
        if (value is GraphQLVariable)
            return;
        if (!Fits(value, type, slot, path))
            Add($"Argument '{slot.Name}' on {slot.OwnerKind} '{slot.Owner}' has an invalid value ({Literals.Source(value)}). Expected type '{type}'.", slot.Node, path, "argumentLiteralsIncompatible", ("typeName", slot.OwnerKind), ("argumentName", slot.Name));
    }

    private bool Fits(GraphQLValue value, IGraphType type, Slot slot, object[] path)
    {
        switch (type)
        {
            case NonNullGraphType required:
                return value is not GraphQLNullValue && Fits(value, required.ResolvedType!, slot, path);
            case var _ when value is GraphQLNullValue or GraphQLVariable:
                return true;
            case ListGraphType list:
                if (value is not GraphQLListValue items)
                    return Fits(value, list.ResolvedType!, slot, path);
                return (items.Values ?? []).Index().All(i => Fits(i.Item, list.ResolvedType!, slot, [.. path, i.Index]));
            case IInputObjectGraphType input:
                if (value is not GraphQLObjectValue o)
                    return false;
                Object(o, input, path);
                return true;
            case EnumerationGraphType enumeration:
                return value is GraphQLEnumValue e && enumeration.Values.FindByName(e.Name.Value) is not null;
            case IdGraphType when value is GraphQLStringValue id && !VariableRules.IsId(id.Value.ToString()):
                Add($"Invalid global id '{id.Value}'", slot.Node, path, "argumentLiteralsIncompatible", ("typeName", "CoercionError"));
                return true;
            case ScalarGraphType scalar:
                return scalar.CanParseLiteral(value);
            default:
                return true;
        }
    }

    private void Object(GraphQLObjectValue value, IInputObjectGraphType type, object[] path)
    {
        var fields = value.Fields ?? [];
        foreach (var field in fields)
        {
            var name = field.Name.StringValue;
            if (type.GetField(name) is { } known)
                Check(field.Value, known.ResolvedType!, new(name, type.Name, "InputObject", value), [.. path, name]);
            else if (Official.HasField(type.Name, name))
                Add(FieldException.NotServedMessage($"{type.Name}.{name}"), field, [.. path, name], "NOT_SERVED");
            else
                Add($"InputObject '{type.Name}' doesn't accept argument '{name}'", field, [.. path, name], "argumentNotAccepted", ("name", type.Name), ("typeName", "InputObject"), ("argumentName", name));
        }

        foreach (var missing in type.Fields.Where(f => f.ResolvedType is NonNullGraphType && f.DefaultValue is null && !fields.Any(g => g.Name == f.Name)))
            Add($"Argument '{missing.Name}' on InputObject '{type.Name}' is required. Expected type {missing.ResolvedType}", value, [.. path, missing.Name], "missingRequiredInputObjectAttribute", ("argumentName", missing.Name), ("argumentType", missing.ResolvedType!.ToString()), ("inputObjectType", type.Name));
        if (type.IsOneOf && fields.Count != 1)
            Add($"OneOf Input Object '{type.Name}' must specify exactly one key.", value, path, "invalidOneOfInputObject", ("inputObjectType", type.Name));
    }

    private void Add(string message, ASTNode node, object[] path, string code, params (string Name, object? Value)[] more)
    {
        var extensions = new Dictionary<string, object?>(StringComparer.Ordinal) { ["code"] = code };
        foreach (var (name, value) in more)
            extensions[name] = value;
        _errors.Add(new ShopifyError(message, [source.Place(node)], path, extensions));
    }
}
