using Migrator.Rehearsal.Tests.Driving;

namespace Migrator.Rehearsal.Tests.Products;

public sealed class ProductMutationTests
{
    [Fact]
    public async Task Product_is_made_and_grown_variant_by_variant()
    {
        await using var shop = await TestShop.OpenAsync();
        var productId = (await shop.DoAsync("mutation { productCreate(product: {title: \"Board\"}) { product { id } userErrors { field message } } }"))["product"]!["id"]!.GetValue<string>();

        await shop.DoAsync("mutation($p: ID!) { productOptionsCreate(productId: $p, options: [{name: \"Color\", values: [{name: \"Red\"}]}]) { product { id } userErrors { field message code } } }", new { p = productId });
        await shop.DoAsync("mutation($p: ID!) { productVariantsBulkCreate(productId: $p, variants: [{optionValues: [{optionName: \"Color\", name: \"Blue\"}], price: 25, inventoryItem: {sku: \"B\"}}]) { productVariants { id } userErrors { field message code } } }", new { p = productId });
        var product = (await shop.DataAsync("query($p: ID!) { product(id: $p) { options { name values } variants(first: 5) { nodes { title price sku } } } }", new { p = productId }))["product"]!;

        product["options"]![0]!["values"]!.ToJsonString().ShouldBe("[\"Red\",\"Blue\"]");
        product["variants"]!["nodes"]!.AsArray().Select(v => v!["title"]!.GetValue<string>()).ShouldBe(["Red", "Blue"]);
    }

    [Fact]
    public async Task Refused_update_changes_nothing_and_shows_the_product_as_it_is()
    {
        await using var shop = await TestShop.OpenAsync();
        var id = (await shop.SetAsync(ProductDriver.Shirt()))["product"]!["id"]!.GetValue<string>();

        var payload = (await shop.DataAsync("mutation($p: ProductUpdateInput!) { productUpdate(product: $p) { product { title vendor } userErrors { field message } } }", new { p = new { id, vendor = "Other", title = new string('x', 256) } }))["productUpdate"]!;

        payload["userErrors"]![0]!["message"]!.GetValue<string>().ShouldBe("Title is too long (maximum is 255 characters)");
        payload["product"]!["title"]!.GetValue<string>().ShouldBe("Shirt");
        payload["product"]!["vendor"]!.GetValue<string>().ShouldBe("Luma");
    }

    [Fact]
    public async Task Deleted_product_is_gone_with_its_variants()
    {
        await using var shop = await TestShop.OpenAsync();
        var id = (await shop.SetAsync(ProductDriver.Shirt()))["product"]!["id"]!.GetValue<string>();

        await shop.DoAsync("mutation($i: ProductDeleteInput!) { productDelete(input: $i) { deletedProductId userErrors { field message } } }", new { i = new { id } });

        (await shop.DataAsync("query($id: ID!) { product(id: $id) { id } productVariantsCount { count } }", new { id }))["productVariantsCount"]!["count"]!.GetValue<int>().ShouldBe(0);
        (await shop.DataAsync("mutation($i: ProductDeleteInput!) { productDelete(input: $i) { deletedProductId userErrors { field message } } }", new { i = new { id } }))["productDelete"]!["userErrors"]![0]!["message"]!.GetValue<string>().ShouldBe("Product does not exist");
    }
}
