using System.Globalization;
using Migrator.Core.Records;
using Migrator.Magento.ExportFiles.Attributes;

namespace Migrator.Magento.ExportFiles.Customers;

/// <summary>Rows of the Customers Main File and the Customer Addresses exports, every column kept under its name but those that open an account.</summary>
internal static class CustomerColumns
{
    private static readonly HashSet<string> OfCustomers = new(StringComparer.OrdinalIgnoreCase) { "email", "_website", "_store", "created_at" };

    private static readonly HashSet<string> OfAddresses = new(StringComparer.OrdinalIgnoreCase)
    {
        "_website", "_email", "_entity_id", "_address_default_billing_", "_address_default_shipping_",
    };

    private static readonly string[] Secrets = ["password", "token", "hash", "secret", "confirmation"];

    /// <summary>Password hashes, reset tokens and the like: they never leave the export file.</summary>
    public static bool IsSecret(string column) => Secrets.Any(s => column.Contains(s, StringComparison.OrdinalIgnoreCase));

    /// <summary>Null where e-mail or website is missing.</summary>
    public static IMagentoRecord? Read(CsvRow row)
    {
        var position = new SourcePosition(row.File.Name, row.Record.Line);
        if (row.File.Kind is ExportFileKind.Customers)
        {
            if (row.IsEmpty("email") || row.IsEmpty("_website")) return null;
            return new MagentoCustomer
            {
                Email = row["email"],
                Website = row["_website"],
                StoreView = row["_store"],
                CreatedAt = AdminDates.Default.Parse(row["created_at"], TimeZoneInfo.Utc)?.Instant,
                Attributes = Values(row, OfCustomers),
                Position = position,
            };
        }

        if (row.IsEmpty("_email") || row.IsEmpty("_website") || row.IsEmpty("_entity_id")) return null;
        return new MagentoCustomerAddress
        {
            Email = row["_email"],
            Website = row["_website"],
            AddressId = row["_entity_id"],
            IsDefaultBilling = row["_address_default_billing_"] == "1",
            IsDefaultShipping = row["_address_default_shipping_"] == "1",
            Attributes = Values(row, OfAddresses),
            Position = position,
        };
    }

    private static AttributeValue[] Values(CsvRow row, HashSet<string> own) =>
    [
        .. row.Filled().Where(c => !own.Contains(c.Column) && !IsSecret(c.Column))
            .Select(c => new AttributeValue(c.Column, "", Text(c.Text)))
            .OrderBy(v => v.Code, StringComparer.Ordinal),
    ];

    /// <summary>Times of this export are in UTC, in the form of the database.</summary>
    private static string Text(string text) =>
        DateTime.TryParseExact(text, "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)
            : text;
}
