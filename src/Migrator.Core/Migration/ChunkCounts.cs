using Migrator.Core.Artifacts;
using Migrator.Core.Findings;
using Migrator.Core.Runs;

namespace Migrator.Core.Migration;

/// <summary>Joins what mapping said of each record of a chunk with what the shop said, so that each record is counted once.</summary>
internal static class ChunkCounts
{
    public static async Task<EntityCounts> CountAsync(IArtifactStore artifacts, EntityFiles files, int chunk, CancellationToken cancellationToken)
    {
        var actions = new Dictionary<string, ImportAction>(StringComparer.Ordinal);
        await foreach (var result in RunCsv.ReadAsync<ImportResult>(artifacts, files.Results(chunk), cancellationToken))
        {
            // A record in several places is as bad as its worst, and as new as its newest.
            actions[result.Record] = actions.TryGetValue(result.Record, out var before) && Weight(before) > Weight(result.Action) ? before : result.Action;
        }

        var counts = EntityCounts.None;
        await foreach (var outcome in RunCsv.ReadAsync<Outcome>(artifacts, files.Outcomes(chunk), cancellationToken))
            counts += Count(outcome, actions.TryGetValue(outcome.Record, out var action) ? action : null);
        return counts;
    }

    private static EntityCounts Count(Outcome outcome, ImportAction? action) => (outcome.State, action) switch
    {
        (RecordState.Failed, _) => EntityCounts.None with { Read = 1, Failed = 1 },
        (RecordState.Skipped or RecordState.Unsupported, _) => EntityCounts.None with { Read = 1, Skipped = 1 },
        (_, ImportAction.Created) => EntityCounts.None with { Read = 1, Created = 1 },
        (_, ImportAction.Updated) => EntityCounts.None with { Read = 1, Updated = 1 },
        (_, ImportAction.Unchanged) => EntityCounts.None with { Read = 1, Unchanged = 1 },
        (RecordState.Merged, null) => EntityCounts.None with { Read = 1, Skipped = 1 },
        // Mapping promised a place and import has no line for it: that is not success, whatever it is.
        _ => EntityCounts.None with { Read = 1, Failed = 1 },
    };

    private static int Weight(ImportAction action) => action switch
    {
        ImportAction.Failed => 3,
        ImportAction.Created => 2,
        ImportAction.Updated => 1,
        _ => 0,
    };
}
