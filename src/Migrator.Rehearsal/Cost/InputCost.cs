using GraphQLParser.AST;
using Migrator.Rehearsal.Language;

namespace Migrator.Rehearsal.Cost;

/// <summary>What a mutation's input adds, as the schema's descriptions of productSet's fields say.</summary>
internal static class InputCost
{
    private const double Variant = 0.2;
    private const double Metafield = 0.4;
    private const double File = 1.9;
    private const double VariantFile = 0.6;
    private const double VariantMetafield = 0.4;

    public static double Of(GraphQLField field, IReadOnlyDictionary<string, object?> variables)
    {
        if (field.Name.StringValue != "productSet" || field.Arguments?.Items.FirstOrDefault(a => a.Name == "input")?.Value is not { } value)
            return 0;
        var input = value is GraphQLVariable variable ? variables.GetValueOrDefault(variable.Name.StringValue) : Literals.Plain(value);
        if (input is not IReadOnlyDictionary<string, object?> map)
            return 0;
        var variants = List(map, "variants");
        return (variants.Count * Variant)
            + (List(map, "metafields").Count * Metafield)
            + (List(map, "files").Count * File)
            + variants.OfType<IReadOnlyDictionary<string, object?>>().Sum(v => (v.GetValueOrDefault("file") is null ? 0 : VariantFile) + (List(v, "metafields").Count * VariantMetafield));
    }

    private static List<object?> List(IReadOnlyDictionary<string, object?> map, string name) => map.GetValueOrDefault(name) as List<object?> ?? [];
}
