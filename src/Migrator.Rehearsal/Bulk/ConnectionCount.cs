using GraphQL;
using GraphQL.Types;
using GraphQLParser.AST;
using Migrator.Rehearsal.Language;

namespace Migrator.Rehearsal.Bulk;

/// <summary>A connection in a document.</summary>
/// <param name="Depth">How many connections stand around it.</param>
/// <param name="Parent">The connection around it, or null.</param>
/// <param name="InList">Whether it stands in a list that is no connection.</param>
internal sealed record FoundConnection(GraphQLField Field, int Depth, FoundConnection? Parent, bool InList);

/// <summary>Finds the connections of an operation.</summary>
internal sealed class ConnectionCount
{
    private readonly Prepared _prepared;
    private readonly ISchema _schema;

    public ConnectionCount(ISchema schema, Prepared prepared)
    {
        (_schema, _prepared) = (schema, prepared);
        IGraphType root = prepared.Operation.Operation == OperationType.Mutation ? schema.Mutation! : schema.Query;
        Visit(prepared.Operation.SelectionSet, root, null, inList: false);
    }

    public List<FoundConnection> All { get; } = [];

    public static bool IsConnection(IGraphType type) => type.Name.EndsWith("Connection", StringComparison.Ordinal);

    private void Visit(GraphQLSelectionSet? set, IGraphType type, FoundConnection? around, bool inList)
    {
        foreach (var selection in set?.Selections ?? [])
        {
            switch (selection)
            {
                case GraphQLField field when (type as IComplexGraphType)?.GetField(field.Name) is { } definition:
                    Visit(field, definition, around, inList);
                    break;
                case GraphQLInlineFragment inline:
                    Visit(inline.SelectionSet, inline.TypeCondition is { } condition ? _schema.AllTypes[condition.Type.Name.StringValue] ?? type : type, around, inList);
                    break;
                case GraphQLFragmentSpread spread when _prepared.Source.Fragment(spread.FragmentName.Name.StringValue) is { } fragment:
                    Visit(fragment.SelectionSet, _schema.AllTypes[fragment.TypeCondition.Type.Name.StringValue] ?? type, around, inList);
                    break;
            }
        }
    }

    private void Visit(GraphQLField field, FieldType definition, FoundConnection? around, bool inList)
    {
        var type = definition.ResolvedType!.GetNamedType();
        if (IsConnection(type))
        {
            var found = new FoundConnection(field, around is null ? 0 : around.Depth + 1, around, inList);
            All.Add(found);
            Visit(field.SelectionSet, type, found, inList: false);
            return;
        }

        var isList = definition.ResolvedType is ListGraphType or NonNullGraphType { ResolvedType: ListGraphType };
        Visit(field.SelectionSet, type, around, inList || (isList && field.Name.StringValue is not ("edges" or "nodes")));
    }
}
