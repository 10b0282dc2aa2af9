using Migrator.Core.Records;

namespace Migrator.Core.Migration;

/// <summary>Which source records a record of the XML accounts for: each must end in exactly one outcome.</summary>
internal static class AccountedRecords
{
    public static IEnumerable<string> Of(IMagentoRecord record) => record is ProductFamily family
        ? family.Members.Where(m => m.Counted).Select(m => m.Product.Sku).Prepend(family.Head.Sku)
        : [record.SourceId];
}
