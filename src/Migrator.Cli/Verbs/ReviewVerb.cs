using System.CommandLine;
using Migrator.Cli.Hosting;
using Migrator.Core.Failures;
using Migrator.Core.Runs;

namespace Migrator.Cli.Verbs;

/// <summary><c>review --config FILE [RUN]</c>: reads everything back from Shopify once more and compares.</summary>
internal static class ReviewVerb
{
    public static Command Create()
    {
        var (config, json, verbose, telemetry) = (CommonOptions.Config(), CommonOptions.Json(), CommonOptions.Verbose(), CommonOptions.Telemetry());
        var run = new Argument<string?>("run") { Description = "The run; the last finished one if not given.", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("review", "Read every record back from Shopify and compare it field by field with what the run meant.") { run, config, json, verbose, telemetry };
        command.SetAction((parsed, cancellationToken) =>
        {
            var screen = CommonOptions.Screen(parsed.GetValue(json));
            return CommandLine.GuardAsync(
                screen,
                async () =>
                {
                    var (request, _) = await MigrationRequestFile.LoadAsync(parsed.GetRequiredValue(config).FullName, cancellationToken);
                    await using var host = await EmbeddedHost.OpenAsync(request.Storage, HostOptions.Of(parsed.GetValue(verbose), parsed.GetValue(telemetry)), cancellationToken);
                    var runner = new MigrationRunner(host, screen);
                    return ExitCodes.Of((await runner.ReviewAsync(Parse(parsed.GetValue(run)), cancellationToken)).Word);
                },
                cancellationToken);
        });
        return command;
    }

    private static RunId? Parse(string? run)
    {
        try
        {
            return run is null ? null : new RunId(run);
        }
        catch (ArgumentException e)
        {
            throw MigratorException.Configuration(e.Message, "", e);
        }
    }
}
