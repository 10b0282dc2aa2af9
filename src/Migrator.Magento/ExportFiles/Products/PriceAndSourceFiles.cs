using Migrator.Core.Findings;
using Migrator.Core.Records;

namespace Migrator.Magento.ExportFiles.Products;

/// <summary>Rows of the Advanced Pricing and the Stock Sources exports.</summary>
internal static class PriceAndSourceFiles
{
    private const string AllWebsites = "All Websites";
    private const string AllGroups = "ALL GROUPS";

    /// <summary>Null where the row has no readable price.</summary>
    public static TierPrice? ReadTierPrice(CsvRow row, RowNotes notes)
    {
        var website = row["tier_price_website"];
        var quantity = notes.Decimal("tier_price_qty", row["tier_price_qty"]);
        var value = notes.Decimal("tier_price", row["tier_price"]);
        if (value is null || quantity is null)
        {
            notes.Say("tier_price", "tier-price.incomplete", RecordState.Failed, row["tier_price"], null, "A tier price lacks its quantity or price; it was left out.", "Look at the product's advanced pricing in Magento.");
            return null;
        }

        return new TierPrice(
            // The base currency follows in brackets.
            website.StartsWith(AllWebsites, StringComparison.OrdinalIgnoreCase) ? "" : website,
            row["tier_price_customer_group"] is { Length: > 0 } group ? group : AllGroups,
            quantity.Value,
            value.Value,
            row["tier_price_value_type"].Equals("Discount", StringComparison.OrdinalIgnoreCase));
    }

    public static SourceQuantity? ReadSource(CsvRow row, RowNotes notes) =>
        row["source_code"] is { Length: > 0 } source
            ? new SourceQuantity(source, notes.Decimal("quantity", row["quantity"]) ?? 0, notes.Flag("status", row["status"], otherwise: true))
            : null;
}
