using Microsoft.Extensions.DependencyInjection;
using Migrator.Core.Migration;
using Migrator.Core.Orchestration;
using Migrator.Core.Runs;
using Migrator.Core.Stages;
using Migrator.Functions.Durable;
using Migrator.Functions.Shopify;
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
        services.AddSingleton<IMappingFactory, Mapping.MappingFactory>().AddSingleton<IReportWriter, Reporting.HtmlReportWriter>();

        services.AddSingleton<ShopifyOptions>().AddSingleton<IShopifyTransportFactory, ShopifySharpTransportFactory>();
        services.AddHttpClient(ShopifySharpTransport.HandlerName)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) });
        return services;
    }
}
