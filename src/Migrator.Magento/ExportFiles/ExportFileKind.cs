namespace Migrator.Magento.ExportFiles;

/// <summary>What a native export file holds, told by its header.</summary>
internal enum ExportFileKind
{
    Products,
    AdvancedPricing,
    StockSources,
    Customers,
    CustomerAddresses,
}
