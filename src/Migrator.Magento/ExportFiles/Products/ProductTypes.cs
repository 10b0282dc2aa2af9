namespace Migrator.Magento.ExportFiles.Products;

/// <summary>Magento's product types as far as families go.</summary>
internal static class ProductTypes
{
    public const string Simple = "simple";

    private const string NotVisible = "Not Visible Individually";

    public static string Of(CsvRow row) => row[ProductColumns.Type] is { Length: > 0 } type ? type : Simple;

    public static bool IsComposite(string type) => type is "configurable" or "grouped" or "bundle";

    /// <summary>Magento's default is visible.</summary>
    public static bool IsVisible(CsvRow row) => !row[ProductColumns.Visibility].Equals(NotVisible, StringComparison.OrdinalIgnoreCase);

    /// <summary>The SKUs that the product's own page is made of, in its order, each once.</summary>
    public static IReadOnlyList<string> Children(CsvRow row)
    {
        if (row.IsEmpty(ProductColumns.Variations) && row.IsEmpty(ProductColumns.AssociatedSkus) && row.IsEmpty(ProductColumns.BundleValues)) return [];
        return [.. ConfigurableColumns.Children(row).Concat(GroupedColumn.Read(row).Select(i => i.Sku)).Concat(BundleColumns.Children(row)).Distinct(StringComparer.OrdinalIgnoreCase)];
    }
}
