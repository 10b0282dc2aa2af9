using Migrator.Core.Records;
using Migrator.Mapping.Books;

namespace Migrator.Mapping.Products.Page;

/// <summary>Magento's status and visibility, by id or by label, whichever the way in gives.</summary>
internal static class MagentoStatus
{
    /// <summary>Null where it cannot be told.</summary>
    public static bool? IsEnabled(SourceRecord record) => Key(record, AttributeCodes.Status) switch
    {
        "1" or "enabled" => true,
        "2" or "0" or "disabled" => false,
        _ => null,
    };

    /// <summary>Null where it cannot be told.</summary>
    public static Visibility? VisibilityOf(SourceRecord record) => Key(record, AttributeCodes.Visibility) switch
    {
        "1" or "not visible individually" => Visibility.None,
        "2" or "catalog" => Visibility.Catalog,
        "3" or "search" => Visibility.Search,
        "4" or "catalog, search" => Visibility.CatalogAndSearch,
        _ => null,
    };

    /// <summary>Enabled and on a website: Magento sells it, alone or as a part of another.</summary>
    public static bool IsSold(SourceRecord record) => IsEnabled(record) == true && record.Product.Websites.Count > 0;

    private static string? Key(SourceRecord record, string code) => (record.OptionId(code) ?? record.Text(code))?.Trim().ToLowerInvariant();
}

internal enum Visibility
{
    None,
    Catalog,
    Search,
    CatalogAndSearch,
}
