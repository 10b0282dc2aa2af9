using Migrator.Core.Entities;
using Migrator.Core.Findings;
using Migrator.Magento.ExportFiles.Csv;
using Migrator.Magento.ExportFiles.Products;

namespace Migrator.Magento.ExportFiles.Families;

/// <summary>One pass over the files of products, prices and stock: finds every product's rows and what it is made of, and says what cannot be read.</summary>
/// <param name="report">Takes the findings.</param>
internal sealed class FamilyPlanner(Action<Finding> report)
{
    private readonly Dictionary<string, (string File, long Line)> _storeRowsAlone = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, List<RecordExtent>> _early = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, (long Rows, string Example, long Line)> _unknown = new(StringComparer.Ordinal);

    public ProductIndex Index { get; } = new();

    /// <summary>Products that were seen and cannot be read.</summary>
    public long Unreadable { get; private set; }

    /// <param name="file">Of products first: what belongs to none is known by then.</param>
    /// <param name="place">Its place in the plan's list.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task TakeAsync(ExportFile file, int place, CancellationToken cancellationToken)
    {
        foreach (var finding in CsvFindings.OfHeader(EntityType.Products, file)) report(finding);
        var (stream, reader) = file.OpenBody();
        await using var _ = stream;
        var steps = 0L;
        for (var step = await reader.NextAsync(cancellationToken); step is not CsvStep.End; step = await reader.NextAsync(cancellationToken))
        {
            steps++;
            if (step is CsvStep.Fault)
            {
                report(CsvFindings.Of(EntityType.Products, file, reader.Fault));
                if (file.Kind is ExportFileKind.Products) Unreadable++;
                continue;
            }

            var row = new CsvRow(file, reader.Record);
            var extent = new RecordExtent(place, reader.Record.Offset, reader.Record.Length, reader.Record.Line);
            if (row[ProductColumns.Sku] is not { Length: > 0 } sku) SayNoSku(row);
            else if (file.Kind is not ExportFileKind.Products) TakeAttached(file, row, sku, extent);
            else if (row.IsEmpty(ProductColumns.StoreView)) TakeDefaultRow(row, sku, extent);
            else TakeStoreRow(row, sku, extent);
        }

        if (steps == 0 && file.Kind is ExportFileKind.Products) report(CsvFindings.OfNoRecords(EntityType.Products, file));
        if (_unknown.Remove(file.Name, out var unknown))
        {
            report(new Finding(EntityType.Products, unknown.Example, "", "row.unknown-product", RecordState.Skipped, null, null,
                $"{file.Name}, line {unknown.Line}: {unknown.Rows} rows are of products that no product file holds, '{unknown.Example}' the first; they were left out. Export all products, or ignore this for products that you do not migrate."));
        }
    }

    /// <summary>To be called when every file of products has been read.</summary>
    public void FinishProducts()
    {
        foreach (var (sku, (file, line)) in _storeRowsAlone.OrderBy(r => r.Key, StringComparer.Ordinal))
        {
            Unreadable++;
            report(new Finding(EntityType.Products, sku, "", "product.store-row-alone", RecordState.Failed, null, null,
                $"{file}, line {line}: the product has a row for a store view, and none for the default scope. Export it again with all its rows."));
        }
    }

    private void TakeDefaultRow(CsvRow row, string sku, RecordExtent extent)
    {
        var product = Index.TryAdd(sku, ProductTypes.IsVisible(row), ProductTypes.IsComposite(ProductTypes.Of(row)), ProductTypes.Children(row), extent);
        if (product is null)
        {
            report(new Finding(EntityType.Products, Index.Find(sku)!.Sku, "", "product.duplicate-sku", RecordState.Skipped, sku, null,
                $"{row.File.Name}, line {row.Record.Line}: '{sku}' has a row for the default scope already; the first counts. Remove one of them, or give it a SKU of its own."));
            return;
        }

        _storeRowsAlone.Remove(sku);
        if (!_early.Remove(sku, out var early)) return;
        foreach (var before in early) product.Add(before);
    }

    private void TakeStoreRow(CsvRow row, string sku, RecordExtent extent)
    {
        if (Index.Find(sku) is { } product)
        {
            product.Add(extent);
            return;
        }

        _storeRowsAlone.TryAdd(sku, (row.File.Name, row.Record.Line));
        if (!_early.TryGetValue(sku, out var early)) _early[sku] = early = [];
        early.Add(extent);
    }

    private void TakeAttached(ExportFile file, CsvRow row, string sku, RecordExtent extent)
    {
        if (Index.Find(sku) is { } product)
        {
            product.Add(extent);
            return;
        }

        var known = _unknown.GetValueOrDefault(file.Name, (0, sku, row.Record.Line));
        _unknown[file.Name] = known with { Rows = known.Rows + 1 };
    }

    private void SayNoSku(CsvRow row)
    {
        if (row.File.Kind is ExportFileKind.Products) Unreadable++;
        report(new Finding(EntityType.Products, $"{row.File.Name}, line {row.Record.Line}", ProductColumns.Sku, "product.no-sku", RecordState.Failed, null, null,
            $"{row.File.Name}, line {row.Record.Line}: the record has no SKU. Give it one, or remove it."));
    }
}
