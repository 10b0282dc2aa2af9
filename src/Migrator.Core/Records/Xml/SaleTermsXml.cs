using System.Globalization;
using System.Xml.Linq;
using static Migrator.Core.Records.Xml.XmlFields;

namespace Migrator.Core.Records.Xml;

/// <summary>What comes with a sale or is asked of the buyer: downloads, custom options, a gift card's terms.</summary>
internal static class SaleTermsXml
{
    public static IEnumerable<XElement> Write(MagentoProduct product)
    {
        foreach (var link in product.DownloadLinks)
        {
            yield return Element(
                "download",
                Field("title", link.Title),
                Field("price", link.Price),
                Field("downloads", link.Downloads),
                Field("location", link.Location),
                Field("sample", link.SampleLocation),
                Field("position", link.Position),
                Field("shareable", link.IsShareable));
        }

        foreach (var sample in product.DownloadSamples)
            yield return Element("downloadSample", Field("title", sample.Title), Field("location", sample.Location), Field("position", sample.Position));
        foreach (var option in product.CustomOptions) yield return Write(option);
        if (product.GiftCard is { } giftCard) yield return Write(giftCard);
    }

    public static DownloadLink ReadDownload(XElement element) => new(
        element.Text("title"),
        element.Decimal("price"),
        element.Small("downloads"),
        element.Text("location"),
        element.TextOrNull("sample"),
        element.Small("position"),
        element.FlagOrNull("shareable"));

    public static DownloadSample ReadSample(XElement element) => new(element.Text("title"), element.Text("location"), element.Small("position"));

    public static CustomOption ReadCustomOption(XElement element) => new(
        element.Text("title"),
        element.Text("input"),
        element.Flag("required"),
        element.Small("position"),
        element.DecimalOrNull("price"),
        element.Flag("percent"),
        element.TextOrNull("sku"),
        element.SmallOrNull("maxCharacters"),
        [.. element.Children("choice").Select(ReadChoice)]);

    public static GiftCardTerms ReadGiftCard(XElement element) => new(
        element.Text("type"),
        [.. element.Children("amount").Select(a => decimal.Parse(a.Value, NumberStyles.Number, CultureInfo.InvariantCulture))],
        element.DecimalOrNull("openMin"),
        element.DecimalOrNull("openMax"),
        element.Flag("open"));

    private static XElement Write(CustomOption option) => Element(
        "customOption",
        Field("title", option.Title),
        Field("input", option.Input),
        Field("required", option.IsRequired),
        Field("position", option.Position),
        Field("price", option.Price),
        Field("percent", option.IsPercent),
        Field("sku", option.Sku),
        Field("maxCharacters", option.MaxCharacters),
        option.Values.Select(v => Element(
            "choice",
            Field("title", v.Title),
            Field("price", v.Price),
            Field("percent", v.IsPercent),
            Field("sku", v.Sku),
            Field("position", v.Position))));

    private static CustomOptionValue ReadChoice(XElement element) =>
        new(element.Text("title"), element.Decimal("price"), element.Flag("percent"), element.TextOrNull("sku"), element.Small("position"));

    private static XElement Write(GiftCardTerms terms) => Element(
        "giftCard",
        Field("type", terms.Type),
        Field("openMin", terms.OpenAmountMin),
        Field("openMax", terms.OpenAmountMax),
        Field("open", terms.AllowsOpenAmount),
        terms.Amounts.Select(a => TextElement("amount", Plain(a))));
}
