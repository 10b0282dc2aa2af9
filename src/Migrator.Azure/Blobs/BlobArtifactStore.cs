using System.Runtime.CompilerServices;
using Azure;
using Azure.Storage;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Migrator.Core.Artifacts;
using Migrator.Core.Failures;

namespace Migrator.Azure.Blobs;

/// <summary>
/// Artifacts as block blobs of one private container. A write is put aside first and becomes visible with one commit; a read is a whole
/// snapshot of one version (by its ETag), so that a replacement meanwhile mixes nothing.
/// </summary>
/// <param name="container">The container; made on first use.</param>
public sealed class BlobArtifactStore(BlobContainerClient container) : IArtifactStore
{
    /// <summary>Another writer's commit of the same blob drops our uncommitted blocks: then the upload is made again.</summary>
    private const int Uploads = 5;

    private readonly ContainerOnce _once = new(container);

    /// <summary>The address of an artifact: for whoever may read the container.</summary>
    public Uri AddressOf(ArtifactPath path) => container.GetBlobClient(BlobNames.Encode(path)).Uri;

    public async Task WriteAsync(ArtifactPath path, Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken)
    {
        await _once.EnsureAsync(cancellationToken);
        await using var spool = new SpoolStream();
        await write(spool, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();

        var blob = container.GetBlobClient(BlobNames.Encode(path));
        for (var upload = 1; ; upload++)
        {
            spool.Position = 0;
            try
            {
                await blob.UploadAsync(
                    spool,
                    new BlobUploadOptions
                    {
                        HttpHeaders = new BlobHttpHeaders { ContentType = ContentTypes.Of(path) },
                        TransferOptions = new StorageTransferOptions { InitialTransferSize = SpoolStream.InMemory, MaximumTransferSize = SpoolStream.InMemory, MaximumConcurrency = 2 },
                    },
                    cancellationToken);
                return;
            }
            catch (RequestFailedException e) when (upload < Uploads && e.ErrorCode == BlobErrorCode.InvalidBlockList)
            {
                // Tried again with blocks of its own.
            }
            catch (RequestFailedException e)
            {
                throw StorageFailures.Of(e, $"The artifact '{path}' could not be written");
            }
        }
    }

    public async Task<Stream> OpenReadAsync(ArtifactPath path, CancellationToken cancellationToken)
    {
        var spool = new SpoolStream();
        try
        {
            // Ranges after the first are asked for by the ETag of the first: what arrives is one version, whole.
            await container.GetBlobClient(BlobNames.Encode(path)).DownloadToAsync(spool, cancellationToken);
            spool.Position = 0;
            return spool;
        }
        catch (RequestFailedException e)
        {
            await spool.DisposeAsync();
            if (e.Status == 404) throw new ArtifactNotFoundException(path, e);
            if (e.Status == 412) throw MigratorException.Retriable($"The artifact '{path}' was replaced while it was read.", null, e);
            throw StorageFailures.Of(e, $"The artifact '{path}' could not be read");
        }
    }

    public async Task<bool> ExistsAsync(ArtifactPath path, CancellationToken cancellationToken)
    {
        try
        {
            return await container.GetBlobClient(BlobNames.Encode(path)).ExistsAsync(cancellationToken);
        }
        catch (RequestFailedException e)
        {
            throw StorageFailures.Of(e, $"The artifact '{path}' could not be looked up");
        }
    }

    public async IAsyncEnumerable<ArtifactInfo> ListAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await _once.EnsureAsync(cancellationToken);
        // The service sorts names as it stores them, escapes included; a run's names are few enough to be put in order here.
        var found = new List<ArtifactInfo>();
        await foreach (var blob in container.GetBlobsAsync(BlobTraits.None, BlobStates.None, BlobNames.EncodePrefix(prefix), cancellationToken))
        {
            var path = BlobNames.Decode(blob.Name);
            if (path.Value.StartsWith(prefix, StringComparison.Ordinal))
                found.Add(new ArtifactInfo(path, blob.Properties.ContentLength ?? 0, (blob.Properties.LastModified ?? default).ToUniversalTime()));
        }

        foreach (var info in found.OrderBy(i => i.Path.Value, StringComparer.Ordinal)) yield return info;
    }

    public async Task DeleteAsync(ArtifactPath path, CancellationToken cancellationToken)
    {
        try
        {
            await container.GetBlobClient(BlobNames.Encode(path)).DeleteIfExistsAsync(DeleteSnapshotsOption.IncludeSnapshots, null, cancellationToken);
        }
        catch (RequestFailedException e)
        {
            throw StorageFailures.Of(e, $"The artifact '{path}' could not be removed");
        }
    }
}
