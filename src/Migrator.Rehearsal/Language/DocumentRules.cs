using GraphQL;
using GraphQL.Types;
using GraphQLParser.AST;

namespace Migrator.Rehearsal.Language;

/// <summary>
/// Checks a document against the schema and words its errors as Shopify does. Whatever exists in the official schema and
/// is not served here is refused by name.
/// </summary>
internal sealed class DocumentRules(ISchema schema, DocumentSource source)
{
    private readonly List<ShopifyError> _errors = [];
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);
    private readonly LiteralRules _literals = new(source);
    private readonly Dictionary<string, GraphQLVariableDefinition> _declared = new(StringComparer.Ordinal);

    public List<ShopifyError> Check(GraphQLOperationDefinition operation)
    {
        IObjectGraphType? root = operation.Operation switch
        {
            OperationType.Query => schema.Query,
            OperationType.Mutation => schema.Mutation,
            _ => null,
        };
        var kind = operation.Operation == OperationType.Query ? "query" : "mutation";
        var name = operation.Name?.StringValue;
        object[] path = [name is null ? kind : $"{kind} {name}"];
        if (root is null)
        {
            Add("Schema is not configured for subscriptions", operation, path, "missingSubscriptionConfiguration");
            return _errors;
        }

        foreach (var variable in operation.Variables?.Items ?? [])
            _declared[variable.Variable.Name.StringValue] = variable;
        Selections(operation.SelectionSet, root, path, []);
        foreach (var (variable, declaration) in _declared.Where(d => !_used.Contains(d.Key)))
            Add($"Variable ${variable} is declared by {name ?? $"anonymous {kind}"} but not used", operation, path, "variableNotUsed", ("variableName", variable));
        return [.. _errors, .. _literals.Errors];
    }

    private void Selections(GraphQLSelectionSet set, IGraphType type, object[] path, string[] fragments)
    {
        foreach (var selection in set.Selections)
        {
            switch (selection)
            {
                case GraphQLField field:
                    Field(field, type, [.. path, (field.Alias?.Name ?? field.Name).StringValue], fragments);
                    break;
                case GraphQLInlineFragment inline:
                    if (TypeOf(inline.TypeCondition, inline, path) is { } inner)
                        Selections(inline.SelectionSet, inner, path, fragments);
                    else if (inline.TypeCondition is null)
                        Selections(inline.SelectionSet, type, path, fragments);
                    break;
                case GraphQLFragmentSpread spread:
                    Spread(spread, path, fragments);
                    break;
            }

            Directives((selection as IHasDirectivesNode)?.Directives, path);
        }
    }

    private void Spread(GraphQLFragmentSpread spread, object[] path, string[] fragments)
    {
        var name = spread.FragmentName.Name.StringValue;
        if (source.Fragment(name) is not { } fragment)
            Add($"Fragment {name} was used, but not defined", spread, path, "useAndDefineFragment", ("fragmentName", name));
        else if (!fragments.Contains(name, StringComparer.Ordinal) && TypeOf(fragment.TypeCondition, fragment, path) is { } type)
            Selections(fragment.SelectionSet, type, [.. path], [.. fragments, name]);
    }

    private void Field(GraphQLField field, IGraphType parent, object[] path, string[] fragments)
    {
        var name = field.Name.StringValue;
        if (name.StartsWith("__", StringComparison.Ordinal))
            return;
        if ((parent as IComplexGraphType)?.GetField(name) is not { } definition)
        {
            if (Official.HasField(parent.Name, name))
                AddNotServed($"{parent.Name}.{name}", field, path);
            else
                Add($"Field '{name}' doesn't exist on type '{parent.Name}'", field, path, "undefinedField", ("typeName", parent.Name), ("fieldName", name));
            return;
        }

        Arguments(field, definition, parent, path);
        var type = definition.ResolvedType!.GetNamedType()!;
        if (type is ScalarGraphType)
        {
            if (field.SelectionSet is not null)
                Add($"Selections can't be made on scalars (field '{name}' returns {type.Name} but has selections [{string.Join(", ", field.SelectionSet.Selections.OfType<GraphQLField>().Select(f => $"\"{f.Name.StringValue}\""))}])", field, path, "selectionMismatch", ("nodeName", $"field '{name}'"), ("typeName", type.Name));
        }
        else if (field.SelectionSet is null)
        {
            Add($"Field must have selections (field '{name}' returns {type.Name} but has no selections. Did you mean '{name} {{ ... }}'?)", field, path, "selectionMismatch", ("nodeName", $"field '{name}'"), ("typeName", type.Name));
        }
        else
        {
            Selections(field.SelectionSet, type, path, fragments);
        }
    }

    private void Arguments(GraphQLField field, FieldType definition, IGraphType parent, object[] path)
    {
        var name = field.Name.StringValue;
        foreach (var argument in field.Arguments?.Items ?? [])
        {
            var key = argument.Name.StringValue;
            if (definition.Arguments?.Find(key) is not { } known)
            {
                if (Official.HasArgument(parent.Name, name, key))
                    AddNotServed($"The argument {key} of {parent.Name}.{name}", argument, [.. path, key]);
                else
                    Add($"Field '{name}' doesn't accept argument '{key}'", argument, [.. path, key], "argumentNotAccepted", ("name", name), ("typeName", "Field"), ("argumentName", key));
                continue;
            }

            Uses(argument.Value, path);
            _literals.Check(argument.Value, known.ResolvedType!, new(key, name, "Field", field), [.. path, key]);
        }

        var missing = (definition.Arguments ?? Enumerable.Empty<QueryArgument>())
            .Where(a => a.ResolvedType is NonNullGraphType && a.DefaultValue is null && field.Arguments?.Items.Any(g => g.Name == a.Name) != true)
            .Select(a => a.Name)
            .ToArray();
        if (missing.Length > 0)
        {
            var list = string.Join(", ", missing);
            Add($"Field '{name}' is missing required arguments: {list}", field, path, "missingRequiredArguments", ("className", "Field"), ("name", name), ("arguments", list));
        }
    }

    private void Directives(GraphQLDirectives? directives, object[] path)
    {
        foreach (var directive in directives?.Items ?? [])
        {
            var name = directive.Name.StringValue;
            if (schema.Directives.Find(directive.Name) is not { } known)
            {
                Add($"Directive @{name} is not defined", directive, path, "undefinedDirective", ("directiveName", name));
                continue;
            }

            foreach (var argument in directive.Arguments?.Items ?? [])
                Uses(argument.Value, path);
            var missing = (known.Arguments ?? Enumerable.Empty<QueryArgument>()).Where(a => a.ResolvedType is NonNullGraphType && directive.Arguments?.Items.Any(g => g.Name == a.Name) != true).Select(a => a.Name).ToArray();
            if (missing.Length > 0)
                Add($"Directive '{name}' is missing required arguments: {string.Join(", ", missing)}", directive, path, "missingRequiredArguments", ("className", "Directive"), ("name", name), ("arguments", string.Join(", ", missing)));
        }
    }

    private void Uses(GraphQLValue value, object[] path)
    {
        switch (value)
        {
            case GraphQLVariable variable:
                var name = variable.Name.StringValue;
                _used.Add(name);
                if (!_declared.ContainsKey(name))
                    Add($"Variable ${name} is used by {((string)path[0]).Split(' ').Last()} but not declared", variable, path, "variableNotDefined", ("variableName", name));
                break;
            case GraphQLListValue list:
                foreach (var item in list.Values ?? [])
                    Uses(item, path);
                break;
            case GraphQLObjectValue o:
                foreach (var field in o.Fields ?? [])
                    Uses(field.Value, path);
                break;
        }
    }

    private IGraphType? TypeOf(GraphQLTypeCondition? condition, ASTNode node, object[] path)
    {
        if (condition is null)
            return null;
        var name = condition.Type.Name.StringValue;
        if (schema.AllTypes[name] is { } type)
            return type;
        if (Official.HasType(name))
            AddNotServed($"The type {name}", node, path);
        else
            Add($"No such type {name}, so it can't be a fragment condition", node, path, "undefinedType", ("typeName", name));
        return null;
    }

    private void AddNotServed(string what, ASTNode node, object[] path) =>
        Add(FieldException.NotServedMessage(what), node, path, "NOT_SERVED");

    private void Add(string message, ASTNode node, object[] path, string code, params (string Name, object? Value)[] more)
    {
        var extensions = new Dictionary<string, object?>(StringComparer.Ordinal) { ["code"] = code };
        foreach (var (name, value) in more)
            extensions[name] = value;
        _errors.Add(new ShopifyError(message, [source.Place(node)], path, extensions));
    }
}
