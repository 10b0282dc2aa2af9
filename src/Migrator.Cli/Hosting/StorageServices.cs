using Azure.Identity;
using Microsoft.Extensions.DependencyInjection;
using Migrator.Azure;
using Migrator.Azure.Blobs;
using Migrator.Core.Artifacts;
using Migrator.Core.Failures;
using Migrator.Core.Ledger;
using Migrator.Core.Migration;
using Migrator.Core.Runs;
using Migrator.Embedded.Folders;
using Migrator.Embedded.Ledger;

namespace Migrator.Cli.Hosting;

/// <summary>Where runs and ledger are kept: in the folder, or in an Azure Storage account that other hosts share.</summary>
internal static class StorageServices
{
    /// <exception cref="MigratorException">Configuration: the account cannot be named by these settings.</exception>
    public static async Task<IServiceCollection> AddStorageAsync(this IServiceCollection services, StorageSettings storage, ISecrets secrets, CancellationToken cancellationToken)
    {
        if (storage.Azure is not { } azure) return services.AddFolder(storage.Path);
        return services.AddAzureStorage(await OpenAsync(azure, secrets, cancellationToken), azure.Container, azure.Table, Host(storage.Path));
    }

    private static IServiceCollection AddFolder(this IServiceCollection services, string folder) => services
        .AddSingleton(_ => new FolderArtifactStore(folder, TimeProvider.System))
        .AddSingleton<IArtifactStore>(s => s.GetRequiredService<FolderArtifactStore>())
        .AddSingleton<ILedgers>(_ => SqliteLedgers.Open(Path.Combine(folder, "ledger.db")))
        .AddSingleton<IRunOwnership, SoleHost>();

    private static async Task<AzureStorageAccount> OpenAsync(AzureStorageSettings azure, ISecrets secrets, CancellationToken cancellationToken) => azure switch
    {
        { Connection: { } connection } => AzureStorageAccount.Open(await secrets.ResolveAsync(connection, cancellationToken)),
        { Blobs: { } blobs, Tables: { } tables } => AzureStorageAccount.Open(blobs, tables, new DefaultAzureCredential()),
        _ => throw MigratorException.Configuration("'storage.azure' names no storage account.", "Give 'connection', or 'blobs' and 'tables'."),
    };

    /// <summary>By the folder's own id: so this host has its runs again after a restart, and is nobody else's double.</summary>
    private static RunHost Host(string folder) => new(HostId.Of(folder), $"the program on {Environment.MachineName} with the history in {folder}");
}
