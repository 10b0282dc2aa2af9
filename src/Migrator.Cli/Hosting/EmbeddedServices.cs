using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using Migrator.Core.Artifacts;
using Migrator.Core.Ledger;
using Migrator.Core.Migration;
using Migrator.Core.Runs;
using Migrator.Core.Stages;
using Migrator.Embedded.Folders;
using Migrator.Embedded.Ledger;
using Migrator.Embedded.Secrets;
using Migrator.Magento.ExportFiles;
using Migrator.Mapping;
using Migrator.Reporting;
using Migrator.Shopify;

namespace Migrator.Cli.Hosting;

/// <summary>What the embedded host is made of.</summary>
internal static class EmbeddedServices
{
    /// <param name="services">Filled.</param>
    /// <param name="folder">The folder of runs, ledger and history.</param>
    /// <param name="verbose">Whether every step is logged.</param>
    public static IServiceCollection AddMigrator(this IServiceCollection services, string folder, bool verbose)
    {
        services.AddLogging(logging => logging
            .SetMinimumLevel(verbose ? LogLevel.Debug : LogLevel.Warning)
            // A failure is said once, by the screen.
            .AddFilter("Migrator.Embedded.Engine", verbose ? LogLevel.Debug : LogLevel.Critical)
            .AddSimpleConsole(console => console.SingleLine = true));
        // Standard output is the verb's own: logs go to standard error, whatever their level.
        services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(_ => new FolderArtifactStore(folder, TimeProvider.System));
        services.AddSingleton<IArtifactStore>(s => s.GetRequiredService<FolderArtifactStore>());
        services.AddSingleton<ILedgers>(_ => SqliteLedgers.Open(Path.Combine(folder, "ledger.db")));
        services.AddSingleton<ISecrets>(_ => new EnvironmentAndFileSecrets(Environment.CurrentDirectory));
        services.AddSingleton<IMagentoSourceFactory, ExportFilesSourceFactory>();
        services.AddSingleton<IMappingFactory, MappingFactory>();
        services.AddShopify();
        services.AddSingleton<IReportWriter, HtmlReportWriter>();
        return services.AddSingleton<OpenRuns>();
    }
}
