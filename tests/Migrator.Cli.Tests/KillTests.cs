using Migrator.Rehearsal;

namespace Migrator.Cli.Tests;

/// <summary>An interrupted run is finished by the same command: nothing lost, nothing doubled.</summary>
public sealed class KillTests
{
    private const int Kills = 20;

    [Fact]
    [Trait("Speed", "slow")]
    public async Task A_run_killed_at_twenty_random_moments_ends_in_the_same_shop_as_one_that_was_left_alone()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var undisturbedShop = await OpenAsync();
        await using var disturbedShop = await OpenAsync();
        using var undisturbed = new MigrationFolder().Configure(Path.Combine(MigrationFolder.Samples, "export"), undisturbedShop.BaseAddress);
        using var disturbed = new MigrationFolder().Configure(Path.Combine(MigrationFolder.Samples, "export"), disturbedShop.BaseAddress);
        var expected = await undisturbed.MigrateAsync();
        expected.ExitCode.ShouldBe(0, expected.ToString());

        var random = new Random(20261124);
        for (var kill = 0; kill < Kills; kill++)
        {
            using var process = CliProcess.Start(disturbed.Path, MigrationFolder.Environment, "migrate", "--config", "migration.json", "--json");
            await Task.Delay(random.Next(150, 2_500), cancellation);
            if (!process.HasEnded) process.Kill();
            await process.EndAsync();
        }

        var last = await disturbed.MigrateAsync();

        last.ExitCode.ShouldBe(0, last.ToString());
        last.Products.GetProperty("read").GetInt64().ShouldBe(expected.Products.GetProperty("read").GetInt64());
        var whole = await new ShopContent(undisturbedShop.BaseAddress).ReadAsync(cancellation);
        whole.ShouldNotBeEmpty();
        (await new ShopContent(disturbedShop.BaseAddress).ReadAsync(cancellation)).ShouldBe(whole);
    }

    private static Task<RehearsalServer> OpenAsync() => RehearsalServer.StartAsync(
        new RehearsalOptions
        {
            Plan = RehearsalPlan.Plus,
            Tokens = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { [MigrationFolder.Token] = ["*"] },
        },
        TestContext.Current.CancellationToken);
}
