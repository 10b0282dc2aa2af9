using Migrator.Rehearsal.Tests.Driving;

namespace Migrator.Rehearsal.Tests.Inventory;

public sealed class InventoryTests
{
    private const string Set = "mutation($i: InventorySetQuantitiesInput!, $k: String!) { inventorySetQuantities(input: $i) @idempotent(key: $k) { inventoryAdjustmentGroup { reason changes { name delta } } userErrors { field message code } } }";

    [Fact]
    public async Task Quantity_is_set_once_for_a_key()
    {
        await using var shop = await TestShop.OpenAsync();
        var (item, location, _) = await StockedAsync(shop);

        var first = await shop.DoAsync(Set, new { k = "one", i = Input(item, location, 7, 0) });
        await shop.DoAsync(Set, new { k = "one", i = Input(item, location, 7, 0) });
        var other = (await shop.DataAsync(Set, new { k = "one", i = Input(item, location, 9, 7) }))["inventorySetQuantities"]!;

        first["inventoryAdjustmentGroup"]!["changes"]!.AsArray().Select(c => c!["delta"]!.GetValue<int>()).ShouldBe([7, 7]);
        other["userErrors"]![0]!["code"]!.GetValue<string>().ShouldBe("IDEMPOTENCY_KEY_PARAMETER_MISMATCH");
        (await AvailableAsync(shop, item, location)).ShouldBe(7);
    }

    [Fact]
    public async Task Quantity_that_is_not_what_the_caller_thinks_is_stale()
    {
        await using var shop = await TestShop.OpenAsync();
        var (item, location, _) = await StockedAsync(shop);

        var payload = (await shop.DataAsync(Set, new { k = "a", i = Input(item, location, 7, 3) }))["inventorySetQuantities"]!;

        payload["userErrors"]![0]!["code"]!.GetValue<string>().ShouldBe("CHANGE_FROM_QUANTITY_STALE");
    }

    [Fact]
    public async Task Missing_key_or_changeFromQuantity_is_an_error_of_the_request()
    {
        await using var shop = await TestShop.OpenAsync();
        var (item, location, _) = await StockedAsync(shop);

        var keyless = await shop.AskAsync(Set.Replace(" @idempotent(key: $k)", "", StringComparison.Ordinal).Replace(", $k: String!", "", StringComparison.Ordinal), new { i = Input(item, location, 7, 0) });
        var unsaid = await shop.AskAsync(Set, new { k = "a", i = new { name = "available", reason = "correction", quantities = new[] { new { inventoryItemId = item, locationId = location, quantity = 1 } } } });

        keyless["errors"]![0]!["message"]!.GetValue<string>().ShouldBe("The @idempotent directive is required for this mutation but was not provided.");
        unsaid["errors"]![0]!["message"]!.GetValue<string>().ShouldBe("InventoryQuantityInput must include the following argument: changeFromQuantity.");
    }

    [Fact]
    public async Task Item_becomes_active_at_a_second_location()
    {
        await using var shop = await TestShop.OpenAsync();
        var (item, _, second) = await StockedAsync(shop);

        var payload = await shop.DoAsync("mutation($i: ID!, $l: ID!) { inventoryActivate(inventoryItemId: $i, locationId: $l, available: 4) @idempotent(key: \"x\") { inventoryLevel { isActive quantities(names: [\"available\", \"on_hand\"]) { name quantity } } userErrors { field message } } }", new { i = item, l = second });

        payload["inventoryLevel"]!["isActive"]!.GetValue<bool>().ShouldBeTrue();
        (await AvailableAsync(shop, item, second)).ShouldBe(4);
    }

    private static object Input(string item, string location, int quantity, int? from) =>
        new { name = "available", reason = "correction", quantities = new[] { new { inventoryItemId = item, locationId = location, quantity, changeFromQuantity = from } } };

    private static async Task<(string Item, string First, string Second)> StockedAsync(TestShop shop)
    {
        var product = (await shop.SetAsync(ProductDriver.Shirt()))["product"]!;
        var locations = (await shop.DataAsync("{ locations(first: 5) { nodes { id } } }"))["locations"]!["nodes"]!.AsArray().Select(l => l!["id"]!.GetValue<string>()).ToArray();
        return (product["variants"]!["nodes"]![0]!["inventoryItem"]!["id"]!.GetValue<string>(), locations[0], locations[1]);
    }

    private static async Task<int> AvailableAsync(TestShop shop, string item, string location)
    {
        var level = (await shop.DataAsync("query($i: ID!, $l: ID!) { inventoryItem(id: $i) { inventoryLevel(locationId: $l, includeInactive: true) { quantities(names: [\"available\"]) { quantity } } } }", new { i = item, l = location }))["inventoryItem"]!["inventoryLevel"]!;
        return level["quantities"]![0]!["quantity"]!.GetValue<int>();
    }
}
