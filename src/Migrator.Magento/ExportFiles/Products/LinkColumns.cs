using System.Globalization;
using Migrator.Core.Findings;
using Migrator.Core.Records;

namespace Migrator.Magento.ExportFiles.Products;

internal static class LinkColumns
{
    public static IEnumerable<ProductLink> Read(CsvRow row, RowNotes notes) =>
        Read(row, notes, LinkKind.Related, "related_skus", "related_position")
            .Concat(Read(row, notes, LinkKind.UpSell, "upsell_skus", "upsell_position"))
            .Concat(Read(row, notes, LinkKind.CrossSell, "crosssell_skus", "crosssell_position"));

    private static IEnumerable<ProductLink> Read(CsvRow row, RowNotes notes, LinkKind kind, string skuColumn, string positionColumn)
    {
        if (row.IsEmpty(skuColumn)) return [];
        var skus = row[skuColumn].Split(',').Select(s => s.Trim()).ToList();
        var positions = row[positionColumn].Split(',');
        if (!row.IsEmpty(positionColumn) && positions.Length != skus.Count)
        {
            notes.Say(
                skuColumn, "link.positions-differ", RecordState.Transformed, row[skuColumn], null,
                $"{skus.Count} SKUs have {positions.Length} positions (a SKU with a comma?); they were numbered as they stand.", "Check the linked products.");
            positions = [];
        }

        return skus
            .Select((sku, i) => new ProductLink(kind, sku, i < positions.Length && int.TryParse(positions[i], NumberStyles.Integer, CultureInfo.InvariantCulture, out var position) ? position : i + 1))
            .Where(l => l.Sku.Length > 0)
            .OrderBy(l => l.Position).ThenBy(l => l.Sku, StringComparer.Ordinal);
    }
}
