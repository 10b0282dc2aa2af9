using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Migrator.Core.Migration;
using Migrator.Core.Orchestration;
using Migrator.Core.Runs;
using Migrator.Core.Stages;
using Migrator.Functions.Durable;
using Migrator.Functions.Shopify;
using Migrator.Magento.ExportFiles;
using Migrator.Mapping;
using Migrator.Reporting;
using Migrator.Shopify;
using Migrator.Shopify.Admin;

namespace Migrator.Functions.Hosting;

/// <summary>What a run is made of; the same on every host but for the transport to Shopify and where secrets are.</summary>
internal static class PipelineServices
{
    public static IServiceCollection AddMigratorPipeline(this IServiceCollection services)
    {
        services.AddSingleton(MigrationTasks.Register(new OrchestrationRegistry(), s => s.GetRequiredService<OpenRuns>(), s => s.GetRequiredService<IReportWriter>()));
        services.AddSingleton<DurableTasks>().AddSingleton<OpenRuns>();
        services.AddSingleton<ISecrets, SettingsSecrets>();
        services.AddSingleton<IMagentoSourceFactory, ExportFilesSourceFactory>().AddSingleton<IMappingFactory, MappingFactory>().AddSingleton<IReportWriter, HtmlReportWriter>();

        services.AddHttpClient(ShopifySharpTransport.HandlerName).ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.All,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            ConnectTimeout = TimeSpan.FromSeconds(15),
        });
        return services.AddSingleton<IShopifyTransportFactory, ShopifySharpTransportFactory>().AddShopify();
    }
}
