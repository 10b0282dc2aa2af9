using System.CommandLine;
using Migrator.Cli.Hosting;
using Migrator.Core.Runs;

namespace Migrator.Cli.Verbs;

/// <summary><c>migrate --config FILE</c>: runs a migration to its verdict, or goes on with the unfinished one of the same configuration.</summary>
internal static class MigrateVerb
{
    public static Command Create()
    {
        var (config, json, verbose, telemetry) = (CommonOptions.Config(), CommonOptions.Json(), CommonOptions.Verbose(), CommonOptions.Telemetry());
        var command = new Command("migrate", "Export from Magento, transform, import into Shopify, review. The same command again finishes an interrupted run.") { config, json, verbose, telemetry };
        command.SetAction((parsed, cancellationToken) =>
        {
            var screen = CommonOptions.Screen(parsed.GetValue(json));
            return CommandLine.GuardAsync(
                screen,
                async () =>
                {
                    var (request, mapping) = await MigrationRequestFile.LoadAsync(parsed.GetRequiredValue(config).FullName, cancellationToken);
                    await RequestCheck.CheckAsync(request, mapping, cancellationToken);
                    await using var host = await EmbeddedHost.OpenAsync(request.Storage, HostOptions.Of(parsed.GetValue(verbose), parsed.GetValue(telemetry)), cancellationToken);
                    var runner = new MigrationRunner(host, screen);
                    return ExitCodes.Of((await runner.MigrateAsync(request, mapping, cancellationToken)).Word);
                },
                cancellationToken);
        });
        return command;
    }
}
