using Migrator.Core.Records;

namespace Migrator.Magento.ExportFiles.Products;

/// <summary>The stock item. A value beside <c>use_config_… = 1</c> is not what applies: the shop's configuration decides, which the export does not hold.</summary>
internal static class StockColumns
{
    public static StockItem? Read(CsvRow row, RowNotes notes)
    {
        if (row.IsEmpty("qty") && row.IsEmpty("is_in_stock") && row.IsEmpty("manage_stock")) return null;
        return new StockItem(
            Quantity: Decimal("qty") ?? 0,
            IsInStock: notes.Flag("is_in_stock", row["is_in_stock"], otherwise: true),
            ManageStock: Own("use_config_manage_stock", "manage_stock") ? notes.Flag("manage_stock", row["manage_stock"], otherwise: true) : null,
            Backorders: Own("use_config_backorders", "allow_backorders") ? notes.Whole("allow_backorders", row["allow_backorders"]) : null,
            MinQuantity: Own("use_config_min_qty", "out_of_stock_qty") ? Decimal("out_of_stock_qty") : null,
            MinSaleQuantity: Own("use_config_min_sale_qty", "min_cart_qty") ? Decimal("min_cart_qty") : null,
            MaxSaleQuantity: Own("use_config_max_sale_qty", "max_cart_qty") ? Decimal("max_cart_qty") : null,
            QuantityIncrements: Increments(),
            NotifyBelow: Own("use_config_notify_stock_qty", "notify_on_stock_below") ? Decimal("notify_on_stock_below") : null,
            IsDecimal: notes.Flag("is_qty_decimal", row["is_qty_decimal"], otherwise: false));

        decimal? Decimal(string column) => notes.Decimal(column, row[column]);

        bool Own(string useConfig, string column) => !row.IsEmpty(column) && row[useConfig] != "1";

        decimal? Increments()
        {
            if (!Own("use_config_enable_qty_inc", "enable_qty_increments")) return null;
            if (!notes.Flag("enable_qty_increments", row["enable_qty_increments"], otherwise: false)) return 0;
            return Own("use_config_qty_increments", "qty_increments") ? Decimal("qty_increments") : null;
        }
    }
}
