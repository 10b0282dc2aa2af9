using Migrator.Core.Findings;
using Migrator.Mapping.Attributes;
using Migrator.Mapping.Books;
using Migrator.Mapping.Settings;
using Migrator.Mapping.Text;

namespace Migrator.Mapping.Products.Page;

/// <summary>Vendor and product type.</summary>
internal static class Vendors
{
    private const int Longest = 255;

    /// <summary>The first vendor attribute with a value, else the setting's, else the shop's name, as Shopify itself does.</summary>
    public static string VendorOf(SourceRecord record, MappingContext context) =>
        FirstOf(record, context.Plan, PlaceKind.Vendor, Rules.VendorCut)
        ?? CleanText.Cut(CleanText.OneLine(context.Settings.Vendor.Length > 0 ? context.Settings.Vendor : context.Shop.Name), Longest);

    public static string TypeOf(SourceRecord record, MappingContext context)
    {
        if (FirstOf(record, context.Plan, PlaceKind.Type, Rules.TypeCut) is { } type) return type;
        if (context.Settings.ProductType is not ProductTypeSource.AttributeSet) return "";
        var set = CleanText.OneLine(CleanText.Clean(record.Product.AttributeSet));
        if (set.Length > Longest) record.Say(Rules.TypeCut, "attribute_set", set, CleanText.Cut(set, Longest), "The name of the attribute set is longer than a product type may be.");
        return CleanText.Cut(set, Longest);
    }

    private static string? FirstOf(SourceRecord record, AttributePlan plan, PlaceKind kind, MappingRule cut)
    {
        var code = plan.Of(kind).FirstOrDefault(c => record.Text(c) is not null);
        if (code is null) return null;
        var text = CleanText.OneLine(record.Take(code, RecordState.Moved)!);
        if (text.Length <= Longest) return text;
        record.SettleBy(cut, code, CleanText.Cut(text, Longest), $"It has {text.Length} characters, and Shopify takes {Longest}.");
        return CleanText.Cut(text, Longest);
    }
}
