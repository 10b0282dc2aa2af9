using System.Xml.Linq;
using static Migrator.Core.Records.Xml.XmlFields;

namespace Migrator.Core.Records.Xml;

/// <summary>A product. What Magento keeps without order is written in ordinal order, so that every way in gives the same bytes.</summary>
internal static class ProductXml
{
    public const string Name = "product";

    private static readonly Words<LinkKind> LinkKinds = new((LinkKind.Related, "related"), (LinkKind.UpSell, "up-sell"), (LinkKind.CrossSell, "cross-sell"));

    public static XElement Write(MagentoProduct product) => Element(
        Name,
        Field("sku", product.Sku),
        Field("type", product.Type),
        Field("attributeSet", product.AttributeSet),
        Field("entityId", product.EntityId),
        Field("created", product.CreatedAt),
        Field("updated", product.UpdatedAt),
        ValueXml.Write(product.Position),
        product.Websites.Order(StringComparer.Ordinal).Select(w => TextElement("website", w)),
        product.Categories.Order(StringComparer.Ordinal).Select(c => TextElement("category", c)),
        ValueXml.Write(product.Attributes),
        product.Stock is { } stock ? StockXml.Write(stock) : null,
        product.SourceQuantities.OrderBy(q => q.Source, StringComparer.Ordinal).Select(StockXml.Write),
        product.TierPrices.OrderBy(t => t.Website, StringComparer.Ordinal).ThenBy(t => t.CustomerGroup, StringComparer.Ordinal).ThenBy(t => t.Quantity).Select(Write),
        product.Images.Select(Write),
        product.Links.OrderBy(l => l.Kind).ThenBy(l => l.Position).ThenBy(l => l.Sku, StringComparer.Ordinal).Select(Write),
        CompositionXml.Write(product),
        SaleTermsXml.Write(product));

    public static MagentoProduct Read(XElement element) => new()
    {
        Sku = element.Text("sku"),
        Type = element.Text("type"),
        AttributeSet = element.Text("attributeSet"),
        EntityId = element.WholeOrNull("entityId"),
        CreatedAt = element.InstantOrNull("created"),
        UpdatedAt = element.InstantOrNull("updated"),
        Position = ValueXml.ReadPosition(element),
        Websites = [.. element.Children("website").Select(w => w.Text())],
        Categories = [.. element.Children("category").Select(c => c.Text())],
        Attributes = ValueXml.Read(element),
        Stock = element.Child("stock") is { } stock ? StockXml.ReadItem(stock) : null,
        SourceQuantities = [.. element.Children("sourceQuantity").Select(StockXml.ReadQuantity)],
        TierPrices = [.. element.Children("tierPrice").Select(ReadTierPrice)],
        Images = [.. element.Children("image").Select(ReadImage)],
        Links = [.. element.Children("link").Select(l => new ProductLink(LinkKinds[l.Text("kind")], l.Text("sku"), l.Small("position")))],
        SuperAttributes = [.. element.Children("superAttribute").Select(CompositionXml.ReadSuperAttribute)],
        Variations = [.. element.Children("variation").Select(CompositionXml.ReadVariation)],
        GroupedItems = [.. element.Children("groupedItem").Select(CompositionXml.ReadGroupedItem)],
        Bundle = element.Child("bundle") is { } bundle ? CompositionXml.ReadBundle(bundle) : null,
        DownloadLinks = [.. element.Children("download").Select(SaleTermsXml.ReadDownload)],
        DownloadSamples = [.. element.Children("downloadSample").Select(SaleTermsXml.ReadSample)],
        CustomOptions = [.. element.Children("customOption").Select(SaleTermsXml.ReadCustomOption)],
        GiftCard = element.Child("giftCard") is { } giftCard ? SaleTermsXml.ReadGiftCard(giftCard) : null,
    };

    private static XElement Write(TierPrice tier) => Element(
        "tierPrice",
        Field("website", tier.Website),
        Field("group", tier.CustomerGroup),
        Field("quantity", tier.Quantity),
        Field("value", tier.Value),
        Field("percent", tier.IsPercent));

    private static TierPrice ReadTierPrice(XElement element) =>
        new(element.Text("website"), element.Text("group"), element.Decimal("quantity"), element.Decimal("value"), element.Flag("percent"));

    private static XElement Write(ProductImage image) => Element(
        "image",
        Field("file", image.File),
        Field("label", image.Label),
        Field("position", image.Position),
        Field("hidden", image.IsHidden),
        image.Roles.Order(StringComparer.Ordinal).Select(r => TextElement("role", r)));

    private static ProductImage ReadImage(XElement element) => new(
        element.Text("file"),
        element.TextOrNull("label"),
        element.Small("position"),
        element.Flag("hidden"),
        [.. element.Children("role").Select(r => r.Text())]);

    private static XElement Write(ProductLink link) => Element("link", Field("kind", LinkKinds[link.Kind]), Field("sku", link.Sku), Field("position", link.Position));
}
