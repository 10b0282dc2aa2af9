using System.Globalization;
using System.Xml.Linq;

namespace Migrator.Core.Records.Xml;

/// <summary>One form for every kind of value, so that the same record gives the same bytes. What is null is absent.</summary>
internal static class XmlFields
{
    public const string NamespaceName = "urn:migrator:magento:1";

    private const string Instant = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'";

    private static readonly XNamespace Namespace = NamespaceName;

    public static XElement Element(string name, params object?[] content) => new(Namespace + name, content);

    public static XElement TextElement(string name, string text, params object?[] attributes) => new(Namespace + name, [.. attributes, XmlText.Encode(text)]);

    public static XAttribute? Field(string name, string? value) => value is null ? null : new XAttribute(name, XmlText.Encode(value));

    public static XAttribute? Field(string name, long? value) => value is { } v ? new XAttribute(name, v.ToString(CultureInfo.InvariantCulture)) : null;

    public static XAttribute? Field(string name, bool? value) => value is { } v ? new XAttribute(name, v ? "true" : "false") : null;

    public static XAttribute? Field(string name, decimal? value) => value is { } v ? new XAttribute(name, Plain(v)) : null;

    public static XAttribute? Field(string name, DateTimeOffset? value) =>
        value is { } v ? new XAttribute(name, v.UtcDateTime.ToString(Instant, CultureInfo.InvariantCulture)) : null;

    /// <summary>Without exponent and trailing zeros: 1.50 and 1.5 are the same record.</summary>
    public static string Plain(decimal value) => value == 0 ? "0" : value.ToString("0.############################", CultureInfo.InvariantCulture);

    public static IEnumerable<XElement> Children(this XElement element, string name) => element.Elements(Namespace + name);

    public static XElement? Child(this XElement element, string name) => element.Element(Namespace + name);

    public static string Text(this XElement element) => XmlText.Decode(element.Value);

    public static string? TextOrNull(this XElement element, string field) => element.Attribute(field) is { } found ? XmlText.Decode(found.Value) : null;

    public static string Text(this XElement element, string field) => XmlText.Decode(Required(element, field));

    public static decimal Decimal(this XElement element, string field) => decimal.Parse(Required(element, field), NumberStyles.Number, CultureInfo.InvariantCulture);

    public static decimal? DecimalOrNull(this XElement element, string field) => element.Attribute(field) is null ? null : element.Decimal(field);

    public static long Whole(this XElement element, string field) => long.Parse(Required(element, field), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);

    public static long? WholeOrNull(this XElement element, string field) => element.Attribute(field) is null ? null : element.Whole(field);

    public static int Small(this XElement element, string field) => checked((int)element.Whole(field));

    public static int? SmallOrNull(this XElement element, string field) => element.Attribute(field) is null ? null : element.Small(field);

    public static bool Flag(this XElement element, string field) => Required(element, field) is "true" or "1";

    public static bool? FlagOrNull(this XElement element, string field) => element.Attribute(field) is null ? null : element.Flag(field);

    public static DateTimeOffset? InstantOrNull(this XElement element, string field) =>
        element.Attribute(field) is { } found ? DateTimeOffset.Parse(found.Value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal) : null;

    private static string Required(XElement element, string field) =>
        element.Attribute(field)?.Value ?? throw new FormatException($"<{element.Name.LocalName}> lacks its attribute '{field}'.");
}
