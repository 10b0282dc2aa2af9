using System.CommandLine;
using Migrator.Cli.Demo;
using Migrator.Cli.Hosting;
using Migrator.Cli.Screens;
using Migrator.Core.Runs;
using Migrator.Mapping.Settings;
using Migrator.Rehearsal;

namespace Migrator.Cli.Verbs;

/// <summary><c>demo</c>: all five steps on the sample store, against the stand-in.</summary>
internal static class DemoVerb
{
    public static Command Create()
    {
        var folder = new Option<DirectoryInfo>("--data") { Description = "The folder that keeps the demo's shop and runs.", DefaultValueFactory = _ => new DirectoryInfo("demo") };
        var (json, verbose) = (CommonOptions.Json(), CommonOptions.Verbose());
        var command = new Command("demo", "All five steps on a sample Magento store, against a Shopify stand-in on this machine. A second time changes nothing.") { folder, json, verbose };
        command.SetAction((parsed, cancellationToken) =>
        {
            var screen = CommonOptions.Screen(parsed.GetValue(json));
            return CommandLine.GuardAsync(screen, () => RunAsync(parsed.GetValue(folder)!.FullName, parsed.GetValue(verbose), screen, cancellationToken), cancellationToken);
        });
        return command;
    }

    private static async Task<int> RunAsync(string folder, bool verbose, IScreen screen, CancellationToken cancellationToken)
    {
        var stage = new DemoStage(folder);
        var store = SampleStore.Find();
        var ports = await stage.TakePortsAsync(cancellationToken);
        await using var media = await MediaServer.StartAsync(store.Media, ports.Media, cancellationToken);
        await using var shop = await RehearsalServer.StartAsync(
            new RehearsalOptions { Port = ports.Shop, Plan = RehearsalPlan.Plus, DataDirectory = stage.Shop, ShopName = "Demo shop", Currency = "USD" }, cancellationToken);
        var address = shop.BaseAddress.ToString().TrimEnd('/');

        screen.Step(1, "Connect", $"the sample Magento store that comes with the program, and a Shopify stand-in on {address}");
        await stage.WriteConfigurationAsync(store, address, media.Address + "/catalog/product", cancellationToken);
        if (!File.Exists(stage.Mapping)) await File.WriteAllTextAsync(stage.Mapping, MappingSettings.DefaultText, cancellationToken);

        screen.Step(2, "Back up", $"every record that is read stays as XML under {Near(Path.Combine(folder, "runs"))}, with counts and SHA-256 in the run's manifest.json");
        screen.Step(3, "Configure", $"{Near(stage.Configuration)}, and every default of the mapping in {Near(stage.Mapping)}: change them and run the demo again");
        screen.Step(4, "Migrate", "export, transform and import, a chunk after the other");
        screen.Step(5, "Review", "everything is read back from the shop and compared, field by field");

        var (request, mapping) = await MigrationRequestFile.LoadAsync(stage.Configuration, cancellationToken);
        await using var host = await EmbeddedHost.OpenAsync(request.Storage, HostOptions.Of(verbose, null), cancellationToken);
        var verdict = await new MigrationRunner(host, screen).MigrateAsync(request, mapping, cancellationToken);
        return ExitCodes.Of(verdict.Word);
    }

    private static string Near(string path) => Path.GetRelativePath(Environment.CurrentDirectory, path);
}
