using Migrator.Rehearsal.Tests.Driving;

namespace Migrator.Rehearsal.Tests.Products;

public sealed class ProductReadingTests
{
    [Fact]
    public async Task Products_are_paged_by_cursor_in_the_order_asked_for()
    {
        await using var shop = await TestShop.OpenAsync();
        foreach (var title in (string[])["Cherry", "apple", "Banana", "date"])
            await shop.SetAsync(new { title });
        const string Query = "query($after: String) { products(first: 3, after: $after, sortKey: TITLE) { nodes { title } pageInfo { hasNextPage endCursor } } }";

        var first = (await shop.DataAsync(Query))["products"]!;
        var second = (await shop.DataAsync(Query, new { after = first["pageInfo"]!["endCursor"]!.GetValue<string>() }))["products"]!;

        first["nodes"]!.AsArray().Select(n => n!["title"]!.GetValue<string>()).ShouldBe(["apple", "Banana", "Cherry"]);
        first["pageInfo"]!["hasNextPage"]!.GetValue<bool>().ShouldBeTrue();
        second["nodes"]!.AsArray().Select(n => n!["title"]!.GetValue<string>()).ShouldBe(["date"]);
        second["pageInfo"]!["hasNextPage"]!.GetValue<bool>().ShouldBeFalse();
    }

    [Theory]
    [InlineData("sku:SHIRT-M", 1)]
    [InlineData("tag:summer", 1)]
    [InlineData("tag:summer AND NOT vendor:Luma", 0)]
    [InlineData("vendor:Luma OR title:Mug", 2)]
    [InlineData("title:\"Blue Mug\"", 1)]
    [InlineData("title:blu*", 1)]
    [InlineData("-status:active", 1)]
    [InlineData("mug", 1)]
    [InlineData("created_at:>2020-01-01", 2)]
    [InlineData("handle:shirt", 1)]
    public async Task Search_understands(string query, int found)
    {
        await using var shop = await TestShop.OpenAsync();
        await shop.SetAsync(ProductDriver.Shirt());
        await shop.SetAsync(new { title = "Blue Mug", status = "DRAFT" });

        (await shop.DataAsync("query($q: String) { productsCount(query: $q) { count } }", new { q = query }))["productsCount"]!["count"]!.GetValue<int>().ShouldBe(found);
    }

    [Fact]
    public async Task Product_shows_on_a_publication_after_it_was_published_there()
    {
        await using var shop = await TestShop.OpenAsync();
        var id = (await shop.SetAsync(ProductDriver.Shirt()))["product"]!["id"]!.GetValue<string>();
        var store = (await shop.DataAsync("{ publications(first: 1) { nodes { id } } }"))["publications"]!["nodes"]![0]!["id"]!.GetValue<string>();
        const string Read = "query($id: ID!, $p: ID!) { product(id: $id) { publishedAt publishedOnPublication(publicationId: $p) resourcePublications(first: 5) { nodes { publication { name } isPublished } } } }";

        (await shop.DataAsync(Read, new { id, p = store }))["product"]!["publishedOnPublication"]!.GetValue<bool>().ShouldBeFalse();
        await shop.DoAsync("mutation($id: ID!, $p: ID!) { publishablePublish(id: $id, input: [{publicationId: $p}]) { publishable { publishedOnPublication(publicationId: $p) } userErrors { field message } } }", new { id, p = store });
        var product = (await shop.DataAsync(Read, new { id, p = store }))["product"]!;

        product["publishedOnPublication"]!.GetValue<bool>().ShouldBeTrue();
        product["publishedAt"].ShouldNotBeNull();
        product["resourcePublications"]!["nodes"]![0]!["publication"]!["name"]!.GetValue<string>().ShouldBe("Online Store");
    }

    [Fact]
    public async Task Shop_is_the_same_after_a_restart()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            var options = new RehearsalOptions { DataDirectory = folder, Throttle = false };
            string id;
            await using (var before = await TestShop.OpenAsync(options))
                id = (await before.SetAsync(ProductDriver.Shirt()))["product"]!["id"]!.GetValue<string>();

            await using var after = await TestShop.OpenAsync(options);
            (await after.DataAsync("query($id: ID!) { node(id: $id) { ... on Product { handle variants(first: 5) { nodes { sku } } } } }", new { id }))["node"]!["variants"]!["nodes"]!.AsArray().Count.ShouldBe(2);
            (await after.SetAsync(new { title = "New" }))["product"]!["id"]!.GetValue<string>().ShouldNotBe(id);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
