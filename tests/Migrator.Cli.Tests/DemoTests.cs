namespace Migrator.Cli.Tests;

public sealed class DemoTests
{
    [Fact]
    [Trait("Speed", "slow")]
    public async Task The_demo_moves_the_sample_store_and_a_second_time_changes_nothing()
    {
        using var folder = new MigrationFolder();

        var first = await CliProcess.RunAsync(folder.Path, null, "demo", "--json");
        var second = await CliProcess.RunAsync(folder.Path, null, "demo", "--json");

        first.ExitCode.ShouldBe(0, first.ToString());
        var products = first.Products;
        products.GetProperty("created").GetInt64().ShouldBeGreaterThan(60);
        products.GetProperty("failed").GetInt64().ShouldBe(0);
        File.Exists(first.Verdict.GetProperty("report").GetString()).ShouldBeTrue();

        second.ExitCode.ShouldBe(0, second.ToString());
        second.Products.GetProperty("created").GetInt64().ShouldBe(0);
        second.Products.GetProperty("updated").GetInt64().ShouldBe(0);
        second.Products.GetProperty("unchanged").GetInt64().ShouldBe(products.GetProperty("created").GetInt64());
    }
}
