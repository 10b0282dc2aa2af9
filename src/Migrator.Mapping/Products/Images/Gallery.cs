using Migrator.Core.Records;
using Migrator.Core.Rows;
using Migrator.Mapping.Books;
using Migrator.Mapping.Text;

namespace Migrator.Mapping.Products.Images;

/// <summary>
/// The pictures of a product and of its children: the head's in the order of their positions, then each child's; a file once.
/// A child's own picture (its base image, else its first) is its variant's.
/// </summary>
internal sealed class Gallery
{
    private const int Most = 250;
    private const int LongestAlt = 512;
    private const string BaseRole = "image";
    private const string Field = "images";

    private readonly FamilyBook _book;
    private readonly ImageAddresses _addresses;
    private readonly List<Picture> _ofHead;
    private readonly Dictionary<string, List<Picture>> _ofChildren = new(StringComparer.Ordinal);
    private int _repeated;

    public Gallery(FamilyBook book, SourceRecord head, ImageAddresses addresses)
    {
        _book = book;
        _addresses = addresses;
        _ofHead = Read(head);
        if (_ofHead.FindIndex(p => p.IsBase) > 0)
            head.Say(Rules.ImageMainNotFirst, Field, _ofHead.Find(p => p.IsBase)!.File, _ofHead[0].File, "Magento's base image is not the first by position; Shopify shows the first in lists.");
    }

    public void Add(SourceRecord child) => _ofChildren.TryAdd(child.Sku, Read(child));

    /// <summary>The head's pictures and those of the children that these variants are, and the variants with their pictures.</summary>
    public (IReadOnlyList<ShopifyImage> Images, IReadOnlyList<ShopifyVariant> Variants) For(SourceRecord head, IReadOnlyList<ShopifyVariant> variants)
    {
        var pictures = new Dictionary<string, Picture>(StringComparer.Ordinal);
        _repeated = 0;
        foreach (var picture in _ofHead) Include(pictures, picture);
        foreach (var variant in variants)
        {
            foreach (var picture in _ofChildren.GetValueOrDefault(variant.Sku, [])) Include(pictures, picture);
        }

        if (_repeated > 0)
            _book.Notes.Add(Rules.ImageDuplicate, head.Sku, Field, $"{_repeated} files", null, "Pictures of the product and its children that are files it shows already are not added again; the first label of each counts.");

        var own = variants.Select(v => (v.Sku, Own(v.Sku)?.Source)).ToList();
        var kept = Limit(head, [.. pictures.Values], [.. own.Select(o => o.Source).OfType<string>()]);
        var sources = kept.Select(p => p.Source).ToHashSet(StringComparer.Ordinal);
        return (
            [.. kept.Select((p, i) => new ShopifyImage(p.Source, i + 1, p.Alt))],
            [.. variants.Zip(own, (v, o) => v with { Image = o.Source is not null && sources.Contains(o.Source) ? o.Source : null })]);
    }

    private Picture? Own(string sku)
    {
        var pictures = _ofChildren.GetValueOrDefault(sku, []);
        return pictures.Find(p => p.IsBase) ?? pictures.FirstOrDefault();
    }

    private void Include(Dictionary<string, Picture> pictures, Picture picture)
    {
        if (!pictures.TryAdd(picture.Source, picture)) _repeated++;
    }

    private List<Picture> Limit(SourceRecord head, List<Picture> pictures, HashSet<string> ofVariants)
    {
        if (pictures.Count <= Most) return pictures;
        var dropped = Enumerable.Range(0, pictures.Count)
            .OrderBy(i => ofVariants.Contains(pictures[i].Source)).ThenByDescending(i => i)
            .Take(pictures.Count - Most).ToHashSet();
        _book.Notes.Add(Rules.ImageOverLimit, head.Sku, Field, $"{pictures.Count} pictures", $"{Most} pictures",
            $"Left out: {string.Join(", ", dropped.Order().Take(20).Select(i => pictures[i].File))}{(dropped.Count > 20 ? " …" : "")}");
        return [.. pictures.Where((_, i) => !dropped.Contains(i))];
    }

    private List<Picture> Read(SourceRecord record)
    {
        var images = record.Product.Images;
        if (images.Count == 0) return [];
        if (!_addresses.IsKnown)
        {
            record.Say(Rules.ImageNoAddress, Field, $"{images.Count} pictures", null, "The source names no address of its pictures: set source.media, or upload them by hand.");
            return [];
        }

        var pictures = new List<Picture>();
        // By position, then as the gallery lists them.
        foreach (var image in images.OrderBy(i => i.Position))
        {
            if (image.IsHidden) record.Say(Rules.ImageHidden, Field, image.File, null, "Magento hides it from the product page.");
            else if (_addresses.Of(CleanText.Clean(image.File)) is not { } source) record.Say(Rules.ImageBadPath, Field, image.File, null, "The path names no picture.");
            else pictures.Add(new Picture(source, image.File, Alt(record, image), image.Roles.Contains(BaseRole)));
        }

        return pictures;
    }

    private static string? Alt(SourceRecord record, ProductImage image)
    {
        var label = CleanText.OneLine(CleanText.Clean(image.Label ?? ""));
        if (label.Length == 0) return null;
        if (label.Length > LongestAlt) record.Say(Rules.ImageAltCut, Field, label, CleanText.Cut(label, LongestAlt), $"The label of {image.File} is longer than an alternative text may be.");
        return CleanText.Cut(label, LongestAlt);
    }

    private sealed record Picture(string Source, string File, string? Alt, bool IsBase);
}
