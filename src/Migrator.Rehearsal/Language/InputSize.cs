using GraphQLParser.AST;

namespace Migrator.Rehearsal.Language;

/// <summary>No array of an input may be longer than 250. A product's variants and option values have limits of their own.</summary>
internal static class InputSize
{
    private const int Most = 250;
    private static readonly HashSet<string> OwnLimit = new(["variants", "values", "optionValues", "variantsIds"], StringComparer.Ordinal);

    public static List<ShopifyError> Check(Prepared prepared, IReadOnlyDictionary<string, object?> variables)
    {
        var errors = new List<ShopifyError>();
        foreach (var field in prepared.Operation.SelectionSet.Selections.OfType<GraphQLField>())
        {
            foreach (var argument in field.Arguments?.Items ?? [])
            {
                var value = argument.Value is GraphQLVariable variable ? variables.GetValueOrDefault(variable.Name.StringValue) : Literals.Plain(argument.Value);
                Look(value, [(field.Alias?.Name ?? field.Name).StringValue, argument.Name.StringValue], field, prepared, errors);
            }
        }

        return errors;
    }

    private static void Look(object? value, object[] path, GraphQLField field, Prepared prepared, List<ShopifyError> errors)
    {
        switch (value)
        {
            case IReadOnlyDictionary<string, object?> map:
                foreach (var (name, item) in map)
                    Look(item, [.. path, name], field, prepared, errors);
                break;
            case List<object?> list:
                if (list.Count > Most && !OwnLimit.Contains((string)path[^1]))
                {
                    errors.Add(new ShopifyError(
                        $"The input array size of {list.Count} is greater than the maximum allowed of {Most}.",
                        [prepared.Source.Place(field)],
                        path,
                        new Dictionary<string, object?>(StringComparer.Ordinal) { ["code"] = "MAX_INPUT_SIZE_EXCEEDED" }));
                    return;
                }

                foreach (var item in list.OfType<IReadOnlyDictionary<string, object?>>())
                    Look(item, path, field, prepared, errors);
                break;
        }
    }
}
