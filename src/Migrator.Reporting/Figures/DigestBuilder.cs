using Migrator.Core.Entities;
using Migrator.Core.Findings;
using Migrator.Core.Migration;
using Migrator.Core.Runs;
using Migrator.Core.Stages;

namespace Migrator.Reporting.Figures;

/// <summary>Reads a run's files once and counts. Holds what grows with rules, attributes and limits, and the failed findings of one chunk.</summary>
internal static class DigestBuilder
{
    public static async Task<Digest> BuildAsync(RunLines lines, RunReport report, ReportLimits limits, CancellationToken cancellationToken)
    {
        var rules = new RuleTally(limits);
        var failures = new FailureTally(limits);
        var records = new RecordList(limits);
        foreach (var result in report.Results)
        {
            await foreach (var finding in lines.PlanFindingsAsync(result, cancellationToken))
            {
                rules.Add(finding);
                if (finding.State == RecordState.Failed) failures.AddFinding(finding);
            }

            for (var chunk = 1; chunk <= result.Chunks; chunk++) await AddChunkAsync(lines, result, chunk, rules, failures, records, cancellationToken);
        }

        var coverage = new CoverageTally();
        await foreach (var values in lines.CoverageAsync(cancellationToken)) coverage.Add(values);

        var listed = records.Listed();
        var differences = new DifferenceTally(limits, listed.Select(r => (r.Entity, r.Record)).ToHashSet());
        await foreach (var difference in lines.DifferencesAsync(cancellationToken)) differences.Add(difference);

        return new Digest(Sum(report, rules, failures, records, coverage, differences), [.. listed.Select(r => r with { Differs = differences.Differs(r) })]);
    }

    private static async Task AddChunkAsync(RunLines lines, EntityResult result, int chunk, RuleTally rules, FailureTally failures, RecordList records, CancellationToken cancellationToken)
    {
        var failed = new List<Finding>();
        await foreach (var finding in lines.FindingsAsync(result, chunk, cancellationToken))
        {
            rules.Add(finding);
            if (finding.State == RecordState.Failed) failed.Add(finding);
        }

        var said = failed.ToLookup(f => f.Record, StringComparer.Ordinal);
        var ended = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var record in lines.RecordsAsync(result, chunk, cancellationToken))
        {
            records.Add(record);
            if (record.End != RecordEnd.Failed) continue;
            var about = said[record.Outcome.Record];
            failures.AddRecord(record, about.FirstOrDefault(f => f.Rule == record.Outcome.Rule) ?? about.FirstOrDefault());
            ended.Add(record.Outcome.Record);
        }

        foreach (var finding in failed.Where(f => !ended.Contains(f.Record))) failures.AddFinding(finding);
    }

    private static Summary Sum(RunReport report, RuleTally rules, FailureTally failures, RecordList records, CoverageTally coverage, DifferenceTally differences)
    {
        var entities = Entities(report);
        var total = EntityLine.Of("total", "All", isCarried: true, report.Verdict.Entities.Values.Aggregate(EntityCounts.None, (sum, counts) => sum + counts));
        var shop = new ShopSide(report.Shop.Domain, report.Shop.Name, report.Shop.Plan, report.Shop.Currency, report.Shop.Domain.StartsWith("http://", StringComparison.Ordinal));
        var (failed, causes, attributes) = (failures.Sum(), differences.Lines(), coverage.Lines());

        var faults = Books.Check(report, entities, records, rules.Count);
        var reasons = Reasons.Of(total, entities, failed, causes, attributes, shop).ToList();
        return new Summary(
            report.Verdict.Word,
            Judge.Decide(report.Verdict.Word, total, faults, reasons),
            report.Verdict.Run,
            report.Verdict.Error,
            report.StartedAt,
            report.StartedAt.AddSeconds(report.Verdict.Seconds),
            report.Verdict.Seconds,
            report.Source,
            shop,
            entities,
            total,
            failed,
            attributes,
            rules.Lines(),
            causes,
            records.Ends(),
            rules.Count,
            differences.Count,
            records.Count);
    }

    private static IReadOnlyList<EntityLine> Entities(RunReport report) => [.. EntityType.All
        .Where(report.Verdict.Entities.ContainsKey)
        .Select(e => EntityLine.Of(e.Name, Word.Of(e), report.Results.FirstOrDefault(r => r.Entity == e)?.IsCarried ?? true, report.Verdict.Entities[e]))];
}
