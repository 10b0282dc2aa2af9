using GraphQL.Types;
using GraphQLParser.AST;
using Migrator.Rehearsal.Language;

namespace Migrator.Rehearsal.Bulk;

/// <summary>What a query must be like to be run in bulk.</summary>
internal static class BulkQueryRules
{
    private const int MostConnections = 5;
    private const int MostDepth = 2;

    public static void Check(ISchema schema, Prepared prepared, Complaints complaints)
    {
        var connections = new ConnectionCount(schema, prepared).All;
        foreach (var name in prepared.Operation.SelectionSet.Selections.OfType<GraphQLField>().Select(f => f.Name.StringValue).Where(n => n is "node" or "nodes"))
            Complain($"Bulk queries cannot contain a top level `{name}` field.");
        if (connections.Count == 0)
            Complain("Bulk queries must contain at least one connection.");
        var wrong = connections.Where(c => Selects(c.Field, "nodes")).Select(c => c.Field.Name.StringValue).ToArray();
        if (wrong.Length > 0)
            Complain($"All connection fields in a bulk query must select their contents using 'edges' > 'node', e.g: '{wrong[0]} {{ edges {{ node {{'. Selecting via 'nodes' is not supported. Invalid connection fields: {string.Join(", ", wrong.Select(w => $"'{w}'"))}.");
        if (connections.Exists(c => c.Depth > MostDepth))
            Complain("Bulk queries cannot contain connections with a nesting depth greater than 2.");
        if (connections.Count > MostConnections)
            Complain("Bulk queries cannot contain more than 5 connections.");
        if (connections.Exists(c => c.InList))
            Complain("Queries that contain a connection field within a list field are not currently supported.");
        var nameless = connections.Select(c => c.Parent).OfType<FoundConnection>().Distinct().Where(p => !SelectsId(p.Field)).Select(p => p.Field.Name.StringValue).ToArray();
        if (nameless.Length > 0)
            Complain($"The parent 'node' field for a nested connection must select the 'id' field without an alias and must be of 'ID' return type. Connection fields without 'id': {string.Join(", ", nameless)}.");

        void Complain(string message) => complaints.Add("query", message, "INVALID");
    }

    private static bool Selects(GraphQLField field, string name) => field.SelectionSet!.Selections.OfType<GraphQLField>().Any(f => f.Name.StringValue == name);

    private static bool SelectsId(GraphQLField connection) => connection.SelectionSet!.Selections.OfType<GraphQLField>()
        .Where(f => f.Name.StringValue == "edges").SelectMany(f => f.SelectionSet!.Selections.OfType<GraphQLField>())
        .Where(f => f.Name.StringValue == "node").SelectMany(f => f.SelectionSet!.Selections)
        .Any(s => s is GraphQLField { Alias: null } f && f.Name.StringValue == "id");
}
