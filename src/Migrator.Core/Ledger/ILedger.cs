using Migrator.Core.Entities;

namespace Migrator.Core.Ledger;

/// <summary>
/// What is known of each source record on one shop: its Shopify id, and what was last written. It makes a second run patch and not duplicate.
/// Safe for concurrent use. One contract suite proves every implementation.
/// </summary>
public interface ILedger
{
    /// <summary>The entries of these source ids; an id without an entry is absent from the answer.</summary>
    Task<IReadOnlyDictionary<string, LedgerEntry>> FindAsync(EntityType entity, IReadOnlyCollection<string> sourceIds, CancellationToken cancellationToken);

    /// <summary>Writes entries whole, each replacing the one of the same entity and source id. May be called twice with the same entries.</summary>
    Task PutAsync(IReadOnlyCollection<LedgerEntry> entries, CancellationToken cancellationToken);

    /// <summary>Every entry of an entity, ordered by source id: by code point, which is the order of its UTF-8 bytes.</summary>
    IAsyncEnumerable<LedgerEntry> ListAsync(EntityType entity, CancellationToken cancellationToken);

    /// <summary>
    /// Reserves names that must be unique on the shop (a product's handle). The first owner of a name keeps it, in this run and in later ones;
    /// the same owner may claim it again. Claims are taken in the order given.
    /// </summary>
    /// <param name="kind">The kind of name, such as <c>product.handle</c>.</param>
    /// <param name="claims">Names with the source id that wants each.</param>
    /// <returns>For each name, its owner: the claimer, or who was there before.</returns>
    Task<IReadOnlyDictionary<string, string>> ClaimAsync(string kind, IReadOnlyList<Claim> claims, CancellationToken cancellationToken);
}

/// <param name="Name">What must be unique.</param>
/// <param name="Owner">The source id that wants it.</param>
public readonly record struct Claim(string Name, string Owner);

/// <summary>Opens the ledger of a shop; ledgers of two shops share nothing.</summary>
public interface ILedgers
{
    ILedger For(string shop);
}
