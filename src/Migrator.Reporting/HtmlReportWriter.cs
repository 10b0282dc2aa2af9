using Migrator.Core.Artifacts;
using Migrator.Core.Runs;
using Migrator.Core.Stages;
using Migrator.Reporting.Evidence;
using Migrator.Reporting.Figures;
using Migrator.Reporting.Page;

namespace Migrator.Reporting;

/// <summary>
/// Writes a run's report three times: <c>report.csv</c> and <c>report.json</c> with everything, and <c>report.html</c> for people, one file that needs no network.
/// The JSON holds the CSV's SHA-256 and the page shows the JSON's, so that the three can be kept as evidence. The same files give the same three files.
/// </summary>
public sealed class HtmlReportWriter : IReportWriter
{
    private readonly ReportLimits _limits;

    public HtmlReportWriter()
        : this(new ReportLimits())
    {
    }

    internal HtmlReportWriter(ReportLimits limits) => _limits = limits;

    public async Task WriteAsync(IArtifactStore artifacts, RunFiles files, RunReport report, CancellationToken cancellationToken)
    {
        var lines = new RunLines(artifacts, files, report.Results);
        var digest = await DigestBuilder.BuildAsync(lines, report, _limits, cancellationToken);

        var csv = await SignedFile.WriteAsync(artifacts, files.ReportCsv, (stream, stop) => CsvEvidence.WriteAsync(stream, lines, stop), cancellationToken);
        var json = await SignedFile.WriteAsync(artifacts, files.ReportJson, (stream, stop) => JsonEvidence.WriteAsync(stream, digest.Summary, csv, lines, stop), cancellationToken);

        var page = new ReportPage(digest, json, _limits);
        await artifacts.WriteAsync(files.Report, page.WriteAsync, cancellationToken);
    }
}
