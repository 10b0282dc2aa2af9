using System.Text;
using System.Text.Json;
using GraphQLParser.AST;
using Migrator.Rehearsal.Http;
using Migrator.Rehearsal.Language;

namespace Migrator.Rehearsal.Bulk;

/// <summary>A query over everything, a page of its root connection at a time, written one object a line.</summary>
internal sealed class BulkQueryRun(ShopContext shop, long id)
{
    private const int PageSize = 200;
    private static readonly Dictionary<string, object?> NoVariables = new(StringComparer.Ordinal);

    public async Task RunAsync(CancellationToken cancellation)
    {
        BulkOperation operation;
        using (var session = await shop.Store.WriteAsync(cancellation))
        {
            operation = session.Find<BulkOperation>(id)!;
            if (operation.Status == "CREATED")
                operation.Status = "RUNNING";
            (operation.ObjectCount, operation.RootObjectCount) = (0, 0);
            session.Save(operation);
            session.Commit();
        }

        var path = Path.Combine(BulkEnd.Folder(shop), operation.ResultFile);
        var prepared = shop.Engine.Prepare(operation.Query, null).Prepared!;
        var ended = "COMPLETED";
        await using (var writer = new StreamWriter(path + ".part", append: false, new UTF8Encoding(false)))
        {
            foreach (var root in prepared.Operation.SelectionSet.Selections)
            {
                ended = await RootAsync(operation, Only(prepared, root), writer, cancellation);
                if (ended != "COMPLETED")
                    break;
            }
        }

        File.Move(path + ".part", path, overwrite: true);
        using (var session = await shop.Store.WriteAsync(cancellation))
        {
            var now = session.Find<BulkOperation>(id)!;
            (now.ObjectCount, now.RootObjectCount, now.FileSize, now.ErrorCode) = (operation.ObjectCount, operation.RootObjectCount, new FileInfo(path).Length, operation.ErrorCode);
            BulkEnd.Finish(session, now, ended);
            session.Commit();
        }
    }

    private async Task<string> RootAsync(BulkOperation operation, Prepared prepared, StreamWriter writer, CancellationToken cancellation)
    {
        var window = new BulkWindow(PageSize);
        do
        {
            Answer answer;
            using (var session = shop.Store.Read())
                answer = await shop.Engine.RunAsync(prepared, NoVariables, new RequestScope(shop, session, shop.Access(operation.Token)) { Bulk = window }, trusted: true, cancellation);
            if (answer.Errors.Count > 0)
            {
                operation.ErrorCode = answer.Errors[0].Extensions?.GetValueOrDefault("code") as string == "ACCESS_DENIED" ? "ACCESS_DENIED" : "INTERNAL_SERVER_ERROR";
                return "FAILED";
            }

            var rows = new BulkRows(shop.Engine.Schema, prepared, operation.Grouped);
            rows.Add(answer.Data);
            foreach (var row in rows.InOrder())
            {
                await writer.WriteAsync(JsonSerializer.Serialize(row, AdminEndpoint.Json));
                await writer.WriteAsync('\n');
            }

            operation.ObjectCount += rows.Count;
            operation.RootObjectCount += rows.RootCount;
            if (await ProgressAsync(operation, cancellation))
                return "CANCELED";
        }
        while (window.After is not null);
        return "COMPLETED";
    }

    /// <returns>Whether somebody cancelled.</returns>
    private async Task<bool> ProgressAsync(BulkOperation operation, CancellationToken cancellation)
    {
        using var session = await shop.Store.WriteAsync(cancellation);
        var now = session.Find<BulkOperation>(id)!;
        (now.ObjectCount, now.RootObjectCount) = (operation.ObjectCount, operation.RootObjectCount);
        session.Save(now);
        session.Commit();
        return now.Status == "CANCELING";
    }

    /// <summary>The same document with one of the root fields left, so that one root connection is paged at a time.</summary>
    private static Prepared Only(Prepared prepared, ASTNode root)
    {
        var operation = new GraphQLOperationDefinition(new GraphQLSelectionSet([root])) { Operation = OperationType.Query, Location = prepared.Operation.Location };
        return prepared with { Operation = operation, Source = prepared.Source.With(operation) };
    }
}
