using Migrator.Core.Artifacts;
using Migrator.Core.Migration;
using Migrator.Core.Runs;

namespace Migrator.Core.Stages;

/// <summary>Writes the report of a run from its files: verdict, counts, coverage, findings, differences.</summary>
public interface IReportWriter
{
    /// <summary>Writes <see cref="RunFiles.Report"/>, <see cref="RunFiles.ReportJson"/> and <see cref="RunFiles.ReportCsv"/>. Findings and differences are read from the run's files, streamed.</summary>
    Task WriteAsync(IArtifactStore artifacts, RunFiles files, RunReport report, CancellationToken cancellationToken);
}

/// <param name="Verdict">The truth in short.</param>
/// <param name="Source">Magento's side.</param>
/// <param name="Shop">Shopify's side.</param>
/// <param name="StartedAt">UTC.</param>
/// <param name="Results">Of each entity, with its number of chunks.</param>
public sealed record RunReport(Verdict Verdict, SourceProfile Source, ShopProfile Shop, DateTimeOffset StartedAt, IReadOnlyList<EntityResult> Results);
