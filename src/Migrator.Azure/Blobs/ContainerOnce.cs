using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace Migrator.Azure.Blobs;

/// <summary>Makes the container before its first use, once a process, never public.</summary>
/// <param name="container">The container.</param>
internal sealed class ContainerOnce(BlobContainerClient container)
{
    private volatile bool _isThere;

    public async Task EnsureAsync(CancellationToken cancellationToken)
    {
        if (_isThere) return;
        try
        {
            await container.CreateIfNotExistsAsync(PublicAccessType.None, null, null, cancellationToken);
        }
        catch (RequestFailedException e)
        {
            throw StorageFailures.Of(e, $"The container '{container.Name}' could not be opened");
        }

        _isThere = true;
    }
}
