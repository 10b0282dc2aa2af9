using System.Text;
using Migrator.Cli.Hosting;
using Migrator.Cli.Screens;
using Migrator.Core.Runs;
using Migrator.Rehearsal;

namespace Migrator.Cli.Tests;

/// <summary>History carries references and counts: it does not grow with a record, and no execution grows with the store.</summary>
public sealed class HistorySizeTests
{
    private const int Products = 10_000;

    [Fact]
    [Trait("Speed", "slow")]
    public async Task Ten_thousand_products_leave_payloads_under_16_KB_and_short_executions()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var shop = await RehearsalServer.StartAsync(
            new RehearsalOptions { Plan = RehearsalPlan.Plus, Tokens = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { [MigrationFolder.Token] = ["*"] } }, cancellation);
        using var folder = new MigrationFolder().Configure("products.csv", shop.BaseAddress, token: "file:token");
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "token"), MigrationFolder.Token, cancellation);
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "products.csv"), Csv(), cancellation);
        var (request, mapping) = await MigrationRequestFile.LoadAsync(Path.Combine(folder.Path, "migration.json"), cancellation);

        await using var host = await EmbeddedHost.OpenAsync(request.Storage, new HostOptions(false, TelemetryTarget.None), cancellation);
        var verdict = await new MigrationRunner(host, new JsonScreen(TextWriter.Null)).MigrateAsync(request, mapping, cancellation);

        verdict.Word.ShouldBe(VerdictWord.Complete);
        verdict.Entities[Core.Entities.EntityType.Products].Created.ShouldBe(Products);
        var size = await host.MeasureAsync(cancellation);
        TestContext.Current.TestOutputHelper?.WriteLine(size.ToString());
        size.LargestPayload.ShouldBeLessThan(16 * 1024, size.LargestOf);
        // A window of 40 chunks: three tasks each, with their beginnings, ends and turns.
        size.LongestExecution.ShouldBeLessThan(500);
    }

    private static string Csv()
    {
        var csv = new StringBuilder("sku,attribute_set_code,product_type,product_websites,name,weight,product_online,visibility,price,url_key,qty,is_in_stock,additional_attributes\n");
        for (var i = 1; i <= Products; i++) csv.Append($"P-{i:00000},Default,simple,base,Product {i},1,1,\"Catalog, Search\",10.00,p-{i},5,1,color=Blue\n");
        return csv.ToString();
    }
}
