using System.Globalization;
using Migrator.Core.Records;

namespace Migrator.Magento.ExportFiles.Products;

/// <summary><c>associated_skus</c>: <c>sku=1.000000,sku2=0.000000</c>. A SKU may hold commas and equals signs, so a piece ends only where a number follows the last <c>=</c>.</summary>
internal static class GroupedColumn
{
    public static IReadOnlyList<GroupedItem> Read(CsvRow row)
    {
        if (row.IsEmpty(ProductColumns.AssociatedSkus)) return [];
        var items = new List<GroupedItem>();
        var open = "";
        foreach (var piece in row[ProductColumns.AssociatedSkus].Split(','))
        {
            open = open.Length == 0 ? piece : open + "," + piece;
            var at = open.LastIndexOf('=');
            if (at <= 0 || !decimal.TryParse(open.AsSpan(at + 1), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var quantity)) continue;
            if (open[..at].Trim() is { Length: > 0 } sku) items.Add(new GroupedItem(sku, quantity, items.Count + 1));
            open = "";
        }

        // An old export has no quantities: SKUs alone.
        if (open.Length > 0) items.AddRange(open.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select((sku, i) => new GroupedItem(sku, 0, items.Count + i + 1)));
        return items;
    }
}
