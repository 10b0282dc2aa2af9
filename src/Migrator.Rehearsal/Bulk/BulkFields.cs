using Migrator.Rehearsal.Language;
using Migrator.Rehearsal.Searching;

namespace Migrator.Rehearsal.Bulk;

/// <summary>Reading and cancelling bulk operations.</summary>
internal static class BulkFields
{
    private static readonly RecordSearch<BulkOperation> Search =
        new RecordSearch<BulkOperation>(new Filters("BulkOperation").Id().Text("status").Text("operation_type").Time("created_at")).SortBy("CREATED_AT", "created_at");

    public static void Register(Fields fields)
    {
        fields.Query("bulkOperation", call => call.Session.Find<BulkOperation>(call.Arguments.Text("id")));
        fields.Query("bulkOperations", call => Search.Run(call, "QueryRoot.bulkOperations"));
        fields.Query("currentBulkOperation", call => call.Session.All<BulkOperation>().FindLast(o => o.IsMutation == (call.Arguments.Text("type") == "MUTATION")));
        fields.Mutation("bulkOperationCancel", Cancel);
        fields.Of<BulkOperation>()
            .Add("id", o => o.Gid)
            .Add("type", o => o.IsMutation ? "MUTATION" : "QUERY")
            .Add("url", (o, call) => o.Partial || o.FileSize is null or 0 ? null : Url(o, call))
            .Add("partialDataUrl", (o, call) => o.Partial && o.FileSize > 0 ? Url(o, call) : null);
    }

    private static string Url(BulkOperation operation, Call call) => new Uri(call.Shop.BaseAddress, "bulk-operation-outputs/" + operation.ResultFile).ToString();

    private static Payload Cancel(Call call)
    {
        if (call.Session.Find<BulkOperation>(call.Arguments.Text("id")) is not { } operation)
            return new Payload(("bulkOperation", null), ("userErrors", new[] { UserError.At("id", "Bulk operation does not exist") })) { Failed = true };
        if (operation.IsOver)
            return new Payload(("bulkOperation", operation), ("userErrors", new[] { UserError.At("", $"A bulk operation cannot be canceled when it is {operation.Status.ToLowerInvariant()}") }));
        operation.Status = "CANCELING";
        call.Session.Save(operation);
        return new Payload(("bulkOperation", operation));
    }
}
