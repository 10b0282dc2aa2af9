using System.Xml.Linq;
using static Migrator.Core.Records.Xml.XmlFields;

namespace Migrator.Core.Records.Xml;

/// <summary>
/// Attribute values: one <c>value</c> element an item, several in a row with the same code and store view for a multiselect,
/// and one that is <c>blank</c> where a store view blanks what it inherits.
/// </summary>
internal static class ValueXml
{
    public static IEnumerable<XElement> Write(IEnumerable<AttributeValue> values)
    {
        foreach (var value in values.OrderBy(v => v.Code, StringComparer.Ordinal).ThenBy(v => v.StoreView, StringComparer.Ordinal))
        {
            var store = value.StoreView.Length == 0 ? null : value.StoreView;
            if (value.Items.Count == 0) yield return Element("value", Field("code", value.Code), Field("store", store), Field("blank", true));
            foreach (var item in value.Items)
                yield return TextElement("value", item.Text, Field("code", value.Code), Field("store", store), Field("option", item.OptionId));
        }
    }

    public static List<AttributeValue> Read(XElement owner)
    {
        var values = new List<AttributeValue>();
        var items = new List<AttributeItem>();
        (string Code, string Store)? open = null;
        foreach (var element in owner.Children("value"))
        {
            var key = (element.Text("code"), element.TextOrNull("store") ?? "");
            if (open != key) Close();
            open = key;
            if (element.FlagOrNull("blank") is not true) items.Add(new AttributeItem(element.Text(), element.TextOrNull("option")));
        }

        Close();
        return values;

        void Close()
        {
            if (open is { } key) values.Add(new AttributeValue(key.Code, key.Store, items));
            items = [];
        }
    }

    public static IEnumerable<XAttribute?> Write(SourcePosition? position) => [Field("file", position?.File), Field("line", position?.Line)];

    public static SourcePosition? ReadPosition(XElement owner) =>
        owner.TextOrNull("file") is { } file && owner.WholeOrNull("line") is { } line ? new SourcePosition(file, line) : null;
}
