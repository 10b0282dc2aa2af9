using System.CommandLine;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Migrator.Cli.Hosting;
using Migrator.Core.Failures;
using Migrator.Core.Ledger;
using Migrator.Core.Runs;
using Migrator.Web;
using Migrator.Web.Serving;

namespace Migrator.Cli.Verbs;

/// <summary><c>serve</c>: the HTTP routes of the Functions host, on this machine.</summary>
internal static class ServeVerb
{
    public static Command Create()
    {
        var storage = new Option<DirectoryInfo>("--storage") { Description = "The folder of runs and ledger.", DefaultValueFactory = _ => new DirectoryInfo("runs") };
        var sources = new Option<DirectoryInfo?>("--sources") { Description = "The folder below which requests may name export files; without it they may name none." };
        var address = new Option<string>("--address") { Description = "The IP address to listen on.", DefaultValueFactory = _ => "127.0.0.1" };
        var port = new Option<int>("--port") { Description = "The port; 0 takes a free one.", DefaultValueFactory = _ => 7080 };
        var token = new Option<string?>("--token") { Description = "Where the callers' token is to be found: env:NAME or file:PATH. Needed for any address but loopback." };
        var (json, verbose, telemetry) = (CommonOptions.Json(), CommonOptions.Verbose(), CommonOptions.Telemetry());
        var command = new Command("serve", "Start, watch and end migrations over HTTP (POST /api/migrations …). Ctrl+C ends it; unfinished runs go on at the next start.") { storage, sources, address, port, token, json, verbose, telemetry };
        command.SetAction((parsed, cancellationToken) =>
        {
            var screen = CommonOptions.Screen(parsed.GetValue(json));
            return CommandLine.GuardAsync(
                screen,
                async () =>
                {
                    if (!IPAddress.TryParse(parsed.GetValue(address), out var ip))
                        throw MigratorException.Configuration($"'{parsed.GetValue(address)}' is not an IP address.", "Give one of this machine, such as 127.0.0.1.");
                    await using var host = await EmbeddedHost.OpenAsync(new StorageSettings { Path = parsed.GetValue(storage)!.FullName }, HostOptions.Of(parsed.GetValue(verbose), parsed.GetValue(telemetry)), cancellationToken);
                    var options = new ServeOptions { Address = ip, Port = parsed.GetValue(port), Token = await ResolveAsync(host, parsed.GetValue(token), cancellationToken) };
                    await using var server = MigratorServer.Build(options, new WebOptions { SourceFolder = parsed.GetValue(sources)?.FullName }, services => services
                        .AddSingleton(host.Services.GetRequiredService<Microsoft.Extensions.Logging.ILoggerFactory>())
                        .AddSingleton(host.Artifacts)
                        .AddSingleton(host.Services.GetRequiredService<ILedgers>())
                        .AddSingleton(host.Client));
                    host.Start();
                    await server.StartAsync(cancellationToken);
                    screen.Say($"Listening on {server.Urls.First()}/api/migrations.");
                    await CommonOptions.UntilCancelledAsync(cancellationToken);
                    await server.StopAsync(CancellationToken.None);
                    return ExitCodes.Complete;
                },
                cancellationToken);
        });
        return command;
    }

    private static async Task<string?> ResolveAsync(EmbeddedHost host, string? reference, CancellationToken cancellationToken) =>
        reference is null ? null : await host.Services.GetRequiredService<ISecrets>().ResolveAsync(new SecretReference(reference), cancellationToken);
}
