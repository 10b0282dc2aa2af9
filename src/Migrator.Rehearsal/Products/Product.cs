using Migrator.Rehearsal.State;

namespace Migrator.Rehearsal.Products;

internal sealed class Product : Entity
{
    public string Title { get; set; } = "";

    public string Handle { get; set; } = "";

    public string DescriptionHtml { get; set; } = "";

    public string Vendor { get; set; } = "";

    public string ProductType { get; set; } = "";

    public string Status { get; set; } = "ACTIVE";

    public List<string> Tags { get; set; } = [];

    public string? TemplateSuffix { get; set; }

    public string? SeoTitle { get; set; }

    public string? SeoDescription { get; set; }

    /// <summary>A gid of Shopify's taxonomy.</summary>
    public string? Category { get; set; }

    public bool GiftCard { get; set; }

    public bool RequiresSellingPlan { get; set; }

    public List<ProductOption> Options { get; set; } = [];

    /// <summary>Files of this product, in their order.</summary>
    public List<long> Media { get; set; } = [];

    public List<Listing> Listings { get; set; } = [];

    public DateTimeOffset? PublishedAt { get; set; }

    public override IEnumerable<Lookup> Lookups()
    {
        yield return Lookup.Text("handle", Handle);
        yield return Lookup.Text("title", Title);
        yield return Lookup.Text("vendor", Vendor);
        yield return Lookup.Text("product_type", ProductType);
        yield return Lookup.Text("status", Status);
        yield return Lookup.Time("created_at", CreatedAt);
        yield return Lookup.Time("updated_at", UpdatedAt);
        if (PublishedAt is { } published)
            yield return Lookup.Time("published_at", published);
        foreach (var tag in Tags)
            yield return Lookup.Text("tag", tag);
        foreach (var listing in Listings)
            yield return Lookup.Number("publication", listing.Publication);
        foreach (var file in Media)
            yield return Lookup.Number("media", file);
    }
}

internal sealed class ProductOption
{
    public long Id { get; set; }

    public string Name { get; set; } = "";

    public List<OptionValue> Values { get; set; } = [];
}

internal sealed class OptionValue
{
    public long Id { get; set; }

    public string Name { get; set; } = "";
}

/// <summary>That a product is, or from a date on will be, on a publication.</summary>
internal sealed record Listing(long Publication, DateTimeOffset Date);
