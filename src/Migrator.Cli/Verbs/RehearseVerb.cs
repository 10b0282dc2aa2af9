using System.CommandLine;
using Migrator.Core.Failures;
using Migrator.Rehearsal;

namespace Migrator.Cli.Verbs;

/// <summary><c>rehearse</c>: a Shopify to practise on, on this machine only.</summary>
internal static class RehearseVerb
{
    public static Command Create()
    {
        var port = new Option<int>("--port") { Description = "The loopback port; 0 takes a free one.", DefaultValueFactory = _ => 9292 };
        var plan = new Option<string>("--plan") { Description = "Whose limits and speed: basic, advanced, plus or trial.", DefaultValueFactory = _ => "basic" };
        plan.AcceptOnlyFromAmong("trial", "basic", "advanced", "plus");
        var data = new Option<DirectoryInfo?>("--data") { Description = "The folder that keeps the shop between starts; without it the shop is gone at the end." };
        var json = CommonOptions.Json();
        var command = new Command("rehearse", "Start a Shopify stand-in to practise on. Its access token is 'rehearsal'. Ctrl+C ends it.") { port, plan, data, json };
        command.SetAction((parsed, cancellationToken) =>
        {
            var screen = CommonOptions.Screen(parsed.GetValue(json));
            return CommandLine.GuardAsync(
                screen,
                async () =>
                {
                    var options = new RehearsalOptions
                    {
                        Port = parsed.GetValue(port),
                        Plan = Enum.Parse<RehearsalPlan>(parsed.GetValue(plan)!, ignoreCase: true),
                        DataDirectory = parsed.GetValue(data)?.FullName,
                    };
                    await using var server = await StartAsync(options, cancellationToken);
                    screen.Say($"A Shopify stand-in listens on {server.BaseAddress.ToString().TrimEnd('/')} (access token: rehearsal).");
                    await CommonOptions.UntilCancelledAsync(cancellationToken);
                    return ExitCodes.Complete;
                },
                cancellationToken);
        });
        return command;
    }

    private static async Task<RehearsalServer> StartAsync(RehearsalOptions options, CancellationToken cancellationToken)
    {
        if (options.Port is < 0 or > 65_535) throw MigratorException.Configuration($"{options.Port} is not a port.", "Give --port one from 1 to 65535, or 0 for a free one.");
        try
        {
            return await RehearsalServer.StartAsync(options, cancellationToken);
        }
        catch (IOException e)
        {
            throw MigratorException.Configuration($"The stand-in cannot start on port {options.Port}: {e.Message}", "Is another one running? End it, or give another --port (0 takes a free one).", e);
        }
    }
}
