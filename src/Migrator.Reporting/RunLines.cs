using System.Runtime.CompilerServices;
using Migrator.Core.Artifacts;
using Migrator.Core.Findings;
using Migrator.Core.Migration;
using Migrator.Core.Runs;

namespace Migrator.Reporting;

/// <summary>The lines of a run's files in the order of its entities and chunks: the same in every reading. Streams; holds one line, or one chunk's results.</summary>
/// <param name="artifacts">Where the files are.</param>
/// <param name="files">Their names.</param>
/// <param name="results">The entities of the run, with their number of chunks.</param>
internal sealed class RunLines(IArtifactStore artifacts, RunFiles files, IReadOnlyList<EntityResult> results)
{
    /// <summary>Every record that mapping accounted for, with its end.</summary>
    public async IAsyncEnumerable<EndedRecord> RecordsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var result in results)
        {
            for (var chunk = 1; chunk <= result.Chunks; chunk++)
            {
                await foreach (var record in RecordsAsync(result, chunk, cancellationToken)) yield return record;
            }
        }
    }

    public IAsyncEnumerable<EndedRecord> RecordsAsync(EntityResult result, int chunk, CancellationToken cancellationToken) =>
        EndedRecords.ReadAsync(artifacts, files.For(result.Entity), chunk, cancellationToken);

    public async IAsyncEnumerable<Finding> FindingsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var result in results)
        {
            await foreach (var finding in PlanFindingsAsync(result, cancellationToken)) yield return finding;
            for (var chunk = 1; chunk <= result.Chunks; chunk++)
            {
                await foreach (var finding in FindingsAsync(result, chunk, cancellationToken)) yield return finding;
            }
        }
    }

    /// <summary>What dividing the export found.</summary>
    public IAsyncEnumerable<Finding> PlanFindingsAsync(EntityResult result, CancellationToken cancellationToken) =>
        RunCsv.ReadAsync<Finding>(artifacts, files.For(result.Entity).PlanFindings, cancellationToken);

    /// <summary>What reading and mapping one chunk found.</summary>
    public async IAsyncEnumerable<Finding> FindingsAsync(EntityResult result, int chunk, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var of = files.For(result.Entity);
        await foreach (var finding in RunCsv.ReadAsync<Finding>(artifacts, of.ExportFindings(chunk), cancellationToken)) yield return finding;
        await foreach (var finding in RunCsv.ReadAsync<Finding>(artifacts, of.TransformFindings(chunk), cancellationToken)) yield return finding;
    }

    public async IAsyncEnumerable<AttributeCoverage> CoverageAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var result in results)
        {
            for (var chunk = 1; chunk <= result.Chunks; chunk++)
            {
                await foreach (var values in RunCsv.ReadAsync<AttributeCoverage>(artifacts, files.For(result.Entity).Coverage(chunk), cancellationToken)) yield return values;
            }
        }
    }

    public async IAsyncEnumerable<Difference> DifferencesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var result in results)
        {
            await foreach (var difference in RunCsv.ReadAsync<Difference>(artifacts, files.For(result.Entity).Differences, cancellationToken)) yield return difference;
        }
    }
}
