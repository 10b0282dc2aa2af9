using System.Xml.Linq;
using static Migrator.Core.Records.Xml.XmlFields;

namespace Migrator.Core.Records.Xml;

/// <summary>What a product is made of: a configurable's children, a grouped product's items, a bundle's selections.</summary>
internal static class CompositionXml
{
    public static IEnumerable<XElement> Write(MagentoProduct product)
    {
        foreach (var super in product.SuperAttributes)
            yield return Element("superAttribute", Field("code", super.Code), Field("label", super.Label), Field("position", super.Position));
        foreach (var variation in product.Variations)
            yield return Element("variation", Field("sku", variation.Sku), Write(variation.Values));
        foreach (var item in product.GroupedItems)
            yield return Element("groupedItem", Field("sku", item.Sku), Field("quantity", item.Quantity), Field("position", item.Position));
        if (product.Bundle is { } bundle) yield return Write(bundle);
    }

    public static SuperAttribute ReadSuperAttribute(XElement element) => new(element.Text("code"), element.Text("label"), element.Small("position"));

    public static Variation ReadVariation(XElement element) =>
        new(element.Text("sku"), element.Children("value").ToDictionary(v => v.Text("code"), v => v.Text(), StringComparer.Ordinal));

    public static GroupedItem ReadGroupedItem(XElement element) => new(element.Text("sku"), element.Decimal("quantity"), element.Small("position"));

    public static BundleComposition ReadBundle(XElement element) => new(
        element.Flag("dynamicPrice"),
        element.Flag("dynamicSku"),
        element.Flag("dynamicWeight"),
        element.Text("priceView"),
        element.Flag("shipsTogether"),
        [.. element.Children("option").Select(ReadOption)]);

    private static IEnumerable<XElement> Write(IReadOnlyDictionary<string, string> values) =>
        values.OrderBy(v => v.Key, StringComparer.Ordinal).Select(v => TextElement("value", v.Value, Field("code", v.Key)));

    private static XElement Write(BundleComposition bundle) => Element(
        "bundle",
        Field("dynamicPrice", bundle.HasDynamicPrice),
        Field("dynamicSku", bundle.HasDynamicSku),
        Field("dynamicWeight", bundle.HasDynamicWeight),
        Field("priceView", bundle.PriceView),
        Field("shipsTogether", bundle.ShipsTogether),
        bundle.Options.Select(o => Element("option", Field("title", o.Title), Field("input", o.Input), Field("required", o.IsRequired), o.Selections.Select(Write))));

    private static XElement Write(BundleSelection selection) => Element(
        "selection",
        Field("sku", selection.Sku),
        Field("price", selection.Price),
        Field("percent", selection.IsPercent),
        Field("default", selection.IsDefault),
        Field("quantity", selection.Quantity),
        Field("canChangeQuantity", selection.CanChangeQuantity));

    private static BundleOption ReadOption(XElement element) =>
        new(element.Text("title"), element.Text("input"), element.Flag("required"), [.. element.Children("selection").Select(ReadSelection)]);

    private static BundleSelection ReadSelection(XElement element) => new(
        element.Text("sku"),
        element.Decimal("price"),
        element.Flag("percent"),
        element.Flag("default"),
        element.Decimal("quantity"),
        element.Flag("canChangeQuantity"));
}
