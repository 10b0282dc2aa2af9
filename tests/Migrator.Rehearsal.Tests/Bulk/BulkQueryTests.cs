using Migrator.Rehearsal.Tests.Driving;

namespace Migrator.Rehearsal.Tests.Bulk;

public sealed class BulkQueryTests
{
    [Fact]
    public async Task Nested_rows_name_their_parent_and_come_after_it()
    {
        await using var shop = await TestShop.OpenAsync();
        for (var i = 0; i < 3; i++)
            await shop.SetAsync(ProductDriver.Shirt($"shirt-{i}"));

        var operation = await shop.WaitAsync(await shop.RunQueryAsync("{ products { edges { node { id handle variants { edges { node { id sku inventoryItem { id inventoryLevels { edges { node { id quantities(names: [\"available\"]) { name quantity } } } } } } } } } } } }"));
        var rows = await shop.DownloadAsync(operation);

        operation["status"]!.GetValue<string>().ShouldBe("COMPLETED");
        operation["rootObjectCount"]!.GetValue<string>().ShouldBe("3");
        rows.Count.ShouldBe(3 + 6 + 6);
        var variants = rows.Where(r => r["sku"] is not null).ToList();
        variants.Count.ShouldBe(6);
        foreach (var variant in variants)
        {
            var parent = rows.FindIndex(r => r["id"]!.GetValue<string>() == variant["__parentId"]!.GetValue<string>());
            parent.ShouldBeInRange(0, rows.IndexOf(variant));
            rows[parent]["variants"].ShouldBeNull();
        }

        rows.Count(r => r["quantities"] is not null && r["__parentId"]!.GetValue<string>().Contains("ProductVariant", StringComparison.Ordinal)).ShouldBe(6);
    }

    [Fact]
    public async Task Everything_comes_however_many_pages_it_takes()
    {
        await using var shop = await TestShop.OpenAsync();
        var path = await shop.UploadLinesAsync(Enumerable.Range(0, 450).Select(object (i) => new { input = new { title = $"Product {i}" } }));
        await shop.WaitAsync(await shop.RunMutationAsync("mutation Set($input: ProductSetInput!) { productSet(input: $input) { product { id } userErrors { message } } }", path));

        var rows = await shop.DownloadAsync(await shop.WaitAsync(await shop.RunQueryAsync("query All { products(query: \"status:active\") { edges { node { id } } } }")));

        rows.Select(r => r["id"]!.GetValue<string>()).Distinct().Count().ShouldBe(450);
    }

    [Theory]
    [InlineData("{ products { nodes { id } } }", "All connection fields in a bulk query must select their contents using 'edges' > 'node'")]
    [InlineData("{ shop { name } }", "Bulk queries must contain at least one connection.")]
    [InlineData("{ products { edges { node { title variants { edges { node { id } } } } } } }", "Connection fields without 'id': products.")]
    [InlineData("mutation { tagsAdd(id: \"gid://shopify/Product/1\", tags: [\"a\"]) { node { id } } }", "Invalid operation type. Only `query` operations are supported.")]
    public async Task Query_that_cannot_be_run_in_bulk_is_refused(string query, string message)
    {
        await using var shop = await TestShop.OpenAsync();

        var payload = (await shop.DataAsync("mutation($q: String!) { bulkOperationRunQuery(query: $q) { bulkOperation { id } userErrors { field message code } } }", new { q = query }))["bulkOperationRunQuery"]!;

        payload["userErrors"]![0]!["message"]!.GetValue<string>().ShouldContain(message);
    }
}
