using Migrator.Core.Findings;
using Migrator.Core.Rows;
using Migrator.Shopify.Import.Products;

namespace Migrator.Shopify.Review.Products;

/// <summary>A product's images: each there, in order, with its alt text, and ready to be seen. Images that people added are none of ours.</summary>
internal sealed class ImageComparison(ShopifyProduct row, WrittenProduct? written, ProductBack product, ReviewBook book, Uncover uncover)
{
    private readonly Dictionary<string, MediaState> _media = new(StringComparer.Ordinal);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        Match(await ExistingAsync(cancellationToken));
        var last = -1;
        foreach (var image in row.Images)
        {
            if (!_media.TryGetValue(image.Source, out var media)) continue;
            var place = product.Media.ToList().FindIndex(m => m.Id == media.Id);
            if (place < last) Differs($"image {image.Position} · order", $"after image {image.Position - 1}", "before it", DifferenceCause.LostByShopify);
            last = Math.Max(last, place);

            if (image.Alt is { } alt && !Alike.Text(alt, media.Alt)) Differs($"image {image.Position} · alt", alt, media.Alt, DifferenceCause.LostByShopify);
            if (media.Status == "FAILED")
                Differs($"image {image.Position}", image.Source, media.Error ?? media.Status, await uncover.IsMissingAsync(image.Source, cancellationToken) ? DifferenceCause.MissingAtSource : DifferenceCause.MediaFailed);
            else if (!media.IsSettled)
                Differs($"image {image.Position}", image.Source, media.Status, DifferenceCause.StillProcessing);
        }
    }

    public void OfVariant(ShopifyVariant variant, VariantBack found, string prefix)
    {
        // An image that failed is told once, with the product.
        if (variant.Image is not { } source || !_media.TryGetValue(source, out var media) || media.Status == "FAILED") return;
        if (!found.Media.Contains(media.Id)) book.Differs(variant.Sku, prefix + "image", source, found.Media is [var other, ..] ? other : null, DifferenceCause.LostByShopify, found.Gid);
    }

    /// <summary>The images that were sent; those whose local file is missing were not.</summary>
    private async Task<List<ShopifyImage>> ExistingAsync(CancellationToken cancellationToken)
    {
        var existing = new List<ShopifyImage>();
        foreach (var image in row.Images)
        {
            if (ImageSources.IsAddress(image.Source) || !await uncover.IsMissingAsync(image.Source, cancellationToken)) existing.Add(image);
            else Differs($"image {image.Position}", image.Source, null, DifferenceCause.MissingAtSource);
        }

        return existing;
    }

    /// <summary>By the ids in the ledger; those of a product made in bulk are not known there: by their order.</summary>
    private void Match(List<ShopifyImage> images)
    {
        var free = product.Media.ToList();
        foreach (var image in images)
        {
            if (written?.Media.GetValueOrDefault(image.Source) is not { } id || free.FirstOrDefault(m => m.Id == id) is not { } media) continue;
            _media[image.Source] = media;
            free.Remove(media);
        }

        foreach (var image in images.Where(i => !_media.ContainsKey(i.Source)))
        {
            var isKnownLost = written?.Media.ContainsKey(image.Source) == true;
            if (isKnownLost || free.Count == 0)
            {
                Differs($"image {image.Position}", image.Source, null, DifferenceCause.LostByShopify);
                continue;
            }

            _media[image.Source] = free[0];
            free.RemoveAt(0);
        }
    }

    private void Differs(string field, string? expected, string? actual, DifferenceCause cause) => book.Differs(row.SourceId, field, expected, actual, cause, product.Gid);
}
