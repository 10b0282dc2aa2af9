using System.Text.Json.Nodes;

namespace Migrator.Rehearsal.Tests.Driving;

/// <summary>The product operations that tests drive the shop with.</summary>
internal static class ProductDriver
{
    public const string Set = """
        mutation Set($identifier: ProductSetIdentifiers, $input: ProductSetInput!) {
          productSet(identifier: $identifier, input: $input) {
            product { id title handle status vendor tags options { id name values optionValues { id name hasVariants } }
              variants(first: 250) { nodes { id title sku price compareAtPrice inventoryQuantity position selectedOptions { name value } inventoryItem { id tracked unitCost { amount currencyCode } measurement { weight { value unit } } } media(first: 1) { nodes { id } } } }
              media(first: 50) { nodes { id alt status ... on MediaImage { mimeType } } }
              metafields(first: 50) { nodes { namespace key type value jsonValue } } }
            userErrors { field message code } } }
        """;

    public static Task<JsonNode> SetAsync(this TestShop shop, object input, object? identifier = null) => shop.DoAsync(Set, new { input, identifier });

    /// <summary>The code and path of the first user error of a productSet that must fail.</summary>
    public static async Task<(string Code, string Path, string Message)> RefusedAsync(this TestShop shop, object input, object? identifier = null)
    {
        var payload = (await shop.DataAsync(Set, new { input, identifier }))["productSet"]!;
        payload["product"].ShouldBeNull();
        var error = payload["userErrors"]![0]!;
        return (error["code"]?.GetValue<string>() ?? "", string.Join('.', error["field"]!.AsArray().Select(f => f!.GetValue<string>())), error["message"]!.GetValue<string>());
    }

    public static Task<JsonNode> DefineAsync(this TestShop shop, string ns, string key, string type, string ownerType = "PRODUCT", object? capabilities = null, object? validations = null) => shop.DoAsync(
        "mutation($d: MetafieldDefinitionInput!) { metafieldDefinitionCreate(definition: $d) { createdDefinition { id type { name category } } userErrors { field message code } } }",
        new { d = new { name = key, @namespace = ns, key, type, ownerType, capabilities, validations } });

    public static object Shirt(string handle = "shirt") => new
    {
        title = "Shirt",
        handle,
        status = "ACTIVE",
        vendor = "Luma",
        tags = new[] { "summer", "Cotton" },
        productOptions = new[] { new { name = "Size", values = new[] { new { name = "S" }, new { name = "M" } } } },
        variants = new[]
        {
            new { optionValues = new[] { new { optionName = "Size", name = "S" } }, sku = "SHIRT-S", price = "19.9", inventoryItem = new { tracked = true, cost = "5.5" } },
            new { optionValues = new[] { new { optionName = "Size", name = "M" } }, sku = "SHIRT-M", price = "21", inventoryItem = new { tracked = true, cost = "5.5" } },
        },
    };
}
