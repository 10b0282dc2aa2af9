using Migrator.Core.Records;
using Migrator.Core.Rows;
using Migrator.Mapping.Books;
using Migrator.Mapping.Metafields;

namespace Migrator.Mapping.Products.Page;

/// <summary>What a product's page says, whatever its variants are.</summary>
internal sealed record ProductPage(
    string Title, string Handle, string DescriptionHtml, string Vendor, string ProductType, IReadOnlyList<string> Tags, string? SeoTitle, string? SeoDescription)
{
    public static ProductPage Of(SourceRecord record, MetafieldBag bag, MappingContext context)
    {
        var title = Titles.Of(record, bag, context.Plan);
        var description = record.Take(AttributeCodes.Description) ?? "";
        Html.Inspect(record, AttributeCodes.Description, description);
        return new ProductPage(
            title,
            Handles.Of(record, title, bag, context.Plan),
            description,
            Vendors.VendorOf(record, context),
            Vendors.TypeOf(record, context),
            Page.Tags.Of(record, context.Plan),
            Seo.TitleOf(record, bag, context.Plan),
            Seo.DescriptionOf(record, bag, context.Plan));
    }

    /// <summary>The row of it.</summary>
    public ShopifyProduct Row(string sourceId, Publication publication, IReadOnlyList<ShopifyVariant> variants, IReadOnlyList<Metafield> metafields) => new()
    {
        SourceId = sourceId,
        Handle = Handle,
        Title = Title,
        DescriptionHtml = DescriptionHtml,
        Vendor = Vendor,
        ProductType = ProductType,
        Tags = Tags,
        Status = publication.Status,
        IsPublished = publication.IsPublished && !publication.IsDraft,
        SeoTitle = SeoTitle,
        SeoDescription = SeoDescription,
        Variants = variants,
        Metafields = metafields,
    };
}
