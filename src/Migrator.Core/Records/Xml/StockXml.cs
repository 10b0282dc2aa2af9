using System.Xml.Linq;
using static Migrator.Core.Records.Xml.XmlFields;

namespace Migrator.Core.Records.Xml;

internal static class StockXml
{
    public static XElement Write(StockItem stock) => Element(
        "stock",
        Field("quantity", stock.Quantity),
        Field("inStock", stock.IsInStock),
        Field("manage", stock.ManageStock),
        Field("backorders", stock.Backorders),
        Field("minQuantity", stock.MinQuantity),
        Field("minSaleQuantity", stock.MinSaleQuantity),
        Field("maxSaleQuantity", stock.MaxSaleQuantity),
        Field("increments", stock.QuantityIncrements),
        Field("notifyBelow", stock.NotifyBelow),
        Field("decimal", stock.IsDecimal));

    public static StockItem ReadItem(XElement element) => new(
        element.Decimal("quantity"),
        element.Flag("inStock"),
        element.FlagOrNull("manage"),
        element.SmallOrNull("backorders"),
        element.DecimalOrNull("minQuantity"),
        element.DecimalOrNull("minSaleQuantity"),
        element.DecimalOrNull("maxSaleQuantity"),
        element.DecimalOrNull("increments"),
        element.DecimalOrNull("notifyBelow"),
        element.Flag("decimal"));

    public static XElement Write(SourceQuantity quantity) =>
        Element("sourceQuantity", Field("source", quantity.Source), Field("quantity", quantity.Quantity), Field("inStock", quantity.IsInStock));

    public static SourceQuantity ReadQuantity(XElement element) => new(element.Text("source"), element.Decimal("quantity"), element.Flag("inStock"));
}
