namespace Migrator.Cli.Hosting;

/// <summary>What a user may say to every verb that runs something.</summary>
/// <param name="Verbose">Whether every step is logged.</param>
/// <param name="Telemetry">Where traces and metrics go.</param>
internal sealed record HostOptions(bool Verbose, TelemetryTarget Telemetry)
{
    /// <summary>OpenTelemetry's own variable for the collector's address.</summary>
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>Without a word of the user's: to the collector, where the environment names one.</summary>
    public static HostOptions Of(bool verbose, TelemetryTarget? telemetry) =>
        new(verbose, telemetry ?? (string.IsNullOrEmpty(Environment.GetEnvironmentVariable(Endpoint)) ? TelemetryTarget.None : TelemetryTarget.Otlp));
}

internal enum TelemetryTarget
{
    None,

    /// <summary>Standard error: standard output is the verb's own.</summary>
    Console,

    /// <summary>A collector, by OpenTelemetry's protocol and its environment variables.</summary>
    Otlp,
}
