using GraphQL;
using GraphQL.Types;
using GraphQLParser.AST;
using Migrator.Rehearsal.Language;

namespace Migrator.Rehearsal.Bulk;

/// <summary>Takes an answer apart into one row for each node of a connection; a nested one names its parent.</summary>
internal sealed class BulkRows(ISchema schema, Prepared prepared, bool grouped)
{
    private readonly List<(int Depth, Dictionary<string, object?> Row)> _rows = [];

    public int Count => _rows.Count;

    public int RootCount => _rows.Count(r => r.Depth == 0);

    /// <summary>Parents first; their children behind each of them only where that was asked for.</summary>
    public IEnumerable<Dictionary<string, object?>> InOrder() => grouped ? _rows.Select(r => r.Row) : _rows.OrderBy(r => r.Depth).Select(r => r.Row);

    public void Add(object? data)
    {
        if (data is IDictionary<string, object?> root)
            Object(root, prepared.Operation.SelectionSet, schema.Query, null, -1, []);
    }

    /// <summary>Copies an object without its connections, and hands those back.</summary>
    private Dictionary<string, object?> Object(IDictionary<string, object?> value, GraphQLSelectionSet set, IGraphType type, object? parent, int depth, List<(GraphQLField Field, IGraphType Type, object? Value)> connections)
    {
        var copy = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (field, owner) in FieldsOf(set, type))
        {
            var key = (field.Alias?.Name ?? field.Name).StringValue;
            if (!value.TryGetValue(key, out var item) || copy.ContainsKey(key))
                continue;
            var target = (owner as IComplexGraphType)?.GetField(field.Name)?.ResolvedType?.GetNamedType();
            if (target is not null && ConnectionCount.IsConnection(target))
                connections.Add((field, target, item));
            else if (item is IDictionary<string, object?> inner && field.SelectionSet is not null && target is not null)
                copy[key] = Object(inner, field.SelectionSet, target, parent, depth, connections);
            else
                copy[key] = item;
        }

        if (depth == -1)
            Connections(connections, parent, 0);
        return copy;
    }

    private void Connections(List<(GraphQLField Field, IGraphType Type, object? Value)> connections, object? parent, int depth)
    {
        foreach (var (field, type, value) in connections)
        {
            if (value is not IDictionary<string, object?> connection)
                continue;
            foreach (var edges in field.SelectionSet!.Selections.OfType<GraphQLField>().Where(f => f.Name.StringValue == "edges"))
            {
                var edgeType = ((IComplexGraphType)type).GetField("edges")!.ResolvedType!.GetNamedType();
                foreach (var edge in (connection["edges"] as IEnumerable<object?> ?? []).OfType<IDictionary<string, object?>>())
                    Edge(edge, edges, edgeType, parent, depth);
            }
        }
    }

    private void Edge(IDictionary<string, object?> edge, GraphQLField edges, IGraphType edgeType, object? parent, int depth)
    {
        foreach (var nodeField in edges.SelectionSet!.Selections.OfType<GraphQLField>().Where(f => f.Name.StringValue == "node"))
        {
            if (edge["node"] is not IDictionary<string, object?> node)
                continue;
            var nested = new List<(GraphQLField Field, IGraphType Type, object? Value)>();
            var row = Object(node, nodeField.SelectionSet!, ((IComplexGraphType)edgeType).GetField("node")!.ResolvedType!.GetNamedType(), parent, depth, nested);
            if (parent is not null)
                row["__parentId"] = parent;
            _rows.Add((depth, row));
            Connections(nested, row.GetValueOrDefault("id"), depth + 1);
        }
    }

    private IEnumerable<(GraphQLField Field, IGraphType Owner)> FieldsOf(GraphQLSelectionSet set, IGraphType type)
    {
        foreach (var selection in set.Selections)
        {
            switch (selection)
            {
                case GraphQLField field:
                    yield return (field, type);
                    break;
                case GraphQLInlineFragment inline:
                    foreach (var inner in FieldsOf(inline.SelectionSet, inline.TypeCondition is { } condition ? schema.AllTypes[condition.Type.Name.StringValue]! : type))
                        yield return inner;
                    break;
                case GraphQLFragmentSpread spread when prepared.Source.Fragment(spread.FragmentName.Name.StringValue) is { } fragment:
                    foreach (var inner in FieldsOf(fragment.SelectionSet, schema.AllTypes[fragment.TypeCondition.Type.Name.StringValue]!))
                        yield return inner;
                    break;
            }
        }
    }
}
