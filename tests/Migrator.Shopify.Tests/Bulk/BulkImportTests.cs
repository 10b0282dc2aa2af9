using Migrator.Core.Entities;
using Migrator.Core.Findings;
using Migrator.Core.Rows;
using Migrator.Shopify.Admin;
using Migrator.Shopify.Tests.Driving;

namespace Migrator.Shopify.Tests.Bulk;

public sealed class BulkImportTests
{
    private static readonly ShopifyOptions InBulk = ShopDriver.Quick with { SingleCalls = 0 };

    [Fact]
    public async Task Many_products_go_by_one_bulk_operation_and_are_published_by_another()
    {
        await using var shop = await ShopDriver.OpenAsync(options: InBulk with { SingleCalls = 10 });
        await shop.ImportDefinitionsAsync();
        var rows = Enumerable.Range(1, 60).Select(i => Rows.Mug($"MUG-{i}")).Append(Rows.Shirt()).ToArray();
        shop.Faults.Clear();

        var result = await shop.ImportAsync(rows);

        result.Actions.ShouldBe([ImportAction.Created]);
        result.Results.Count.ShouldBe(65);
        result.Results.ShouldAllBe(r => r.ShopifyId != null && r.RequestId!.Contains("BulkOperation", StringComparison.Ordinal));
        shop.Faults.Sent.Count(s => s == "BulkOperationRunMutation").ShouldBe(2);
        shop.Faults.Sent.ShouldNotContain("ProductSet");
        (await shop.ProductCountAsync()).ShouldBe(61);
        var shirt = await shop.ProductAsync("shirt");
        shirt.Each("resourcePublicationsV2").Count(p => p.Flag("isPublished")).ShouldBe(1);
        result.For("SHIRT-M-Blue").ShopifyId.ShouldBe(shirt.Each("variants").Single(v => v.Text("sku") == "SHIRT-M-Blue").Text("id"));

        var second = await shop.ImportAsync(rows);
        second.Actions.ShouldBe([ImportAction.Unchanged]);
        second.For("SHIRT-M-Blue").ShopifyId.ShouldBe(result.For("SHIRT-M-Blue").ShopifyId);
    }

    [Fact]
    public async Task Rows_that_Shopify_refuses_in_bulk_fail_alone()
    {
        await using var shop = await ShopDriver.OpenAsync(options: InBulk);
        await shop.ImportDefinitionsAsync();
        var bad = Rows.Shirt("BAD") with { Variants = [.. Rows.Shirt("BAD").Variants.Select(v => v with { OptionValues = ["S", "Red"] })] };
        var worse = Rows.Mug("WORSE") with { Variants = [Rows.Mug("WORSE").Variants[0] with { CountryOfOrigin = "Germany" }] };

        var result = await shop.ImportAsync(Rows.Mug("A"), bad, worse, Rows.Mug("B"));

        result.For("A").Action.ShouldBe(ImportAction.Created);
        result.For("B").Action.ShouldBe(ImportAction.Created);
        result.For("BAD").Error.ShouldNotBeNullOrEmpty();
        result.For("WORSE").Action.ShouldBe(ImportAction.Failed);
        (await shop.ProductCountAsync()).ShouldBe(2);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_bulk_operation_whose_start_was_not_answered_is_found_again_and_not_started_twice(bool tookEffect)
    {
        await using var shop = await ShopDriver.OpenAsync(options: InBulk);
        await shop.ImportDefinitionsAsync();
        if (tookEffect) shop.Faults.LoseAnswer("BulkOperationRunMutation");
        else shop.Faults.LoseCall("BulkOperationRunMutation");
        string? token = null;
        await Should.ThrowAsync<Core.Failures.MigratorException>(() => shop.ImportAsync(Rows.Mug("A"), Rows.Mug("B")));
        shop.Faults.Clear();

        // The engine takes the same step again.
        var result = await shop.ImportAsync(new("run-2"), EntityType.Products, token = """{"round":1,"phase":0,"part":0,"polls":0}""");

        result.Actions.ShouldBe([ImportAction.Created]);
        shop.Faults.Sent.Count(s => s == "BulkOperationRunMutation").ShouldBe(tookEffect ? 1 : 2, "publishing, and creating where it was not begun");
        (await shop.ProductCountAsync()).ShouldBe(2);
        (await shop.ProductAsync("a")).Each("media").Count().ShouldBe(2);
        token.ShouldNotBeNull();
    }

    [Fact]
    public async Task Lines_are_packed_into_as_many_operations_as_Shopify_needs()
    {
        await using var shop = await ShopDriver.OpenAsync(options: InBulk with { BulkLines = 3 });
        await shop.ImportDefinitionsAsync();
        shop.Faults.Clear();

        var result = await shop.ImportAsync([.. Enumerable.Range(1, 7).Select(i => Rows.Mug($"M{i}"))]);

        result.Actions.ShouldBe([ImportAction.Created]);
        result.Results.Count.ShouldBe(7);
        shop.Faults.Sent.Count(s => s == "BulkOperationRunMutation").ShouldBe(6, "three to create and three to publish");
    }

    [Fact]
    public async Task A_product_that_costs_more_than_a_single_call_may_goes_by_bulk()
    {
        await using var shop = await ShopDriver.OpenAsync();
        await shop.ImportDefinitionsAsync();
        var sizes = Enumerable.Range(1, 400).ToList();
        var large = Rows.Shirt("LARGE") with
        {
            OptionNames = ["Size"],
            Variants = [.. sizes.Select(i => new ShopifyVariant { Sku = $"LARGE-{i}", OptionValues = [$"{i}"], Price = i, Image = "https://media.example/LARGE-red.jpg" })],
        };
        shop.Faults.Clear();

        var result = await shop.ImportAsync(large, Rows.Mug());

        result.Actions.ShouldBe([ImportAction.Created]);
        result.Results.Count.ShouldBe(402);
        result.Results.ShouldAllBe(r => r.ShopifyId != null, "ids beyond the 250 of the answer are read");
        shop.Faults.Sent.ShouldContain("BulkOperationRunMutation");
    }

    [Fact]
    public async Task An_operation_that_fails_half_way_is_gone_on_with_where_it_stopped()
    {
        await using var shop = await ShopDriver.OpenAsync(options: InBulk);
        await shop.ImportDefinitionsAsync();
        // The operation did everything; Shopify says that it failed, and its partial file lacks most lines.
        shop.Faults.Plan("BulkOperation", async (_, send) => await FailedAsync(send));

        var result = await shop.ImportAsync([.. Enumerable.Range(1, 9).Select(i => Rows.Mug($"M{i}"))]);

        result.Results.Count.ShouldBe(9);
        result.Actions.ShouldBe([ImportAction.Created]);
        (await shop.ProductCountAsync()).ShouldBe(9);
        for (var i = 1; i <= 9; i++) (await shop.ProductAsync($"m{i}")).Each("media").Count().ShouldBe(2);
        (await shop.ReviewAsync(result.Run, EntityType.Products)).Differences.ShouldBeEmpty();
    }

    private static async Task<GraphQLResponse> FailedAsync(Func<Task<GraphQLResponse>> send)
    {
        while (true)
        {
            var answer = await send();
            if (answer.Body!.Value.Text("data", "bulkOperation", "status") != "COMPLETED")
            {
                await Task.Delay(10);
                continue;
            }

            return answer with { Body = System.Text.Json.JsonSerializer.Deserialize<System.Text.Json.JsonElement>("""{"data":{"bulkOperation":{"id":"gid://shopify/BulkOperation/1","status":"FAILED","errorCode":"TIMEOUT","objectCount":"0","rootObjectCount":"0","url":null,"partialDataUrl":null}}}""") };
        }
    }
}
