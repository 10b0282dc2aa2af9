using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Migrator.Cli.Tests;

/// <summary>What a shop holds, read by a client of our own and put into a form that two shops can be compared in: without ids and times.</summary>
/// <param name="shop">Its address.</param>
internal sealed class ShopContent(Uri shop)
{
    private const string Query = """
        query($after: String) { products(first: 20, after: $after) { pageInfo { hasNextPage endCursor } nodes {
          handle title status descriptionHtml vendor productType tags isGiftCard seo { title description }
          options { name position optionValues { name } }
          media(first: 250) { nodes { alt mediaContentType } }
          metafields(first: 100) { nodes { namespace key type value } }
          resourcePublicationsCount { count }
          variants(first: 100) { nodes { sku title price compareAtPrice barcode taxable inventoryPolicy inventoryQuantity selectedOptions { name value }
            inventoryItem { tracked requiresShipping unitCost { amount } measurement { weight { unit value } } }
            metafields(first: 50) { nodes { namespace key type value } } } }
        } } }
        """;

    /// <summary>Each product as one text, in order of their handles.</summary>
    public async Task<IReadOnlyList<string>> ReadAsync(CancellationToken cancellationToken)
    {
        using var client = new HttpClient { BaseAddress = shop };
        client.DefaultRequestHeaders.Add("X-Shopify-Access-Token", MigrationFolder.Token);
        var products = new List<string>();
        string? after = null;
        do
        {
            using var answer = await client.PostAsJsonAsync("admin/api/2026-10/graphql.json", new { query = Query, variables = new { after } }, cancellationToken);
            var body = (await answer.Content.ReadFromJsonAsync<JsonNode>(cancellationToken))!;
            if (body["errors"] is { } errors) throw new InvalidOperationException(errors.ToJsonString());
            var page = body["data"]!["products"]!;
            foreach (var product in page["nodes"]!.AsArray()) products.Add(Canonical(product!));
            after = (bool)page["pageInfo"]!["hasNextPage"]! ? (string?)page["pageInfo"]!["endCursor"] : null;
        }
        while (after is not null);

        products.Sort(StringComparer.Ordinal);
        return products;
    }

    private static string Canonical(JsonNode product)
    {
        // The order of tags and metafields has no meaning on a shop.
        foreach (var bag in new[] { product }.Concat(product["variants"]!["nodes"]!.AsArray()!))
        {
            var fields = bag!["metafields"]!["nodes"]!.AsArray().Select(f => f!.ToJsonString()).Order(StringComparer.Ordinal);
            bag["metafields"] = JsonSerializer.SerializeToNode(fields);
        }

        product["tags"] = JsonSerializer.SerializeToNode(product["tags"]!.AsArray().Select(t => (string)t!).Order(StringComparer.Ordinal));
        return product.ToJsonString();
    }
}
