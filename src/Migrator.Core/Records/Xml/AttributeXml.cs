using System.Xml.Linq;
using static Migrator.Core.Records.Xml.XmlFields;

namespace Migrator.Core.Records.Xml;

internal static class AttributeXml
{
    public const string Name = "attribute";

    private static readonly Words<AttributeInput> Inputs = new(
        (AttributeInput.Text, "text"),
        (AttributeInput.TextArea, "textarea"),
        (AttributeInput.Select, "select"),
        (AttributeInput.MultiSelect, "multiselect"),
        (AttributeInput.Boolean, "boolean"),
        (AttributeInput.Date, "date"),
        (AttributeInput.DateTime, "datetime"),
        (AttributeInput.Price, "price"),
        (AttributeInput.Weight, "weight"),
        (AttributeInput.Integer, "integer"),
        (AttributeInput.Decimal, "decimal"),
        (AttributeInput.Media, "media_image"));

    public static XElement Write(MagentoAttribute attribute) => Element(
        Name,
        Field("code", attribute.Code),
        Field("label", attribute.Label),
        Field("input", Inputs[attribute.Input]),
        Field("system", attribute.IsSystem),
        Field("inferred", attribute.IsInferred),
        Field("uses", attribute.Uses),
        Field("longest", attribute.LongestValue),
        attribute.Options.Select(o => TextElement("option", o.Text, Field("id", o.OptionId))));

    public static MagentoAttribute Read(XElement element) => new()
    {
        Code = element.Text("code"),
        Label = element.Text("label"),
        Input = Inputs[element.Text("input")],
        IsSystem = element.Flag("system"),
        IsInferred = element.Flag("inferred"),
        Uses = element.WholeOrNull("uses"),
        LongestValue = element.SmallOrNull("longest"),
        Options = [.. element.Children("option").Select(o => new AttributeItem(o.Text(), o.TextOrNull("id")))],
    };
}
