using System.Text.Json;
using System.Text.Json.Nodes;
using Migrator.Core.Rows;
using Migrator.Core.Stages;
using Migrator.Shopify.Admin;

namespace Migrator.Shopify.Import.Products;

/// <summary>A product as Shopify has it at this moment.</summary>
internal sealed record ProductNow(JsonElement Product, IReadOnlyList<MediaNow> Media, IReadOnlyList<VariantNow> Variants)
{
    /// <summary>Whether media were read: a patch that does not concern them does not ask, for it costs.</summary>
    public bool HasMedia => Product.At("media") is not null;

    private const int MostMedia = 250;
    private const int VariantsAPage = 40;

    public string Id => Product.Text("id")!;

    /// <summary>Whose product it is; null where somebody took our metafield off.</summary>
    public string? CustomId => Product.Text("customId", "value");

    public IReadOnlyList<string> Tags { get; } = [.. Product.Each("tags").Select(t => t.GetString()!)];

    public IReadOnlyList<string> OptionNames { get; } = [.. Product.Each("options").Select(o => o.Text("name")!)];

    public bool IsPublishedOn(string publication) =>
        Product.Each("resourcePublicationsV2").Any(p => p.Flag("isPublished") && p.Text("publication", "id") == publication);

    /// <summary>Reads a product; null where there is none of this id.</summary>
    /// <param name="client">Calls.</param>
    /// <param name="id">The product.</param>
    /// <param name="location">Whose stock is read.</param>
    /// <param name="look">What to look at.</param>
    /// <param name="cancellationToken">Stops.</param>
    public static async Task<ProductNow?> ReadAsync(ShopifyClient client, string id, NamedId? location, ProductLook look, CancellationToken cancellationToken)
    {
        var all = new List<VariantNow>();
        JsonElement? product = null;
        string? after = null;
        do
        {
            var data = await client.RunAsync(
                Operations.ProductState,
                new JsonObject
                {
                    ["id"] = id,
                    ["namespace"] = ShopifyProduct.DefaultNamespace,
                    ["key"] = ShopifyProduct.IdKey,
                    ["location"] = location?.Id ?? "gid://shopify/Location/0",
                    ["hasLocation"] = location is not null,
                    ["hasMedia"] = look.Media > 0 && product is null,
                    ["hasPublications"] = look.Publications && product is null,
                    ["media"] = Math.Clamp(look.Media, 1, MostMedia),
                    ["variants"] = Math.Min(look.Variants, VariantsAPage),
                    ["after"] = after,
                },
                cancellationToken);
            if (data.At("product") is not { } page) return null;
            if (product is null && page.Flag("media", "pageInfo", "hasNextPage") && look.Media < MostMedia)
                return await ReadAsync(client, id, location, look with { Media = MostMedia }, cancellationToken);

            product ??= page;
            all.AddRange(page.Each("variants").Select(v => new VariantNow(v)));
            after = page.Flag("variants", "pageInfo", "hasNextPage") ? page.Text("variants", "pageInfo", "endCursor") : null;
        }
        while (after is not null);

        return new ProductNow(product.Value, [.. product.Value.Each("media").Select(m => new MediaNow(m))], all);
    }
}

/// <summary>How much of a product is read: asking for many costs, whether there are so many or not.</summary>
/// <param name="Media">How many media are expected; 0: none are read.</param>
/// <param name="Variants">How many variants are expected.</param>
/// <param name="Publications">Whether it is asked where the product is published.</param>
internal sealed record ProductLook(int Media, int Variants, bool Publications)
{
    /// <summary>What the patch of a row needs.</summary>
    public static ProductLook For(ShopifyProduct row, WrittenProduct? last, bool isTrusted)
    {
        var written = isTrusted ? last!.Row! : null;
        var hasSameMedia = written is not null && written.Images.SequenceEqual(row.Images)
            && row.Variants.All(v => v.Image is null || written.Variants.Any(w => w.Sku == v.Sku && w.Image == v.Image));
        return new ProductLook(
            hasSameMedia ? 0 : row.Images.Count + 10,
            row.Variants.Count + 2,
            written is null || written.IsPublished != row.IsPublished);
    }
}

internal sealed class MediaNow(JsonElement media)
{
    public string Id { get; } = media.Text("id")!;

    public string? Alt { get; } = media.Text("alt");

    /// <summary>Shopify could not make an image of it. It never becomes one.</summary>
    public bool HasFailed { get; } = media.Text("status") == "FAILED";

    /// <summary>The file's name at Shopify; null until the image is processed.</summary>
    public string? FileName { get; } = media.Text("image", "url") is { } url ? FileNames.Of(url) : null;
}

internal sealed class VariantNow(JsonElement variant)
{
    public JsonElement Json { get; } = variant;

    public string Id { get; } = variant.Text("id")!;

    public string? Sku { get; } = variant.Text("sku");

    public string InventoryItem { get; } = variant.Text("inventoryItem", "id")!;

    public string? MediaId { get; } = variant.Each("media").Select(m => m.Text("id")).FirstOrDefault();

    public IReadOnlyList<(string Name, string Value)> Options { get; } = [.. variant.Each("selectedOptions").Select(o => (o.Text("name")!, o.Text("value")!))];

    /// <summary>Null where the location does not stock it.</summary>
    public int? Available { get; } = variant.Each("inventoryItem", "inventoryLevel", "quantities").Select(q => q.Whole("quantity")).FirstOrDefault();
}

/// <summary>File names, as they tell whose image it is.</summary>
internal static class FileNames
{
    public static string Of(string source)
    {
        var path = Uri.TryCreate(source, UriKind.Absolute, out var uri) ? uri.AbsolutePath : source.Replace('\\', '/');
        return Uri.UnescapeDataString(path[(path.LastIndexOf('/') + 1)..]);
    }

    /// <summary>Whether a file at Shopify is a copy of a source: it keeps the name, and appends a UUID where the name was taken (FACTS 1).</summary>
    public static bool IsCopy(string atShopify, string source)
    {
        var stem = Plain(Path.GetFileNameWithoutExtension(Of(source)));
        var name = Plain(Path.GetFileNameWithoutExtension(atShopify));
        if (stem.Length == 0 || !name.StartsWith(stem, StringComparison.Ordinal)) return false;
        return name.Length == stem.Length || (name[stem.Length] == '_' && Guid.TryParse(name[(stem.Length + 1)..].Replace('_', '-'), out _));
    }

    // Shopify writes a name in its own letters: what is neither letter nor digit becomes an underscore.
    private static string Plain(string name) => string.Concat(name.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_'));
}
