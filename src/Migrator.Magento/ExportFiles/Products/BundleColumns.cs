using Migrator.Core.Findings;
using Migrator.Core.Records;

namespace Migrator.Magento.ExportFiles.Products;

/// <summary><c>bundle_values</c>: one entry a selection, the fields of its option repeated in each.</summary>
internal static class BundleColumns
{
    private const string Dynamic = "dynamic";

    private static readonly string[] FirstKeys = ["name"];

    private static readonly HashSet<string> Keys = new(StringComparer.Ordinal)
    {
        "name", "type", "required", "sku", "price", "default", "default_qty", "price_type", "can_change_qty", "shipment_type",
    };

    public static BundleComposition? Read(CsvRow row, RowNotes notes)
    {
        if (row.IsEmpty(ProductColumns.BundleValues) && row.IsEmpty("bundle_price_type")) return null;
        return new BundleComposition(
            row["bundle_price_type"] == Dynamic,
            row["bundle_sku_type"] == Dynamic,
            row["bundle_weight_type"] == Dynamic,
            row["bundle_price_view"],
            row["bundle_shipment_type"] != "separately",
            Options(row[ProductColumns.BundleValues], notes));
    }

    /// <summary>The SKUs that may be chosen.</summary>
    public static IEnumerable<string> Children(CsvRow row) =>
        Pairs.Entries(row[ProductColumns.BundleValues], FirstKeys).Select(e => Pairs.Read(e, Keys.Contains).GetValueOrDefault("sku", "")).Where(s => s.Length > 0);

    private static IReadOnlyList<BundleOption> Options(string text, RowNotes notes)
    {
        var options = new List<BundleOption>();
        var selections = new List<BundleSelection>();
        foreach (var entry in Pairs.Entries(text, FirstKeys))
        {
            var fields = Pairs.Read(entry, Keys.Contains);
            var title = fields.GetValueOrDefault("name", "");
            var input = fields.GetValueOrDefault("type", "select");
            // What stands side by side under one name is one option.
            if (options.Count == 0 || options[^1].Title != title || options[^1].Input != input)
                options.Add(new BundleOption(title, input, notes.Flag(ProductColumns.BundleValues, fields.GetValueOrDefault("required", ""), otherwise: false), selections = []));
            if (fields.GetValueOrDefault("sku", "") is not { Length: > 0 } sku)
            {
                notes.Say(ProductColumns.BundleValues, "bundle.selection-without-sku", RecordState.Failed, entry, null, $"A selection of the option '{title}' names no SKU.", "Look at the bundle in Magento.");
                continue;
            }

            selections.Add(new BundleSelection(
                sku,
                Decimal(fields, "price", notes) ?? 0,
                fields.GetValueOrDefault("price_type") == "percent",
                notes.Flag(ProductColumns.BundleValues, fields.GetValueOrDefault("default", ""), otherwise: false),
                Decimal(fields, "default_qty", notes) ?? 1,
                notes.Flag(ProductColumns.BundleValues, fields.GetValueOrDefault("can_change_qty", ""), otherwise: true)));
        }

        return options;
    }

    private static decimal? Decimal(Dictionary<string, string> fields, string key, RowNotes notes) =>
        notes.Decimal(ProductColumns.BundleValues, fields.GetValueOrDefault(key, ""));
}
