using Migrator.Core.Records;

namespace Migrator.Magento.ExportFiles.Products;

/// <summary><c>configurable_variations</c>: <c>sku=A,size=S,color=Red|sku=B,…</c>, and the labels of its attributes, in the order of the options.</summary>
internal static class ConfigurableColumns
{
    private const string Sku = "sku";

    private static readonly string[] FirstKeys = [Sku];

    public static (IReadOnlyList<SuperAttribute> Attributes, IReadOnlyList<Variation> Variations) Read(CsvRow row)
    {
        var labels = Pairs.Split(row[ProductColumns.VariationLabels], IsCode).ToList();
        var codes = labels.Select(l => l.Key).ToHashSet(StringComparer.Ordinal);
        var variations = Entries(row[ProductColumns.Variations], codes).ToList();

        // Without labels the first variation names the attributes.
        if (codes.Count == 0 && variations.Count > 0) labels = [.. variations[0].Values.Keys.Select(c => (c, c))];
        return ([.. labels.Select((l, i) => new SuperAttribute(l.Key, l.Value, i))], variations);
    }

    /// <summary>The children's SKUs alone.</summary>
    public static IEnumerable<string> Children(CsvRow row) => Read(row).Variations.Select(v => v.Sku);

    private static IEnumerable<Variation> Entries(string text, HashSet<string> codes)
    {
        foreach (var entry in Pairs.Entries(text, FirstKeys))
        {
            var pairs = Pairs.Read(entry, codes.Count == 0 ? IsCode : codes.Contains);
            if (!pairs.Remove(Sku, out var sku) || sku.Length == 0) continue;
            yield return new Variation(sku, pairs);
        }
    }

    private static bool IsCode(string word) => word.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_');
}
