using System.Globalization;
using CsvHelper;
using Migrator.Rehearsal;
using Migrator.TestKit;

namespace Migrator.Cli.Tests;

/// <summary>The real export of a real Magento 2.4.7.</summary>
public sealed class LumaTests
{
    private const int Skus = 2_046;

    [Fact]
    [Trait("Speed", "slow")]
    public async Task Every_sku_of_the_real_Luma_export_is_accounted_for_and_review_finds_no_difference()
    {
        var export = Path.Combine(ShopifyReference.RepositoryRoot, "..", "shared", "magento", "luma", "export");
        if (!Directory.Exists(export)) Assert.Skip("The recordings of a real Magento are not beside the repository (../shared/magento).");
        await using var shop = await RehearsalServer.StartAsync(
            new RehearsalOptions { Plan = RehearsalPlan.Plus, Tokens = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { [MigrationFolder.Token] = ["*"] } },
            TestContext.Current.CancellationToken);
        using var folder = new MigrationFolder().Configure(Path.GetFullPath(export), shop.BaseAddress);

        var result = await folder.MigrateAsync();

        result.ExitCode.ShouldBe(0, result.ToString());
        var products = result.Products;
        products.GetProperty("read").GetInt64().ShouldBe(Skus);
        products.GetProperty("failed").GetInt64().ShouldBe(0);
        products.GetProperty("differing").GetInt64().ShouldBe(0);
        (products.GetProperty("created").GetInt64() + products.GetProperty("skipped").GetInt64()).ShouldBe(Skus);
        var outcomes = Outcomes(folder);
        outcomes.Count.ShouldBe(Skus);
        outcomes.Select(o => o.Record).ToHashSet(StringComparer.Ordinal).SetEquals(ReadSkus(Path.Combine(export, "catalog_product.csv"))).ShouldBeTrue();
        outcomes.ShouldAllBe(o => o.Rule.Length > 0 && (o.Target.Length > 0 || o.State == "Skipped"));
    }

    private static List<(string Record, string State, string Target, string Rule)> Outcomes(MigrationFolder folder)
    {
        var outcomes = new List<(string, string, string, string)>();
        foreach (var file in Directory.EnumerateFiles(folder.Path, "*.outcomes.csv", SearchOption.AllDirectories).Where(f => f.Contains("products", StringComparison.Ordinal)))
        {
            using var csv = new CsvReader(new StreamReader(file), CultureInfo.InvariantCulture);
            csv.Read();
            csv.ReadHeader();
            while (csv.Read()) outcomes.Add((csv["Record"]!, csv["State"]!, csv["Target"]!, csv["Rule"]!));
        }

        return outcomes;
    }

    private static IEnumerable<string> ReadSkus(string file)
    {
        using var csv = new CsvReader(new StreamReader(file), CultureInfo.InvariantCulture);
        csv.Read();
        csv.ReadHeader();
        while (csv.Read())
        {
            if (csv["store_view_code"]!.Length == 0) yield return csv["sku"]!;
        }
    }
}
