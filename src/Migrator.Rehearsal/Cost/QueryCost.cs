using System.Globalization;
using GraphQL;
using GraphQL.Types;
using GraphQLParser.AST;
using Migrator.Rehearsal.Language;

namespace Migrator.Rehearsal.Cost;

/// <summary>
/// What an operation costs, by the rules that Shopify documents and the sizes that its recorded answers show: an object 1,
/// a scalar 0, a mutation 10 with its payload, a connection 2 and then its node's cost times 2·ln(n), a root count 10.
/// https://shopify.dev/docs/api/usage/rate-limits
/// </summary>
internal sealed class QueryCost(ISchema schema, Prepared prepared, IReadOnlyDictionary<string, object?> variables)
{
    private const double OfMutation = 10;
    private const double OfCount = 10;
    private const double OfConnection = 2;

    /// <summary>What it may cost at most: connections as large as was asked for.</summary>
    public double Requested() => Math.Floor(Root(prepared.Operation.SelectionSet, null, withData: false));

    /// <summary>What it did cost: connections as large as they were, and nothing for what is not there.</summary>
    public double Actual(object? data) => Math.Floor(Root(prepared.Operation.SelectionSet, data as IDictionary<string, object?>, withData: true));

    /// <summary>Nodes of a connection count less the more there are.</summary>
    internal static double Size(int nodes) => nodes <= 0 ? 0 : Math.Max(1, Math.Floor(2 * Math.Log(nodes)));

    private double Root(GraphQLSelectionSet set, IDictionary<string, object?>? data, bool withData)
    {
        if (prepared.Operation.Operation != OperationType.Mutation)
            return Selections(set, schema.Query, data, withData);
        var cost = 0.0;
        foreach (var (field, owner) in FieldsOf(set, schema.Mutation!))
        {
            var payload = (owner as IComplexGraphType)!.GetField(field.Name)!.ResolvedType!.GetNamedType();
            var answer = Answer(field, data) as IDictionary<string, object?>;
            cost += OfMutation + InputCost.Of(field, variables);
            foreach (var (part, partOwner) in FieldsOf(field.SelectionSet!, payload))
                cost += Children(part, partOwner, Answer(part, answer), withData);
        }

        return cost;
    }

    private double Selections(GraphQLSelectionSet? set, IGraphType type, IDictionary<string, object?>? data, bool withData) =>
        set is null ? 0 : FieldsOf(set, type).Sum(f => Field(f.Field, f.Owner, Answer(f.Field, data), withData));

    private double Field(GraphQLField field, IGraphType owner, object? answer, bool withData)
    {
        var definition = (owner as IComplexGraphType)?.GetField(field.Name);
        var type = definition?.ResolvedType?.GetNamedType();
        if (type is null or ScalarGraphType)
            return 0;
        if (type.Name is "PageInfo" or "MoneyBag" or "LocationAddress" || field.Name.StringValue is "__schema" or "__type")
            return 0;
        if (type.Name == "Count" && owner == schema.Query)
            return OfCount;
        if (type.Name.EndsWith("Connection", StringComparison.Ordinal))
            return Connection(field, type, answer, withData);
        if (!withData)
            return 1 + Selections(field.SelectionSet, type, null, false);
        return answer switch
        {
            null => owner == schema.Query ? 1 : 0,
            IDictionary<string, object?> map => 1 + Selections(field.SelectionSet, type, map, true),
            IEnumerable<object?> list => 1 + list.OfType<IDictionary<string, object?>>().Select(i => Selections(field.SelectionSet, type, i, true)).DefaultIfEmpty().Max(),
            _ => 0,
        };
    }

    /// <summary>A payload's own objects are paid with the mutation; what they lead to is not.</summary>
    private double Children(GraphQLField field, IGraphType owner, object? answer, bool withData)
    {
        var type = (owner as IComplexGraphType)?.GetField(field.Name)?.ResolvedType?.GetNamedType();
        if (type is null or ScalarGraphType || (withData && answer is null))
            return 0;
        return answer is IEnumerable<object?> list and not IDictionary<string, object?>
            ? list.OfType<IDictionary<string, object?>>().Select(i => Selections(field.SelectionSet, type, i, true)).DefaultIfEmpty().Max()
            : Selections(field.SelectionSet, type, answer as IDictionary<string, object?>, withData);
    }

    private double Connection(GraphQLField field, IGraphType type, object? answer, bool withData)
    {
        var asked = Number(field, "first") ?? Number(field, "last") ?? 0;
        var cost = OfConnection;
        foreach (var (part, _) in FieldsOf(field.SelectionSet!, type).Where(f => f.Field.Name.StringValue is "nodes" or "edges"))
        {
            var items = withData ? (Answer(part, answer as IDictionary<string, object?>) as IEnumerable<object?> ?? []).OfType<IDictionary<string, object?>>().ToArray() : null;
            var each = items is null ? Item(part, type, null, false) : items.Select(i => Item(part, type, i, true)).DefaultIfEmpty().Average();
            cost += Size(items?.Length ?? asked) * each;
        }

        return cost;
    }

    private double Item(GraphQLField part, IGraphType connection, IDictionary<string, object?>? answer, bool withData)
    {
        var type = ((IComplexGraphType)connection).GetField(part.Name)!.ResolvedType!.GetNamedType();
        if (part.Name.StringValue == "nodes")
            return 1 + Selections(part.SelectionSet, type, answer, withData);
        return 1 + FieldsOf(part.SelectionSet!, type).Where(f => f.Field.Name.StringValue == "node")
            .Sum(f => Selections(f.Field.SelectionSet, ((IComplexGraphType)type).GetField("node")!.ResolvedType!.GetNamedType(), Answer(f.Field, answer) as IDictionary<string, object?>, withData));
    }

    private int? Number(GraphQLField field, string name) => field.Arguments?.Items.FirstOrDefault(a => a.Name == name)?.Value switch
    {
        GraphQLIntValue number => int.Parse(number.Value.ToString(), CultureInfo.InvariantCulture),
        GraphQLVariable variable when variables.GetValueOrDefault(variable.Name.StringValue) is int given => given,
        GraphQLVariable variable when prepared.Operation.Variables?.Items.Find(v => v.Variable.Name == variable.Name)?.DefaultValue is GraphQLIntValue standard => int.Parse(standard.Value.ToString(), CultureInfo.InvariantCulture),
        _ => null,
    };

    private static object? Answer(GraphQLField field, IDictionary<string, object?>? data) =>
        data is not null && data.TryGetValue((field.Alias?.Name ?? field.Name).StringValue, out var value) ? value : null;

    private IEnumerable<(GraphQLField Field, IGraphType Owner)> FieldsOf(GraphQLSelectionSet set, IGraphType type)
    {
        foreach (var selection in set.Selections)
        {
            if (selection is GraphQLField field)
            {
                yield return (field, type);
                continue;
            }

            var (inner, condition) = selection switch
            {
                GraphQLInlineFragment inline => (inline.SelectionSet, inline.TypeCondition),
                GraphQLFragmentSpread spread when prepared.Source.Fragment(spread.FragmentName.Name.StringValue) is { } fragment => (fragment.SelectionSet, fragment.TypeCondition),
                _ => (null, null),
            };
            foreach (var one in inner is null ? [] : FieldsOf(inner, condition is null ? type : schema.AllTypes[condition.Type.Name.StringValue] ?? type))
                yield return one;
        }
    }
}
