using System.Runtime.CompilerServices;
using Migrator.Core.Artifacts;
using Migrator.Core.Findings;
using Migrator.Core.Runs;

namespace Migrator.Web.Files;

/// <summary>Reads a run's findings out of its files, streaming, from any place on.</summary>
/// <param name="artifacts">The files.</param>
internal sealed class FindingReader(IArtifactStore artifacts)
{
    /// <summary>Findings with the place just behind each.</summary>
    public async IAsyncEnumerable<(Finding Finding, FindingCursor Next)> ReadAsync(
        RunId run, FindingFilter filter, FindingCursor? after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var prefix = filter.Entity is { } entity ? new RunFiles(run).For(entity).Folder : $"{run}/";
        await foreach (var file in artifacts.ListAsync(prefix, cancellationToken))
        {
            if (!file.Path.Value.EndsWith(".findings.csv", StringComparison.Ordinal)) continue;
            var name = file.Path.Value[(run.Value.Length + 1)..];
            var order = after is { } place ? string.CompareOrdinal(name, place.File) : 1;
            if (order < 0) continue;

            long line = 0;
            await foreach (var finding in RunCsv.ReadAsync<Finding>(artifacts, file.Path, cancellationToken))
            {
                line++;
                if (order == 0 && line <= after!.Value.Line) continue;
                if (filter.Takes(finding)) yield return (finding, new FindingCursor(name, line));
            }
        }
    }
}
