using System.Text.Json.Nodes;
using Migrator.Rehearsal;
using Migrator.TestKit;

namespace Migrator.Cli.Tests;

/// <summary>A run whose artifacts and ledger are on Azure is not bound to the machine that began it.</summary>
public sealed class MovingRunTests
{
    private static readonly string[] Counted = ["read", "skipped", "failed", "differing"];

    [Fact]
    [Trait("Speed", "slow")]
    public async Task A_run_killed_on_one_machine_is_finished_on_another_under_the_same_id_and_in_the_same_shop()
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var azurite = await AzuriteProcess.StartAsync(AzuriteProcess.Require());
        var environment = new Dictionary<string, string>(MigrationFolder.Environment, StringComparer.Ordinal) { ["AZURE_STORAGE"] = azurite.Connection };
        await using var undisturbedShop = await OpenAsync();
        await using var movedShop = await OpenAsync();
        using var undisturbed = new MigrationFolder().Configure(Path.Combine(MigrationFolder.Samples, "export"), undisturbedShop.BaseAddress);
        var expected = await undisturbed.MigrateAsync();
        expected.ExitCode.ShouldBe(0, expected.ToString());

        using var first = OnAzure(movedShop.BaseAddress);
        using var second = OnAzure(movedShop.BaseAddress);
        using (var process = CliProcess.Start(first.Path, environment, "migrate", "--config", "migration.json", "--json"))
        {
            // In the middle: something is in the shop, and the run has not ended.
            while ((await new ShopContent(movedShop.BaseAddress).ReadAsync(cancellation)).Count == 0 && !process.HasEnded) await Task.Delay(50, cancellation);
            process.HasEnded.ShouldBeFalse();
            process.Kill();
            await process.EndAsync();
        }

        var begun = RunsIn(first);
        var last = await CliProcess.RunAsync(second.Path, environment, "migrate", "--config", "migration.json", "--json");

        last.ExitCode.ShouldBe(0, last.ToString());
        begun.ShouldBeEmpty("artifacts are on Azure, not in the folder");
        last.Output.ShouldContain("was interrupted");
        last.Verdict.GetProperty("report").GetString()!.ShouldStartWith("http://127.0.0.1");
        foreach (var count in Counted) last.Products.GetProperty(count).GetInt64().ShouldBe(expected.Products.GetProperty(count).GetInt64(), count);
        Written(last).ShouldBe(Written(expected));
        (await new ShopContent(movedShop.BaseAddress).ReadAsync(cancellation)).ShouldBe(await new ShopContent(undisturbedShop.BaseAddress).ReadAsync(cancellation));

        // The first machine comes back: its run is finished, under the id that it gave.
        var back = await CliProcess.RunAsync(first.Path, environment, "migrate", "--config", "migration.json", "--json");
        back.ExitCode.ShouldBe(0, back.ToString());
        back.Verdict.GetProperty("run").GetString().ShouldBe(last.Verdict.GetProperty("run").GetString());
        (await new ShopContent(movedShop.BaseAddress).ReadAsync(cancellation)).Count.ShouldBe((await new ShopContent(undisturbedShop.BaseAddress).ReadAsync(cancellation)).Count);
    }

    private static long Written(CliResult result) => new[] { "created", "updated", "unchanged" }.Sum(c => result.Products.GetProperty(c).GetInt64());

    private static IEnumerable<string> RunsIn(MigrationFolder folder) => Directory.EnumerateFiles(folder.Path, "run.json", SearchOption.AllDirectories);

    private static MigrationFolder OnAzure(Uri shop)
    {
        var folder = new MigrationFolder().Configure(Path.Combine(MigrationFolder.Samples, "export"), shop);
        var file = Path.Combine(folder.Path, "migration.json");
        var configuration = JsonNode.Parse(File.ReadAllText(file))!;
        configuration["storage"]!["azure"] = new JsonObject { ["connection"] = "env:AZURE_STORAGE" };
        File.WriteAllText(file, configuration.ToJsonString());
        return folder;
    }

    private static Task<RehearsalServer> OpenAsync() => RehearsalServer.StartAsync(
        new RehearsalOptions
        {
            Plan = RehearsalPlan.Plus,
            Tokens = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { [MigrationFolder.Token] = ["*"] },
        },
        TestContext.Current.CancellationToken);
}
