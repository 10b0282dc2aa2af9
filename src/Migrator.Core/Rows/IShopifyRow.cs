using Migrator.Core.Entities;

namespace Migrator.Core.Rows;

/// <summary>One record as it is to be in Shopify: what transform writes as CSV, import sends and review expects.</summary>
public interface IShopifyRow
{
    EntityType Entity { get; }

    /// <summary>The unique id by which it is found again: the ledger's key.</summary>
    string SourceId { get; }
}
