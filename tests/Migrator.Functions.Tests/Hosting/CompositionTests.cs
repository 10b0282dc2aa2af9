using System.Text.Json;
using Azure.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Migrator.Azure.Blobs;
using Migrator.Core.Artifacts;
using Migrator.Core.Migration;
using Migrator.Functions.Durable;
using Migrator.Functions.Hosting;
using Migrator.Functions.Shopify;
using Migrator.Functions.Triggers;
using Migrator.Shopify.Admin;
using Migrator.Web;
using Migrator.Web.Routes;

namespace Migrator.Functions.Tests.Hosting;

/// <summary>The app as <c>Program</c> puts it together, without the worker around it.</summary>
public sealed class CompositionTests
{
    private static readonly (string, string)[] Settings =
    [
        ("Migrator:Storage:BlobServiceUri", "https://account.blob.core.windows.net/"),
        ("Migrator:Storage:TableServiceUri", "https://account.table.core.windows.net/"),
        ("APPLICATIONINSIGHTS_CONNECTION_STRING", "InstrumentationKey=00000000-0000-0000-0000-000000000001"),
    ];

    [Fact]
    public async Task Everything_that_a_trigger_asks_for_is_there()
    {
        var settings = SettingsTests.Settings(Settings);
        await using var services = new ServiceCollection()
            .AddLogging().AddSingleton<IConfiguration>(settings).AddSingleton(TimeProvider.System)
            .AddMigratorStorage(settings, new DefaultAzureCredential()).AddMigratorWeb(WebSettings.Read(settings)).AddMigratorPipeline().AddMigratorTelemetry(settings, new DefaultAzureCredential())
            .BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true });

        foreach (var trigger in new[] { typeof(HttpTriggers), typeof(OrchestrationTriggers), typeof(ActivityTriggers), typeof(ScheduleTrigger) })
            ActivatorUtilities.CreateInstance(services, trigger).ShouldNotBeNull();
        foreach (var route in MigratorRoutes.All) services.GetRequiredService(route.Handler).ShouldNotBeNull();
        services.GetRequiredService<DurableTasks>().ShouldNotBeNull();
        services.GetRequiredService<OpenRuns>().ShouldNotBeNull();
        services.GetRequiredService<IShopifyTransportFactory>().ShouldBeOfType<ShopifySharpTransportFactory>();
        services.GetRequiredService<IArtifactLinks>().ShouldBeOfType<BlobArtifactLinks>();
    }

    [Fact]
    public void The_hosts_settings_lie_beside_the_app_and_keep_records_out_of_its_traces()
    {
        using var host = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "host.json")));
        var extensions = host.RootElement.GetProperty("extensions");

        extensions.GetProperty("http").GetProperty("routePrefix").GetString().ShouldBe(MigratorRoutes.Root.Trim('/'));
        var durable = extensions.GetProperty("durableTask");
        durable.GetProperty("tracing").GetProperty("traceInputsAndOutputs").GetBoolean().ShouldBeFalse();
        durable.GetProperty("hubName").GetString().ShouldBe("Migrator");
        var sampling = host.RootElement.GetProperty("logging").GetProperty("applicationInsights").GetProperty("samplingSettings");
        sampling.GetProperty("excludedTypes").GetString()!.Split(';').ShouldBe(["Exception", "Request"], ignoreOrder: true);
    }
}
