using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Migrator.Rehearsal;

namespace Migrator.Cli.Tests;

/// <summary>What was lost or changed in Shopify is found by <c>review</c> and mended by a second <c>migrate</c>.</summary>
public sealed class MendTests
{
    private static readonly string[] Skus = ["ANVIL", "BELLOWS", "CHISEL", "DRILL"];

    [Fact]
    public async Task What_was_deleted_or_changed_in_the_shop_is_named_by_review_and_mended_by_the_same_command()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var shop = await OpenAsync(0);
        using var folder = await MigratedAsync(shop.BaseAddress);
        var content = new ShopContent(shop.BaseAddress);
        var before = await content.ReadAsync(cancellation);

        await AskAsync(shop.BaseAddress, $$"""
            mutation {
              productDelete(input: {id: "{{await FindAsync(shop.BaseAddress, "ANVIL", "id")}}"}) { userErrors { message } }
              productVariantsBulkUpdate(productId: "{{await FindAsync(shop.BaseAddress, "BELLOWS", "id")}}", variants: [{id: "{{await FindAsync(shop.BaseAddress, "BELLOWS", "variants", "nodes", "0", "id")}}", price: "0.01"}]) { userErrors { message } }
              metafieldsDelete(metafields: [{ownerId: "{{await FindAsync(shop.BaseAddress, "CHISEL", "id")}}", namespace: "magento", key: "color"}]) { userErrors { message } }
            }
            """);
        var review = await CliProcess.RunAsync(folder.Path, MigrationFolder.Environment, "review", "--config", "migration.json", "--json");
        var again = await folder.MigrateAsync();

        review.ExitCode.ShouldBe(3, review.ToString());
        review.Products.GetProperty("differing").GetInt64().ShouldBe(3);
        var differences = string.Concat(Directory.EnumerateFiles(Path.Combine(folder.Path, "runs"), "products.differences.csv", SearchOption.AllDirectories).Select(File.ReadAllText));
        foreach (var sku in Skus[..3]) differences.ShouldContain(sku);
        differences.ShouldNotContain("DRILL");
        again.ExitCode.ShouldBe(0, again.ToString());
        again.Products.GetProperty("created").GetInt64().ShouldBe(1);
        again.Products.GetProperty("updated").GetInt64().ShouldBe(2);
        again.Products.GetProperty("unchanged").GetInt64().ShouldBe(1);
        (await content.ReadAsync(cancellation)).ShouldBe(before);
    }

    [Fact]
    public async Task A_shop_that_was_lost_whole_is_filled_again_by_the_same_command()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var shop = await OpenAsync(0);
        var address = shop.BaseAddress;
        try
        {
            using var folder = await MigratedAsync(address);
            var before = await new ShopContent(address).ReadAsync(cancellation);
            await shop.DisposeAsync();
            shop = await OpenAsync(address.Port);
            (await new ShopContent(address).ReadAsync(cancellation)).ShouldBeEmpty();

            var again = await folder.MigrateAsync();

            again.ExitCode.ShouldBe(0, again.ToString());
            again.Products.GetProperty("created").GetInt64().ShouldBe(4);
            (await new ShopContent(address).ReadAsync(cancellation)).ShouldBe(before);
        }
        finally
        {
            await shop.DisposeAsync();
        }
    }

    private static async Task<MigrationFolder> MigratedAsync(Uri shop)
    {
        const string Header = "sku,store_view_code,attribute_set_code,product_type,categories,product_websites,name,weight,product_online,visibility,price,url_key,qty,is_in_stock,base_image,additional_attributes";
        var folder = new MigrationFolder().Configure("products.csv", shop);
        var rows = Skus.Select(sku => $"{sku},,Default,simple,Default Category,base,Name of {sku},1.000000,1,\"Catalog, Search\",10.000000,{sku.ToLowerInvariant()},5.0000,1,/{sku[0]}/{sku.ToLowerInvariant()}.jpg,color=Blue");
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "products.csv"), Header + "\n" + string.Join('\n', rows) + "\n", TestContext.Current.CancellationToken);
        var first = await folder.MigrateAsync();
        first.ExitCode.ShouldBe(0, first.ToString());
        return folder;
    }

    private static async Task<string> FindAsync(Uri shop, string sku, params string[] path)
    {
        var found = await AskAsync(shop, $$"""{ productByIdentifier(identifier: {handle: "{{sku.ToLowerInvariant()}}"}) { id variants(first: 1) { nodes { id } } } }""");
        return (string)path.Aggregate(found["productByIdentifier"]!, (node, step) => node is JsonArray array ? array[0]! : node[step]!)!;
    }

    private static async Task<JsonNode> AskAsync(Uri shop, string query)
    {
        using var client = new HttpClient { BaseAddress = shop };
        client.DefaultRequestHeaders.Add("X-Shopify-Access-Token", MigrationFolder.Token);
        using var answer = await client.PostAsJsonAsync("admin/api/2026-10/graphql.json", new { query }, TestContext.Current.CancellationToken);
        var body = (await answer.Content.ReadFromJsonAsync<JsonNode>(TestContext.Current.CancellationToken))!;
        body["errors"].ShouldBeNull(body.ToJsonString());
        body.ToJsonString().ShouldNotContain("\"message\"");
        return body["data"]!;
    }

    private static Task<RehearsalServer> OpenAsync(int port) => RehearsalServer.StartAsync(
        new RehearsalOptions { Port = port, Plan = RehearsalPlan.Plus, Tokens = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { [MigrationFolder.Token] = ["*"] } },
        TestContext.Current.CancellationToken);
}
