using Azure.Core;
using Azure.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Migrator.Azure;
using Migrator.Azure.Blobs;
using Migrator.Core.Failures;
using Migrator.Core.Runs;

namespace Migrator.Functions.Hosting;

/// <summary>Where runs and ledger live: addresses with the app's identity in Azure, a connection string on a developer's machine.</summary>
internal static class StorageServices
{
    /// <exception cref="MigratorException">Configuration: neither is set.</exception>
    public static IServiceCollection AddMigratorStorage(this IServiceCollection services, IConfiguration settings, TokenCredential identity)
    {
        var section = settings.GetSection("Migrator:Storage");
        var account = (section["ConnectionString"], section["BlobServiceUri"], section["TableServiceUri"]) switch
        {
            ({ Length: > 0 } connection, _, _) => AzureStorageAccount.Open(connection),
            (_, { Length: > 0 } blobs, { Length: > 0 } tables) => AzureStorageAccount.Open(new Uri(blobs), new Uri(tables), identity),
            _ => throw MigratorException.Configuration(
                "The settings do not say where runs are kept.",
                "Set Migrator__Storage__BlobServiceUri and Migrator__Storage__TableServiceUri, or Migrator__Storage__ConnectionString on a developer's machine."),
        };
        return services.AddAzureStorage(
            account, section["Container"] ?? AzureStorageSettings.DefaultContainer, section["Table"] ?? AzureStorageSettings.DefaultTable, Host(settings));
    }

    /// <summary>The app's own identity in Azure; the developer's elsewhere.</summary>
    public static TokenCredential Identity(IConfiguration settings) => settings["AZURE_CLIENT_ID"] is { Length: > 0 } client
        ? new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(client))
        : new DefaultAzureCredential();

    /// <summary>All instances of the app are one host: they share its task hub.</summary>
    private static RunHost Host(IConfiguration settings)
    {
        var app = settings["WEBSITE_SITE_NAME"] is { Length: > 0 } site ? site : Environment.MachineName;
        return new RunHost($"functions/{app}", $"the Functions app {app}");
    }
}
