using System.Text;
using Migrator.Core.Entities;
using Migrator.TestKit;

namespace Migrator.Magento.Tests.ExportFiles;

/// <summary>A product export of a few rows, valid by default, in a folder of its own.</summary>
internal sealed class TestExport : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<Dictionary<string, string>> _rows = [];

    public string Path => _folder.Path;

    public string File => _folder.File("products.csv");

    /// <summary>One character; <c>,</c> as Magento's default.</summary>
    public char Delimiter { get; init; } = ',';

    public string LineEnd { get; init; } = "\n";

    /// <summary>Adds a simple product that is sold alone, with these columns.</summary>
    public TestExport Product(string sku, params ReadOnlySpan<(string Column, string Text)> columns) => Row(
        sku,
        [("product_type", "simple"), ("attribute_set_code", "Default"), ("product_online", "1"), ("visibility", "Catalog, Search"), ("created_at", "11/23/26, 5:34 PM"), .. columns]);

    public TestExport StoreRow(string sku, string storeView, params ReadOnlySpan<(string Column, string Text)> columns) =>
        Row(sku, [("store_view_code", storeView), ("product_type", "simple"), .. columns]);

    public TestExport Row(string sku, params ReadOnlySpan<(string Column, string Text)> columns)
    {
        var row = new Dictionary<string, string> { ["sku"] = sku };
        foreach (var (column, text) in columns) row[column] = text;
        _rows.Add(row);
        return this;
    }

    /// <summary>The text of the file, quoted as PHP's fputcsv does.</summary>
    public string Text()
    {
        var columns = _rows.SelectMany(r => r.Keys).Prepend("product_type").Prepend("store_view_code").Prepend("sku").Distinct().ToList();
        var lines = _rows.Select(r => columns.Select(c => r.GetValueOrDefault(c, ""))).Prepend(columns);
        return string.Concat(lines.Select(l => string.Join(Delimiter, l.Select(Quoted)) + LineEnd));
    }

    public Task<SourceRun> ProductsAsync(string? timeZone = "UTC")
    {
        System.IO.File.WriteAllText(File, Text());
        return SourceRun.OfAsync(File, EntityType.Products, timeZone);
    }

    public Task<SourceRun> AttributesAsync()
    {
        System.IO.File.WriteAllText(File, Text());
        return SourceRun.OfAsync(File, EntityType.Attributes);
    }

    /// <summary>The products of a file with exactly these bytes.</summary>
    public Task<SourceRun> ProductsOfAsync(byte[] bytes)
    {
        System.IO.File.WriteAllBytes(File, bytes);
        return SourceRun.OfAsync(File, EntityType.Products);
    }

    public Task<SourceRun> ProductsOfAsync(string text) => ProductsOfAsync(Encoding.UTF8.GetBytes(text));

    public void Write(string name, string text) => System.IO.File.WriteAllText(_folder.File(name), text);

    public void Dispose() => _folder.Dispose();

    private string Quoted(string text) =>
        text.AsSpan().ContainsAny([Delimiter, '"', '\\', '\n', '\r', '\t', ' ']) ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
