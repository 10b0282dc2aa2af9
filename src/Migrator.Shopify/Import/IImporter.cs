using System.Text.Json;
using Migrator.Core.Entities;
using Migrator.Core.Ledger;
using Migrator.Core.Rows;
using Migrator.Core.Stages;
using Migrator.Shopify.Csv;

namespace Migrator.Shopify.Import;

/// <summary>
/// What is particular about importing one entity: it plans and it settles. Sending, retrying, bulk operations, lost answers and the ledger
/// are the same for all, in <see cref="ChunkImport"/>.
/// </summary>
internal interface IImporter
{
    EntityType Entity { get; }

    /// <summary>The phases, in their order. The first is the one that creates.</summary>
    IReadOnlyList<WriteKind> Kinds { get; }

    /// <summary>Reads the rows of a chunk; a bad one is an answer.</summary>
    IAsyncEnumerable<RowRead> ReadAsync(Stream stream, string name, CancellationToken cancellationToken);

    /// <summary>Looks at Shopify and says what is to be done with each row, in their order. Writes nothing that a second run would double.</summary>
    Task<IReadOnlyList<PlanEntry>> PlanAsync(IReadOnlyList<IShopifyRow> rows, IReadOnlyDictionary<string, LedgerEntry> ledger, CancellationToken cancellationToken);

    /// <summary>The id in the payload of the phase that creates.</summary>
    string? CreatedId(JsonElement payload);

    /// <summary>SHA-256 of all that decides how the row is in Shopify.</summary>
    string Hash(IShopifyRow row);

    /// <summary>What the ledger keeps of a row that is written.</summary>
    Task<string?> RememberAsync(IShopifyRow row, PlanEntry entry, string shopifyId, IReadOnlyList<PhaseReply> replies, CancellationToken cancellationToken);

    /// <summary>The places in Shopify that carry the row's records, the row's own first.</summary>
    /// <param name="row">The row.</param>
    /// <param name="entry">Its plan.</param>
    /// <param name="remembered">From <see cref="RememberAsync"/>, or of the ledger; null where it is not written.</param>
    IEnumerable<Place> Places(IShopifyRow row, PlanEntry entry, string? remembered);
}

/// <param name="Phase">The name of the write kind.</param>
/// <param name="Reply">The reply.</param>
internal sealed record PhaseReply(string Phase, Reply Reply);

/// <param name="Record">The source id.</param>
/// <param name="Kind"><c>product</c>, <c>variant</c> or <c>definition</c>.</param>
/// <param name="ShopifyId">Null: the id of the row itself.</param>
/// <param name="IsTouched">Whether the plan's writes concern it.</param>
internal sealed record Place(string Record, string Kind, string? ShopifyId, bool IsTouched);

/// <summary>Makes an importer for one step.</summary>
internal delegate IImporter ImporterFor(ShopTools tools, ShopWork work);
