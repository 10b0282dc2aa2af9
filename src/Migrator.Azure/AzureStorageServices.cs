using Microsoft.Extensions.DependencyInjection;
using Migrator.Azure.Blobs;
using Migrator.Azure.Tables;
using Migrator.Core.Artifacts;
using Migrator.Core.Ledger;
using Migrator.Core.Migration;

namespace Migrator.Azure;

public static class AzureStorageServices
{
    /// <summary>Artifacts, their links, the ledger and the ownership of runs in one storage account: the same on every host. Needs a <see cref="TimeProvider"/>.</summary>
    /// <param name="services">Filled.</param>
    /// <param name="account">The account.</param>
    /// <param name="container">Of the artifacts; made on first use.</param>
    /// <param name="table">Of the ledger; made on first use.</param>
    /// <param name="host">Who holds the runs that are begun here.</param>
    public static IServiceCollection AddAzureStorage(this IServiceCollection services, AzureStorageAccount account, string container, string table, RunHost host)
    {
        var artifacts = account.Blobs.GetBlobContainerClient(container);
        return services
            .AddSingleton(new BlobArtifactStore(artifacts))
            .AddSingleton<IArtifactStore>(s => s.GetRequiredService<BlobArtifactStore>())
            .AddSingleton<IArtifactLinks>(s => new BlobArtifactLinks(artifacts, s.GetRequiredService<TimeProvider>()))
            .AddSingleton<IRunOwnership>(s => new BlobRunOwnership(artifacts, host, s.GetRequiredService<TimeProvider>()))
            .AddSingleton<ILedgers>(new TableLedgers(account.Tables.GetTableClient(table)));
    }
}
