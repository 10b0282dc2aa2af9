using Migrator.Core.Records;
using Migrator.Mapping.Books;
using Migrator.Mapping.Text;

namespace Migrator.Mapping.Products.Options;

/// <summary>Super attributes → options, in position order, with names that Shopify takes.</summary>
internal static class OptionNames
{
    private const int Longest = 255;
    private const string Field = "super_attributes";

    /// <summary>Shopify: "The name contains unsupported sequence ' / '".</summary>
    private const string Refused = " / ";

    public static IReadOnlyList<OptionAxis> Of(SourceRecord head, AttributeCatalog catalog)
    {
        var axes = new List<OptionAxis>();
        foreach (var attribute in Declared(head.Product).DistinctBy(a => a.Code, StringComparer.Ordinal))
        {
            var label = CleanText.OneLine(CleanText.Clean(attribute.Label.Length > 0 ? attribute.Label : catalog.Find(attribute.Code)?.Label ?? ""));
            var usable = (label.Length > 0 ? label : CleanText.OneLine(CleanText.Clean(attribute.Code))).Replace(Refused, "/", StringComparison.Ordinal);
            var name = Unique(CleanText.Cut(usable, Longest), axes);
            if (name != label && attribute.Label.Length > 0)
                head.Say(Rules.OptionNameChanged, Field, attribute.Label, name, "The label cannot be an option's name as it is, or another option has it.");
            axes.Add(new OptionAxis(attribute.Code, name));
        }

        return axes;
    }

    /// <summary>Those that the product declares, else those that its children's list names.</summary>
    private static IEnumerable<SuperAttribute> Declared(MagentoProduct product) => product.SuperAttributes.Count > 0
        ? product.SuperAttributes.OrderBy(a => a.Position)
        : product.Variations.SelectMany(v => v.Values.Keys).Distinct(StringComparer.Ordinal).Select((code, i) => new SuperAttribute(code, "", i));

    private static string Unique(string name, List<OptionAxis> axes)
    {
        if (name.Length == 0) name = "Option";
        for (var number = 1; ; number++)
        {
            var suffix = number == 1 ? "" : $" ({number})";
            var candidate = CleanText.Cut(name, Longest - suffix.Length) + suffix;
            if (!axes.Exists(a => a.Name.Equals(candidate, StringComparison.OrdinalIgnoreCase))) return candidate;
        }
    }
}
