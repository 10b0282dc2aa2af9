using System.Text;
using Migrator.Rehearsal.Language;
using Migrator.Rehearsal.State;

namespace Migrator.Rehearsal.Bulk;

/// <summary>Brings a bulk operation to its end and lays out its result for download.</summary>
internal static class BulkEnd
{
    public static string Folder(ShopContext shop) => Directory.CreateDirectory(Path.Combine(shop.Store.Directory, "results")).FullName;

    public static async Task FailAsync(ShopContext shop, long id, string code, CancellationToken cancellation)
    {
        using var session = await shop.Store.WriteAsync(cancellation);
        var operation = session.Find<BulkOperation>(id)!;
        operation.ErrorCode = code;
        if (operation.IsMutation)
            WriteLines(shop, session, operation);
        Finish(session, operation, "FAILED");
        session.Commit();
    }

    /// <summary>Writes the answers kept so far as the result file, and forgets them.</summary>
    public static void WriteLines(ShopContext shop, Session session, BulkOperation operation)
    {
        var path = Path.Combine(Folder(shop), operation.ResultFile);
        using (var writer = new StreamWriter(path + ".part", append: false, new UTF8Encoding(false)))
        {
            const int Portion = 1000;
            for (long from = -1; ;)
            {
                var rows = session.Connection.Rows("SELECT number, text FROM bulk_line WHERE operation=$1 AND number>$2 ORDER BY number LIMIT $3", static row => (row.GetInt64(0), row.GetString(1)), operation.Id, from, Portion);
                foreach (var (number, text) in rows)
                {
                    writer.Write(text);
                    writer.Write('\n');
                    from = number;
                }

                if (rows.Count < Portion)
                    break;
            }
        }

        File.Move(path + ".part", path, overwrite: true);
        operation.FileSize = new FileInfo(path).Length;
        session.Connection.Run("DELETE FROM bulk_line WHERE operation=$1", operation.Id);
    }

    public static void Finish(Session session, BulkOperation operation, string status)
    {
        operation.Status = status;
        operation.Partial = status != "COMPLETED";
        operation.CompletedAt = session.Now;
        session.Save(operation);
    }
}
