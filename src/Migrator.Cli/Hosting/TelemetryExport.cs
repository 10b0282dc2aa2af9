using Microsoft.Extensions.Logging;
using Migrator.Core.Telemetry;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Migrator.Cli.Hosting;

/// <summary>Sends Migrator's traces, metrics and logs on, until it is disposed; what is left goes out then.</summary>
internal sealed class TelemetryExport(TracerProvider traces, MeterProvider metrics) : IDisposable
{
    /// <summary>Null where nobody wants any.</summary>
    public static TelemetryExport? Start(TelemetryTarget target, TextWriter console)
    {
        if (target is TelemetryTarget.None) return null;
        // Few spans, and none may be missing from a run's trace.
        var traces = Sdk.CreateTracerProviderBuilder().AddSource(MigratorTelemetry.Name).SetSampler(new AlwaysOnSampler());
        var metrics = Sdk.CreateMeterProviderBuilder().AddMeter(MigratorTelemetry.Name);
        if (target is TelemetryTarget.Otlp) return new TelemetryExport(traces.AddOtlpExporter().Build(), metrics.AddOtlpExporter().Build());

        return new TelemetryExport(
            traces.AddProcessor(new SimpleActivityExportProcessor(new SpanLines(console))).Build(),
            metrics.AddReader(new PeriodicExportingMetricReader(new MetricLines(console))).Build());
    }

    /// <summary>Logs stand on standard error anyway; a collector gets them too, with their event ids.</summary>
    public static void AddLogs(ILoggingBuilder logging, TelemetryTarget target)
    {
        if (target is TelemetryTarget.Otlp) logging.AddOpenTelemetry(options => options.AddOtlpExporter());
    }

    public void Dispose()
    {
        traces.Dispose();
        metrics.Dispose();
    }
}
