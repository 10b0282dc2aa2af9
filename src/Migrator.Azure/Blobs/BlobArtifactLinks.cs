using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Azure.Storage.Sas;
using Migrator.Core.Artifacts;

namespace Migrator.Azure.Blobs;

/// <summary>Links that the blob service itself serves: a shared access signature for reading one blob, made with the app's identity (or with the account's key, where there is one).</summary>
/// <param name="container">The container of the artifacts.</param>
/// <param name="time">Begins and ends their validity.</param>
public sealed class BlobArtifactLinks(BlobContainerClient container, TimeProvider time) : IArtifactLinks
{
    /// <summary>The clocks of two machines differ.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    private UserDelegationKey? _key;

    public async Task<Uri> CreateAsync(ArtifactPath path, TimeSpan validFor, CancellationToken cancellationToken)
    {
        var blob = container.GetBlobClient(BlobNames.Encode(path));
        var now = time.GetUtcNow();
        var signature = new BlobSasBuilder(BlobSasPermissions.Read, now + validFor)
        {
            BlobContainerName = container.Name,
            BlobName = blob.Name,
            Resource = "b",
            StartsOn = now - Skew,
            ContentDisposition = "attachment",
            Protocol = blob.Uri.Scheme == Uri.UriSchemeHttps ? SasProtocol.Https : SasProtocol.HttpsAndHttp,
        };
        if (blob.CanGenerateSasUri) return blob.GenerateSasUri(signature);

        var key = await KeyAsync(now, now + validFor, path, cancellationToken);
        return new BlobUriBuilder(blob.Uri) { Sas = signature.ToSasQueryParameters(key, container.AccountName) }.ToUri();
    }

    /// <summary>A key is good for days: one is asked for when the last would not outlive the link.</summary>
    private async Task<UserDelegationKey> KeyAsync(DateTimeOffset now, DateTimeOffset until, ArtifactPath path, CancellationToken cancellationToken)
    {
        if (_key is { } known && known.SignedExpiresOn > until) return known;
        try
        {
            return _key = await container.GetParentBlobServiceClient().GetUserDelegationKeyAsync(now - Skew, until + TimeSpan.FromHours(12), cancellationToken);
        }
        catch (RequestFailedException e)
        {
            throw StorageFailures.Of(e, $"A link to '{path}' could not be made");
        }
    }
}
