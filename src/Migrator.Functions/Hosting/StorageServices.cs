using Azure.Core;
using Azure.Data.Tables;
using Azure.Identity;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Migrator.Azure.Blobs;
using Migrator.Azure.Tables;
using Migrator.Core.Artifacts;
using Migrator.Core.Failures;
using Migrator.Core.Ledger;

namespace Migrator.Functions.Hosting;

/// <summary>Where runs and ledger live: addresses with the app's identity in Azure, a connection string on a developer's machine.</summary>
internal static class StorageServices
{
    private const string Container = "migrator";
    private const string Table = "MigratorLedger";

    /// <exception cref="MigratorException">Configuration: neither is set.</exception>
    public static IServiceCollection AddMigratorStorage(this IServiceCollection services, IConfiguration settings, TokenCredential identity)
    {
        var section = settings.GetSection("Migrator:Storage");
        var (blobs, tables) = (section["ConnectionString"], section["BlobServiceUri"], section["TableServiceUri"]) switch
        {
            ({ Length: > 0 } connection, _, _) => (new BlobServiceClient(connection), new TableServiceClient(connection)),
            (_, { Length: > 0 } blob, { Length: > 0 } table) => (new BlobServiceClient(new Uri(blob), identity), new TableServiceClient(new Uri(table), identity)),
            _ => throw MigratorException.Configuration(
                "The settings do not say where runs are kept.",
                "Set Migrator__Storage__BlobServiceUri and Migrator__Storage__TableServiceUri, or Migrator__Storage__ConnectionString on a developer's machine."),
        };
        var container = blobs.GetBlobContainerClient(section["Container"] ?? Container);
        return services
            .AddSingleton<IArtifactStore>(new BlobArtifactStore(container))
            .AddSingleton<ILedgers>(new TableLedgers(tables.GetTableClient(section["Table"] ?? Table)))
            .AddSingleton<IArtifactLinks>(s => new BlobArtifactLinks(container, s.GetRequiredService<TimeProvider>()));
    }

    /// <summary>The app's own identity in Azure; the developer's elsewhere.</summary>
    public static TokenCredential Identity(IConfiguration settings) => settings["AZURE_CLIENT_ID"] is { Length: > 0 } client
        ? new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(client))
        : new DefaultAzureCredential();
}
