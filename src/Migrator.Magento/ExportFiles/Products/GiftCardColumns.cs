using Migrator.Core.Records;

namespace Migrator.Magento.ExportFiles.Products;

/// <summary>Adobe Commerce's gift card columns (<c>GiftCardImportExport</c>): raw values, amounts joined by commas.</summary>
internal static class GiftCardColumns
{
    public static GiftCardTerms? Read(CsvRow row, RowNotes notes)
    {
        if (row.IsEmpty("giftcard_type") && row.IsEmpty("giftcard_amount")) return null;
        return new GiftCardTerms(
            row["giftcard_type"] switch
            {
                "0" => "virtual",
                "1" => "physical",
                "2" => "combined",
                var word => word,
            },
            [.. row["giftcard_amount"].Split(',', StringSplitOptions.RemoveEmptyEntries).Select(a => notes.Decimal("giftcard_amount", a.Trim())).OfType<decimal>()],
            notes.Decimal("giftcard_open_amount_min", row["giftcard_open_amount_min"]),
            notes.Decimal("giftcard_open_amount_max", row["giftcard_open_amount_max"]),
            notes.Flag("giftcard_allow_open_amount", row["giftcard_allow_open_amount"], otherwise: false));
    }
}
