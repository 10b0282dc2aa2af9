using System.Runtime.CompilerServices;
using Migrator.Core.Artifacts;
using Migrator.Core.Runs;

namespace Migrator.Core.Migration;

/// <summary>
/// A marker beside the runs for each that is accepted and has not ended, removed with the verdict: so a host that did not begin a run
/// finds it without looking through all of them.
/// </summary>
public static class UnfinishedRuns
{
    private const string Folder = "_open/";

    /// <summary>Every run with a marker, the oldest first.</summary>
    public static async IAsyncEnumerable<RunId> ListAsync(IArtifactStore artifacts, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var marker in artifacts.ListAsync(Folder, cancellationToken)) yield return new RunId(marker.Path.Value[Folder.Length..]);
    }

    /// <summary>Says that the run goes on: once its request is written, and when an ended one is begun again.</summary>
    public static Task MarkAsync(IArtifactStore artifacts, RunId run, CancellationToken cancellationToken) =>
        artifacts.WriteAsync(Marker(run), (_, _) => Task.CompletedTask, cancellationToken);

    /// <summary>Says that the run has ended, however it did. May be called twice.</summary>
    public static Task CloseAsync(IArtifactStore artifacts, RunId run, CancellationToken cancellationToken) => artifacts.DeleteAsync(Marker(run), cancellationToken);

    private static ArtifactPath Marker(RunId run) => new(Folder + run);
}
