using System.CommandLine;
using Migrator.Cli.Hosting;
using Migrator.Cli.Screens;
using Spectre.Console;

namespace Migrator.Cli.Verbs;

/// <summary>Options that several verbs share.</summary>
internal static class CommonOptions
{
    public static Option<bool> Json() => new("--json") { Description = "Print one JSON object a line on standard output; the last one is the verdict." };

    public static Option<bool> Verbose() => new("--verbose", "-v") { Description = "Log every step to standard error." };

    public static Option<TelemetryTarget?> Telemetry() => new("--telemetry")
    {
        Description = "Where traces and metrics go: none, console (standard error) or otlp (a collector). Without it: otlp where OTEL_EXPORTER_OTLP_ENDPOINT is set.",
    };

    public static Option<FileInfo> Config() => new("--config", "-c") { Description = "The configuration file (JSON).", Required = true };

    public static IScreen Screen(bool json)
    {
        // Into a file or a pipe a sentence goes whole: nothing there is eighty characters wide.
        if (Console.IsOutputRedirected) AnsiConsole.Profile.Width = 1_000;
        return json ? new JsonScreen(Console.Out) : new TextScreen(AnsiConsole.Console);
    }

    /// <summary>Returns when the user ends the program.</summary>
    public static async Task UntilCancelledAsync(CancellationToken cancellationToken)
    {
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = cancellationToken.Register(() => ended.TrySetResult());
        await ended.Task;
    }
}
