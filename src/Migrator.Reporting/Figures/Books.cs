using Migrator.Core.Migration;
using Migrator.Core.Runs;
using Migrator.Core.Stages;

namespace Migrator.Reporting.Figures;

/// <summary>Holds the verdict's counts against the run's files: a report whose numbers do not meet its evidence must say so.</summary>
internal static class Books
{
    /// <returns>A sentence for each place where they disagree; none where all is well.</returns>
    public static IReadOnlyList<string> Check(RunReport report, IReadOnlyList<EntityLine> entities, RecordList records, long findings)
    {
        // A run that broke off has files that no count has taken in yet.
        if (report.Verdict.Word is VerdictWord.Failed or VerdictWord.Cancelled) return [];

        var faults = new List<string>();
        foreach (var entity in entities.Where(e => !e.AddsUp))
            faults.Add($"{entity.Label}: {Figure.Of(entity.Read, "record was", "records were")} read, and the columns add up to {Figure.Of(entity.Sum)}.");

        foreach (var result in report.Results)
        {
            var line = entities.FirstOrDefault(e => e.Entity == result.Entity.Name);
            if (line is null)
            {
                faults.Add($"{Word.Of(result.Entity)}: the verdict does not count them.");
                continue;
            }

            foreach (var (end, count) in new[] { (RecordEnd.Created, line.Created), (RecordEnd.Updated, line.Updated), (RecordEnd.Unchanged, line.Unchanged), (RecordEnd.Skipped, line.Skipped) })
            {
                var found = records.Of(result.Entity, end);
                if (found != count) faults.Add($"{line.Label}: the verdict counts {Figure.Of(count)} {Word.Of(end)}, and the run's files hold {Figure.Of(found)}.");
            }

            // Records that could not be read fail without a line in the chunks.
            var failed = records.Of(result.Entity, RecordEnd.Failed);
            if (failed > line.Failed) faults.Add($"{line.Label}: the verdict counts {Figure.Of(line.Failed)} failed, and the run's files hold {Figure.Of(failed)}.");
        }

        if (findings != report.Verdict.Findings)
            faults.Add($"The verdict counts {Figure.Of(report.Verdict.Findings, "finding", "findings")}, and the run's files hold {Figure.Of(findings)}.");
        return faults;
    }
}
