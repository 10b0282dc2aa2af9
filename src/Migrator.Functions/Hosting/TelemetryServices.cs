using Azure.Core;
using Azure.Monitor.OpenTelemetry.Exporter;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Migrator.Core.Telemetry;
using OpenTelemetry.Trace;

namespace Migrator.Functions.Hosting;

/// <summary>Migrator's own metrics and traces to Application Insights. Logs, requests and dependencies go there by the Functions host.</summary>
internal static class TelemetryServices
{
    private const string ConnectionSetting = "APPLICATIONINSIGHTS_CONNECTION_STRING";

    public static IServiceCollection AddMigratorTelemetry(this IServiceCollection services, IConfiguration settings, TokenCredential identity)
    {
        if (settings[ConnectionSetting] is not { Length: > 0 } connection) return services;
        var credential = settings["APPLICATIONINSIGHTS_AUTHENTICATION_STRING"] is { Length: > 0 } ? identity : null;
        services.AddOpenTelemetry()
            .WithMetrics(metrics => metrics.AddMeter(MigratorTelemetry.Name).AddAzureMonitorMetricExporter(o => o.ConnectionString = connection, credential))
            .WithTracing(traces => traces.AddSource(MigratorTelemetry.Name).SetSampler(new AlwaysOnSampler()).AddAzureMonitorTraceExporter(
                options =>
                {
                    options.ConnectionString = connection;
                    // A span for each step of a run: few, and none of them may be missing from the run's trace.
                    options.SamplingRatio = 1;
                },
                credential));
        return services;
    }
}
