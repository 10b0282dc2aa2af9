using Migrator.Core.Entities;
using Migrator.Core.Findings;
using Migrator.Core.Records;

namespace Migrator.Magento.ExportFiles.Products;

/// <summary>Puts one product together from its rows: the default row, those of store views, its tier prices and source quantities.</summary>
/// <param name="sku">The product.</param>
/// <param name="reading">How its values are read.</param>
/// <param name="report">Takes findings; null where the product's own family tells them.</param>
internal sealed class ProductAssembly(string sku, ProductReading reading, Action<Finding>? report)
{
    private readonly List<AttributeValue> _values = [];
    private readonly List<TierPrice> _tierPrices = [];
    private readonly List<SourceQuantity> _sources = [];
    private readonly HashSet<string> _storeViews = new(StringComparer.Ordinal);
    private MagentoProduct? _product;

    public void Take(CsvRow row)
    {
        var position = new SourcePosition(row.File.Name, row.Record.Line);
        var notes = new RowNotes(report, EntityType.Products, sku, position.ToString());
        if (!row.Record.IsUtf8) notes.Say("", "csv.invalid-utf8", RecordState.Transformed, null, null, "Some bytes are no UTF-8 and became '\ufffd'.", "Save the file as UTF-8 or export it again.");
        switch (row.File.Kind)
        {
            case ExportFileKind.AdvancedPricing:
                if (PriceAndSourceFiles.ReadTierPrice(row, notes) is { } tierPrice) _tierPrices.Add(tierPrice);
                break;
            case ExportFileKind.StockSources:
                if (PriceAndSourceFiles.ReadSource(row, notes) is { } source) _sources.Add(source);
                break;
            default:
                TakeProduct(row, position, notes);
                break;
        }
    }

    /// <summary>Null where the default row did not come.</summary>
    public MagentoProduct? Finish() => _product is null ? null : _product with
    {
        Attributes =
        [
            .. _values.Where(v => v.Items.Count > 0 && (v.Items.Count > 1 || v.Items[0].Text.Length > 0))
                .DistinctBy(v => (v.Code, v.StoreView))
                .OrderBy(v => v.Code, StringComparer.Ordinal).ThenBy(v => v.StoreView, StringComparer.Ordinal),
        ],
        TierPrices = [.. _tierPrices.OrderBy(t => t.Website, StringComparer.Ordinal).ThenBy(t => t.CustomerGroup, StringComparer.Ordinal).ThenBy(t => t.Quantity)],
        SourceQuantities = [.. _sources.OrderBy(s => s.Source, StringComparer.Ordinal)],
    };

    private void TakeProduct(CsvRow row, SourcePosition position, RowNotes notes)
    {
        var storeView = row[ProductColumns.StoreView];
        if (!_storeViews.Add(storeView))
        {
            notes.Say("", "product.row-again", RecordState.Skipped, null, null, $"The product has a second row for {(storeView.Length == 0 ? "the default scope" : $"the store view '{storeView}'")}; the first counts.", "Remove one of them.");
            return;
        }

        _values.AddRange(ValueColumns.Read(row, reading, notes));
        if (storeView.Length == 0) _product = Product(row, position, notes);
    }

    private MagentoProduct Product(CsvRow row, SourcePosition position, RowNotes notes)
    {
        var (superAttributes, variations) = ConfigurableColumns.Read(row);
        return new MagentoProduct
        {
            Sku = sku,
            Type = ProductTypes.Of(row),
            AttributeSet = row[ProductColumns.AttributeSet],
            Websites = [.. row[ProductColumns.Websites].Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            Categories = CategoryPaths.Read(row[ProductColumns.Categories], reading.Roots),
            Stock = StockColumns.Read(row, notes),
            Images = ImageColumns.Read(row, notes),
            Links = [.. LinkColumns.Read(row, notes)],
            SuperAttributes = superAttributes,
            Variations = variations,
            GroupedItems = GroupedColumn.Read(row),
            Bundle = BundleColumns.Read(row, notes),
            DownloadLinks = DownloadColumns.ReadLinks(row, notes),
            DownloadSamples = DownloadColumns.ReadSamples(row, notes),
            CustomOptions = CustomOptionColumn.Read(row, notes),
            GiftCard = GiftCardColumns.Read(row, notes),
            CreatedAt = Instant(row, ProductColumns.CreatedAt, notes),
            UpdatedAt = Instant(row, ProductColumns.UpdatedAt, notes),
            Position = position,
        };
    }

    private DateTimeOffset? Instant(CsvRow row, string column, RowNotes notes)
    {
        if (row.IsEmpty(column)) return null;
        if (reading.DatesOf(row.File).Parse(row[column], reading.Zone) is { } read) return read.Instant ?? new DateTimeOffset(read.Date, TimeOnly.MinValue, TimeSpan.Zero);
        notes.Say(column, "value.not-a-date", RecordState.Failed, row[column], null, $"'{RowNotes.Short(row[column])}' is not a date in the form of this export; it was left out.", "Correct it in the file.");
        return null;
    }
}
