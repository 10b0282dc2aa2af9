using Migrator.Core.Entities;

namespace Migrator.Core.Ledger;

/// <summary>What the ledger holds of one source record on one shop.</summary>
/// <param name="Entity">The kind of record.</param>
/// <param name="SourceId">Magento's unique id of it; for products the SKU.</param>
/// <param name="State">How far it got.</param>
/// <param name="ShopifyId">The <c>gid://shopify/…</c>, once known.</param>
/// <param name="ContentHash">
/// SHA-256 (hex) of the row last written: equal means unchanged. Null: nobody knows that Shopify has what was last written, or review found that it has not;
/// the next run compares everything with what is there.
/// </param>
/// <param name="LastWritten">The row last written, as JSON, with the ids that a later patch needs (media, variants); up to 1 MB.</param>
/// <param name="Run">The run that wrote it.</param>
/// <param name="UpdatedAt">When, UTC.</param>
public sealed record LedgerEntry(
    EntityType Entity,
    string SourceId,
    LedgerState State,
    string? ShopifyId,
    string? ContentHash,
    string? LastWritten,
    string Run,
    DateTimeOffset UpdatedAt);

public enum LedgerState
{
    /// <summary>A write was begun and its answer is not recorded: look up before writing again.</summary>
    Intended,

    /// <summary>Written, and Shopify said so.</summary>
    Written,

    /// <summary>Shopify refused it; the next run tries again.</summary>
    Refused,
}
