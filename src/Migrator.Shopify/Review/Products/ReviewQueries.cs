using System.Text.Json;
using Migrator.Core.Rows;
using Migrator.Core.Stages;
using Migrator.Shopify.Admin;

namespace Migrator.Shopify.Review.Products;

/// <summary>The documents of the two bulk queries, with what depends on the shop.</summary>
internal static class ReviewQueries
{
    public static string Products(ShopProfile shop) => Operations.ReviewProducts.TextWith(
        ("namespace", ShopifyProduct.DefaultNamespace),
        ("key", ShopifyProduct.IdKey),
        ("publications", string.Join("\n        ", shop.Publications.Select((p, i) => $"{Publication(i)}: publishedOnPublication(publicationId: {Quoted(p.Id)})"))));

    public static string Variants(ShopProfile shop) => Operations.ReviewVariants.TextWith(
        ("level", shop.DefaultLocation is { } location ? $"inventoryLevel(locationId: {Quoted(location.Id)}) {{ quantities(names: [\"available\"]) {{ quantity }} }}" : ""));

    /// <summary>The name under which the answer says whether a product is on the shop's nth publication.</summary>
    public static string Publication(int index) => $"p{index}";

    private static string Quoted(string text) => JsonSerializer.Serialize(text);
}
