using System.Xml.Linq;
using static Migrator.Core.Records.Xml.XmlFields;

namespace Migrator.Core.Records.Xml;

internal static class FamilyXml
{
    public const string Name = "family";

    public static XElement Write(ProductFamily family) => Element(
        Name,
        ProductXml.Write(family.Head),
        family.Members.Select(m => Element("member", Field("counted", m.Counted), Field("ownFamily", m.HasOwnFamily), ProductXml.Write(m.Product))));

    public static ProductFamily Read(XElement element) => new(
        ReadProduct(element),
        [.. element.Children("member").Select(m => new FamilyMember(ReadProduct(m), m.Flag("counted"), m.Flag("ownFamily")))]);

    private static MagentoProduct ReadProduct(XElement element) =>
        ProductXml.Read(element.Child(ProductXml.Name) ?? throw new FormatException($"<{element.Name.LocalName}> lacks its <{ProductXml.Name}>."));
}
