using System.Text.Json;
using System.Text.Json.Nodes;
using Migrator.Core;
using Migrator.Core.Entities;
using Migrator.Core.Ledger;
using Migrator.Core.Rows;
using Migrator.Core.Stages;
using Migrator.Shopify.Admin;
using Migrator.Shopify.Csv;

namespace Migrator.Shopify.Import.Definitions;

/// <summary>
/// Metafield definitions: created where there are none, never retyped (Shopify would drop the values), renamed only where the name in Shopify is still
/// the one that was written, or where review missed it.
/// </summary>
internal sealed class DefinitionImporter(ShopTools tools, ShopWork work) : IImporter
{
    private static readonly WriteKind Define = new("define", Operations.MetafieldDefinitionCreate, "metafieldDefinitionCreate") { IsAlwaysSingle = true };

    private static readonly WriteKind Rename = new("rename", Operations.MetafieldDefinitionUpdate, "metafieldDefinitionUpdate") { IsAlwaysSingle = true, IsRepeatable = true };

    private readonly Dictionary<string, ExistingDefinitions> _existing = new(StringComparer.Ordinal);

    public EntityType Entity => EntityType.Attributes;

    public IReadOnlyList<WriteKind> Kinds { get; } = [Define, Rename];

    public IAsyncEnumerable<RowRead> ReadAsync(Stream stream, string name, CancellationToken cancellationToken) => DefinitionRowFile.ReadEachAsync(stream, name, cancellationToken);

    public async Task<IReadOnlyList<PlanEntry>> PlanAsync(IReadOnlyList<IShopifyRow> rows, IReadOnlyDictionary<string, LedgerEntry> ledger, CancellationToken cancellationToken)
    {
        var entries = new List<PlanEntry>();
        foreach (var row in rows.Cast<ShopifyMetafieldDefinition>())
        {
            if (!_existing.TryGetValue(row.OwnerType, out var existing))
                _existing[row.OwnerType] = existing = await ExistingDefinitions.ReadAsync(tools.Client, row.OwnerType, cancellationToken);
            entries.Add(Plan(row, existing.Find(row.Namespace, row.Key), ledger.GetValueOrDefault(row.SourceId)));
        }

        return entries;
    }

    public string? CreatedId(JsonElement payload) => payload.Text("createdDefinition", "id");

    public string Hash(IShopifyRow row) => ContentHash.Of((ShopifyMetafieldDefinition)row);

    public Task<string?> RememberAsync(IShopifyRow row, PlanEntry entry, string shopifyId, IReadOnlyList<PhaseReply> replies, CancellationToken cancellationToken) =>
        Task.FromResult<string?>(JsonSerializer.Serialize((ShopifyMetafieldDefinition)row, MigratorJson.Options));

    public IEnumerable<Place> Places(IShopifyRow row, PlanEntry entry, string? remembered) => [new Place(RecordOf((ShopifyMetafieldDefinition)row), "definition", null, true)];

    /// <summary>The source record is Magento's attribute; Migrator's own definitions stand for themselves.</summary>
    internal static string RecordOf(ShopifyMetafieldDefinition row) => row.Attribute.Length > 0 ? row.Attribute : row.SourceId;

    private PlanEntry Plan(ShopifyMetafieldDefinition row, ExistingDefinition? existing, LedgerEntry? known)
    {
        if (existing is null)
        {
            return new PlanEntry { Record = row.SourceId, Action = PlanAction.Create, Writes = [new PlannedWrite(Define.Name, new JsonObject { ["definition"] = Input(row) })] };
        }

        if (existing.Type != row.Type)
        {
            return PlanEntry.Failed(
                row.SourceId,
                $"The definition {row.Namespace}.{row.Key} of {row.OwnerType} is of the type {existing.Type} in {work.Shop.Domain} and {row.Type} is needed; Shopify cannot change a type. "
                + "Give the attribute another key in the mapping, or delete the definition in Shopify (Settings > Custom data) if its values are not needed, and run again.");
        }

        var last = known?.LastWritten is { } json ? JsonSerializer.Deserialize<ShopifyMetafieldDefinition>(json, MigratorJson.Options) : null;
        // Review missed the name that was written: it is put back.
        var isMissed = known is { State: LedgerState.Written, ContentHash: null };
        var isOurs = last is not null && (isMissed || (last.Name == existing.Name && last.Description == existing.Description));
        var differs = row.Name != existing.Name || row.Description != existing.Description;
        return new PlanEntry
        {
            Record = row.SourceId,
            Action = PlanAction.Update,
            ShopifyId = existing.Id,
            Writes = isOurs && differs ? [new PlannedWrite(Rename.Name, new JsonObject { ["definition"] = Changed(row) })] : [],
        };
    }

    private static JsonObject Input(ShopifyMetafieldDefinition row)
    {
        var input = Changed(row);
        input["type"] = row.Type;
        return input;
    }

    private static JsonObject Changed(ShopifyMetafieldDefinition row)
    {
        var input = new JsonObject { ["ownerType"] = row.OwnerType, ["namespace"] = row.Namespace, ["key"] = row.Key, ["name"] = row.Name };
        if (row.Description.Length > 0) input["description"] = row.Description;
        return input;
    }
}
