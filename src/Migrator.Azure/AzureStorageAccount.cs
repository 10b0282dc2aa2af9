using Azure.Core;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Migrator.Core.Failures;

namespace Migrator.Azure;

/// <summary>The two services of a storage account, opened in one of two ways.</summary>
/// <param name="Blobs">For artifacts.</param>
/// <param name="Tables">For the ledger.</param>
public sealed record AzureStorageAccount(BlobServiceClient Blobs, TableServiceClient Tables)
{
    /// <exception cref="MigratorException">Configuration: it is no connection string. The message does not repeat it: it may hold a key.</exception>
    public static AzureStorageAccount Open(string connection)
    {
        try
        {
            return new AzureStorageAccount(new BlobServiceClient(connection), new TableServiceClient(connection));
        }
        catch (Exception e) when (e is FormatException or ArgumentException or InvalidOperationException)
        {
            throw MigratorException.Configuration("The connection string of the storage account is none.", "Copy it from the account's access keys: DefaultEndpointsProtocol=…;AccountName=….");
        }
    }

    public static AzureStorageAccount Open(Uri blobs, Uri tables, TokenCredential identity) => new(new BlobServiceClient(blobs, identity), new TableServiceClient(tables, identity));
}
