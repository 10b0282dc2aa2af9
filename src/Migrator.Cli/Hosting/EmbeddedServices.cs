using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using Migrator.Core.Migration;
using Migrator.Core.Runs;
using Migrator.Core.Stages;
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
    /// <param name="storage">Where runs and ledger are; its folder is absolute.</param>
    /// <param name="options">What is logged, and where telemetry goes.</param>
    /// <param name="cancellationToken">Stops the reading of secrets.</param>
    public static async Task<IServiceCollection> AddMigratorAsync(this IServiceCollection services, StorageSettings storage, HostOptions options, CancellationToken cancellationToken)
    {
        services.AddLogging(logging =>
        {
            logging
                .SetMinimumLevel(options.Verbose ? LogLevel.Debug : LogLevel.Warning)
                // A failure is said once, by the screen.
                .AddFilter("Migrator.Embedded.Engine", options.Verbose ? LogLevel.Debug : LogLevel.Critical)
                .AddSimpleConsole(console => console.SingleLine = true);
            TelemetryExport.AddLogs(logging, options.Telemetry);
        });
        // Standard output is the verb's own: logs go to standard error, whatever their level.
        services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        services.AddSingleton(TimeProvider.System);
        var secrets = new EnvironmentAndFileSecrets(Environment.CurrentDirectory);
        services.AddSingleton<ISecrets>(secrets);
        await services.AddStorageAsync(storage, secrets, cancellationToken);
        services.AddSingleton<IMagentoSourceFactory, ExportFilesSourceFactory>();
        services.AddSingleton<IMappingFactory, MappingFactory>();
        services.AddShopify();
        services.AddSingleton<IReportWriter, HtmlReportWriter>();
        return services.AddSingleton<OpenRuns>();
    }
}
