using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using Migrator.Rehearsal.Tests.Driving;

namespace Migrator.Rehearsal.Tests.Cost;

public sealed class CostTests
{
    // Each is what a real shop charged for the same operation.
    [Theory]
    [InlineData("{ shop { id } }", 1)]
    [InlineData("{ products(first: 1) { nodes { id } } }", 3)]
    [InlineData("{ products(first: 250) { nodes { id title tags } pageInfo { hasNextPage endCursor } } }", 13)]
    [InlineData("{ productsCount { count precision } }", 10)]
    [InlineData("{ product(id: \"gid://shopify/Product/1\") { id variants(first: 10) { nodes { id sku position } } } }", 7)]
    [InlineData("{ product(id: \"gid://shopify/Product/1\") { id options { id optionValues { id } } variants(first: 10) { nodes { id selectedOptions { name } } } } }", 13)]
    [InlineData("mutation { productDelete(input: {id: \"gid://shopify/Product/1\"}) { deletedProductId userErrors { field message } } }", 10)]
    [InlineData("mutation { productCreate(product: {title: \"A\"}) { product { id variants(first: 1) { nodes { id title } } } userErrors { field } } }", 13)]
    [InlineData("mutation { stagedUploadsCreate(input: [{resource: IMAGE, filename: \"a.png\", mimeType: \"image/png\"}]) { stagedTargets { url parameters { name value } } userErrors { field } } }", 11)]
    public async Task Operation_is_charged_what_a_real_shop_charges(string query, int cost)
    {
        await using var shop = await TestShop.OpenAsync();

        (await shop.AskAsync(query))["extensions"]!["cost"]!["requestedQueryCost"]!.GetValue<double>().ShouldBe(cost);
    }

    [Fact]
    public async Task Empty_bucket_throttles_and_fills_again_with_time()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 24, 0, 0, 0, TimeSpan.Zero));
        await using var shop = await TestShop.OpenAsync(new RehearsalOptions { Time = time });
        const string Query = "{ a: productsCount { count } b: productsCount { count } c: productsCount { count } d: productsCount { count } e: productsCount { count } f: productsCount { count } g: productsCount { count } h: productsCount { count } i: productsCount { count } j: productsCount { count } }";

        JsonNode answer;
        var served = 0;
        while ((answer = await shop.AskAsync(Query))["errors"] is null)
            served++;

        served.ShouldBe(20);
        answer["errors"]![0]!["extensions"]!["code"]!.GetValue<string>().ShouldBe("THROTTLED");
        answer["data"].ShouldBeNull();
        answer["extensions"]!["cost"]!["actualQueryCost"].ShouldBeNull();
        answer["extensions"]!["cost"]!["throttleStatus"]!["restoreRate"]!.GetValue<double>().ShouldBe(100);
        time.Advance(TimeSpan.FromSeconds(1));
        (await shop.AskAsync(Query))["errors"].ShouldBeNull();
    }

    [Fact]
    public async Task Unused_points_come_back()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 24, 0, 0, 0, TimeSpan.Zero));
        await using var shop = await TestShop.OpenAsync(new RehearsalOptions { Time = time, Plan = RehearsalPlan.Plus });

        var cost = (await shop.AskAsync("{ products(first: 250) { nodes { id } } }"))["extensions"]!["cost"]!;

        cost["actualQueryCost"]!.GetValue<double>().ShouldBe(2);
        cost["throttleStatus"]!["currentlyAvailable"]!.GetValue<double>().ShouldBe(20_000 - 2);
    }

    [Fact]
    public async Task Query_of_more_than_a_thousand_points_is_refused()
    {
        await using var shop = await TestShop.OpenAsync();

        var answer = await shop.AskAsync("{ products(first: 250) { nodes { variants(first: 250) { nodes { metafields(first: 250) { nodes { id } } } } } } }");

        answer["errors"]![0]!["extensions"]!["code"]!.GetValue<string>().ShouldBe("MAX_COST_EXCEEDED");
    }

    [Fact]
    public async Task Input_array_of_251_is_refused()
    {
        await using var shop = await TestShop.OpenAsync();

        var answer = await shop.AskAsync(ProductDriver.Set, new { input = new { title = "A", tags = Enumerable.Range(0, 251).Select(i => $"t{i}") } });

        answer["errors"]![0]!["message"]!.GetValue<string>().ShouldBe("The input array size of 251 is greater than the maximum allowed of 250.");
    }
}
