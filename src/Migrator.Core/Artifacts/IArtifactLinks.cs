namespace Migrator.Core.Artifacts;

/// <summary>
/// Gives addresses under which one artifact can be downloaded for a short time without any other right: a SAS address where blobs serve it themselves,
/// a signed address of the program's own elsewhere.
/// </summary>
public interface IArtifactLinks
{
    /// <param name="path">The artifact; it need not exist.</param>
    /// <param name="validFor">After which the address is refused.</param>
    /// <param name="cancellationToken">Stops the signing.</param>
    /// <returns>Absolute, or relative to the root of the program's HTTP routes (<c>downloads/…</c>).</returns>
    Task<Uri> CreateAsync(ArtifactPath path, TimeSpan validFor, CancellationToken cancellationToken);
}
