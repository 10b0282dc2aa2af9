using Microsoft.Data.Sqlite;
using Migrator.Core.Entities;
using Migrator.Core.Findings;
using Migrator.Core.Stages;

namespace Migrator.Shopify.Review;

/// <summary>Differences as they are found, in a temporary file, so that memory does not grow with them; and which records were compared.</summary>
/// <param name="file">The temporary database; shared with what is read back.</param>
/// <param name="entity">The entity.</param>
internal sealed class ReviewBook(ScratchFile file, EntityType entity)
{
    private long _differences;

    /// <summary>Differences so far that another run can mend, because the record was accepted once.</summary>
    public long Mendable { get; private set; }

    public void Compared(string record) => file.Run("INSERT OR IGNORE INTO record(record, differs) VALUES ($0, 0)", record);

    public void Differs(string record, string field, string? expected, string? actual, DifferenceCause cause, string? shopifyId)
    {
        file.Run(
            "INSERT INTO difference(record, field, expected, actual, cause, gid) VALUES ($0, $1, $2, $3, $4, $5)",
            record, field, expected, actual, (int)cause, shopifyId);
        if (cause is DifferenceCause.Refused) return;
        _differences++;
        if (cause is DifferenceCause.LostByShopify or DifferenceCause.MediaFailed) Mendable++;
        // What the source does not have was not lost on the way.
        if (cause is not DifferenceCause.MissingAtSource)
            file.Run("INSERT INTO record(record, differs) VALUES ($0, 1) ON CONFLICT(record) DO UPDATE SET differs = 1", record);
    }

    public ReviewCounts Counts() => new(
        file.Count("SELECT COUNT(*) FROM record"),
        file.Count("SELECT COUNT(*) FROM record WHERE differs = 1"),
        _differences);

    public IEnumerable<Difference> All() => file.Read(
        "SELECT record, field, expected, actual, cause, gid FROM difference ORDER BY rowid",
        r => new Difference(entity, r.GetString(0), r.GetString(1), Text(r, 2), Text(r, 3), (DifferenceCause)r.GetInt32(4), Text(r, 5)));

    private static string? Text(SqliteDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
}
