using System.Runtime.CompilerServices;
using Migrator.Core.Artifacts;
using Migrator.Core.Findings;
using Migrator.Core.Runs;

namespace Migrator.Core.Migration;

/// <summary>Joins what mapping said of each record of a chunk with what the shop said. The books and the report go by the same answer.</summary>
public static class EndedRecords
{
    /// <summary>The records of a chunk in the order of its outcomes, each once. Holds the import's results of this one chunk in memory.</summary>
    public static async IAsyncEnumerable<EndedRecord> ReadAsync(IArtifactStore artifacts, EntityFiles files, int chunk, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var results = new Dictionary<string, ImportResult>(StringComparer.Ordinal);
        await foreach (var result in RunCsv.ReadAsync<ImportResult>(artifacts, files.Results(chunk), cancellationToken))
        {
            // A record in several places is as bad as its worst, and as new as its newest.
            if (!results.TryGetValue(result.Record, out var before) || Weight(result.Action) > Weight(before.Action)) results[result.Record] = result;
        }

        await foreach (var outcome in RunCsv.ReadAsync<Outcome>(artifacts, files.Outcomes(chunk), cancellationToken))
        {
            var result = results.GetValueOrDefault(outcome.Record);
            yield return new EndedRecord(outcome, EndOf(outcome, result?.Action), result);
        }
    }

    private static RecordEnd EndOf(Outcome outcome, ImportAction? action) => (outcome.State, action) switch
    {
        (RecordState.Failed, _) => RecordEnd.Failed,
        (RecordState.Skipped or RecordState.Unsupported, _) => RecordEnd.Skipped,
        (_, ImportAction.Created) => RecordEnd.Created,
        (_, ImportAction.Updated) => RecordEnd.Updated,
        (_, ImportAction.Unchanged) => RecordEnd.Unchanged,
        (RecordState.Merged, null) => RecordEnd.Skipped,
        // Mapping promised a place and import has no line for it: that is not success, whatever it is.
        _ => RecordEnd.Failed,
    };

    private static int Weight(ImportAction action) => action switch
    {
        ImportAction.Failed => 3,
        ImportAction.Created => 2,
        ImportAction.Updated => 1,
        _ => 0,
    };
}

/// <param name="Outcome">What mapping said.</param>
/// <param name="End">The column of <see cref="EntityCounts"/> that it is counted in.</param>
/// <param name="Result">What the shop said, the line that decided; null where nothing was sent.</param>
public sealed record EndedRecord(Outcome Outcome, RecordEnd End, ImportResult? Result);

/// <summary>The column that a record is counted in: exactly one for each.</summary>
public enum RecordEnd
{
    Created,
    Updated,
    Unchanged,
    Skipped,
    Failed,
}
