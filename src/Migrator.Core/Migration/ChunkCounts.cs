using Migrator.Core.Artifacts;
using Migrator.Core.Runs;

namespace Migrator.Core.Migration;

/// <summary>Counts the records of a chunk by their ends, each once.</summary>
internal static class ChunkCounts
{
    public static async Task<EntityCounts> CountAsync(IArtifactStore artifacts, EntityFiles files, int chunk, CancellationToken cancellationToken)
    {
        var counts = EntityCounts.None;
        await foreach (var record in EndedRecords.ReadAsync(artifacts, files, chunk, cancellationToken)) counts += Count(record.End);
        return counts;
    }

    private static EntityCounts Count(RecordEnd end) => end switch
    {
        RecordEnd.Created => EntityCounts.None with { Read = 1, Created = 1 },
        RecordEnd.Updated => EntityCounts.None with { Read = 1, Updated = 1 },
        RecordEnd.Unchanged => EntityCounts.None with { Read = 1, Unchanged = 1 },
        RecordEnd.Skipped => EntityCounts.None with { Read = 1, Skipped = 1 },
        _ => EntityCounts.None with { Read = 1, Failed = 1 },
    };
}
