using System.Text;
using GraphQLParser.AST;
using Migrator.Rehearsal.Files;
using Migrator.Rehearsal.Language;

namespace Migrator.Rehearsal.Bulk;

/// <summary><c>bulkOperationRunMutation</c> and <c>bulkOperationRunQuery</c>: checks what Shopify checks before it takes a job.</summary>
internal static class BulkStart
{
    public const int MostAtOnce = 5;
    private const int MostBytes = 65_535;
    private const long MostUpload = 100L * 1024 * 1024;
    private const string NoFile = "The JSONL file could not be found. Try uploading the file again, and check that you've entered the URL correctly for the stagedUploadPath mutation argument.";

    public static void Register(Fields fields)
    {
        fields.Mutation("bulkOperationRunMutation", Mutation);
        fields.Mutation("bulkOperationRunQuery", Query);
    }

    private static Payload Mutation(Call call)
    {
        var arguments = call.Arguments;
        var text = arguments.Required("mutation");
        if (Encoding.UTF8.GetByteCount(text) is var bytes and > MostBytes)
            return Refuse("query", $"is too large ({bytes} bytes; maximum is {MostBytes} bytes)", "INVALID_MUTATION");
        if (arguments.Text("clientIdentifier") is { } client && client.Length is < 10 or > 255)
            return Refuse("clientIdentifier", client.Length < 10 ? "is too short (minimum is 10 characters)" : "is too long (maximum is 255 characters)", "INVALID_MUTATION");
        var (prepared, errors) = call.Shop.Engine.Prepare(text, null);
        if (prepared is null)
            return Refuse("", $"Failed to parse the mutation - {errors[0].Message}", "INVALID_MUTATION");
        if (prepared.Operation.Operation != OperationType.Mutation)
            return Refuse("", "Invalid operation type. Only `mutation` operations are supported.", "INVALID_MUTATION");
        var roots = prepared.Operation.SelectionSet.Selections.OfType<GraphQLField>().ToArray();
        if (roots is not [var root])
            return Refuse("mutation", "You must specify a single top level mutation.", null);
        if (root.Name.StringValue.StartsWith("bulkOperationRun", StringComparison.Ordinal))
            return Refuse("mutation", "You must use an allowed mutation name.", null);
        if (new ConnectionCount(call.Shop.Engine.Schema, prepared).All.Count > 1)
            return Refuse("mutation", "Bulk mutations cannot contain more than 1 connection.", null);

        var key = arguments.Required("stagedUploadPath");
        var file = new FileInfo(StagedUploads.PathOf(call.Shop, key));
        if (!file.Exists)
            return Refuse("", NoFile, "NO_SUCH_FILE");
        if (Busy(call, isMutation: true) is { } busy)
            return Refuse("", busy, "OPERATION_IN_PROGRESS");
        if (file.Length == 0)
            return Refuse("", "The input file is empty.", "INVALID_STAGED_UPLOAD_FILE");
        if (file.Length > MostUpload)
            return Refuse("", "The input file size exceeds the maximum allowed size of 100 MB.", "INVALID_STAGED_UPLOAD_FILE");
        return Take(call, new BulkOperation { IsMutation = true, Query = text, UploadKey = key, UploadStamp = StagedUploads.Stamp(file) });
    }

    private static Payload Query(Call call)
    {
        var text = call.Arguments.Required("query");
        if (Encoding.UTF8.GetByteCount(text) is var bytes and > MostBytes)
            return Refuse("query", $"Query is too large ({bytes} bytes; maximum is {MostBytes} bytes)", "INVALID");
        var (prepared, errors) = call.Shop.Engine.Prepare(text, null);
        if (prepared is null)
            return Refuse("query", $"Invalid bulk query: {errors[0].Message}", "INVALID");
        if (prepared.Operation.Operation != OperationType.Query)
            return Refuse("query", "Invalid operation type. Only `query` operations are supported.", "INVALID");
        var complaints = new Complaints();
        BulkQueryRules.Check(call.Shop.Engine.Schema, prepared, complaints);
        if (complaints.Any)
            return new Payload(("bulkOperation", null), ("userErrors", complaints.All)) { Failed = true };
        return Busy(call, isMutation: false) is { } busy
            ? Refuse("", busy, "OPERATION_IN_PROGRESS")
            : Take(call, new BulkOperation { Query = text, Grouped = call.Arguments.Flag("groupObjects") == true });
    }

    private static Payload Take(Call call, BulkOperation operation)
    {
        operation.Token = call.Scope.Access.Token;
        call.Session.Add(operation);
        call.Scope.AfterCommit.Add(() => call.Shop.Bulk.Start(operation.Id));
        return new Payload(("bulkOperation", operation));
    }

    private static string? Busy(Call call, bool isMutation)
    {
        var open = BulkOperation.Open(call.Session).Where(o => o.IsMutation == isMutation).Select(o => o.Gid).ToArray();
        return open.Length < MostAtOnce ? null : $"A bulk {(isMutation ? "mutation" : "query")} operation for this app and shop is already in progress: {string.Join(", ", open)}.";
    }

    private static Payload Refuse(string path, string message, string? code) =>
        new(("bulkOperation", null), ("userErrors", new[] { UserError.At(path, message, code) })) { Failed = true };
}
