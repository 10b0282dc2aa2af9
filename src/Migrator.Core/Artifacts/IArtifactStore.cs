namespace Migrator.Core.Artifacts;

/// <summary>
/// Where the files of a run live. One contract suite proves every implementation.
/// Safe for concurrent use; two writers of one path are both right, and the last to finish is what is read.
/// </summary>
public interface IArtifactStore
{
    /// <summary>
    /// Writes an artifact whole or not at all: nothing is visible before <paramref name="write"/> has returned, and a failure leaves what was there.
    /// An artifact of the same path is replaced.
    /// </summary>
    /// <param name="path">Its name.</param>
    /// <param name="write">Fills the stream (forward only); the store disposes it.</param>
    /// <param name="cancellationToken">Stops the writing; nothing becomes visible.</param>
    Task WriteAsync(ArtifactPath path, Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken);

    /// <summary>Opens an artifact for reading; the caller disposes the stream, which is seekable.</summary>
    /// <exception cref="ArtifactNotFoundException">There is none.</exception>
    Task<Stream> OpenReadAsync(ArtifactPath path, CancellationToken cancellationToken);

    Task<bool> ExistsAsync(ArtifactPath path, CancellationToken cancellationToken);

    /// <summary>The artifacts whose path begins with <paramref name="prefix"/>, in ordinal order of their paths.</summary>
    IAsyncEnumerable<ArtifactInfo> ListAsync(string prefix, CancellationToken cancellationToken);

    /// <summary>Removes an artifact; none there is no failure.</summary>
    Task DeleteAsync(ArtifactPath path, CancellationToken cancellationToken);
}

/// <param name="Path">Its name.</param>
/// <param name="Length">Bytes.</param>
/// <param name="ModifiedAt">When it became visible, UTC.</param>
public sealed record ArtifactInfo(ArtifactPath Path, long Length, DateTimeOffset ModifiedAt);

/// <summary>An artifact that a stage needs is not there.</summary>
public sealed class ArtifactNotFoundException(ArtifactPath path, Exception? inner = null)
    : IOException($"The file '{path}' of the run is missing: the stage that writes it has not finished, or somebody removed it.", inner)
{
    public ArtifactPath Path { get; } = path;
}
