using System.Text.Json;
using Migrator.Core;
using Migrator.Core.Rows;

namespace Migrator.Shopify.Import.Products;

/// <summary>What the ledger keeps of a product: what was written, and the ids by which a patch reaches its parts.</summary>
/// <param name="Row">The row last written; null where it was too long to keep: then everything is compared with what Shopify has.</param>
/// <param name="Media">Media ids by the image's source. Those of a product that was created in bulk are learnt at its first patch.</param>
/// <param name="Variants">By SKU.</param>
internal sealed record WrittenProduct(ShopifyProduct? Row, IReadOnlyDictionary<string, string> Media, IReadOnlyDictionary<string, WrittenVariant> Variants)
{
    /// <summary>The ledger takes 1 MB; UTF-8 of mostly ASCII.</summary>
    private const int Limit = 900_000;

    public static WrittenProduct? Parse(string? json) => json is null ? null : JsonSerializer.Deserialize<WrittenProduct>(json, MigratorJson.Options);

    public string ToJson()
    {
        var json = JsonSerializer.Serialize(this, MigratorJson.Options);
        return System.Text.Encoding.UTF8.GetByteCount(json) <= Limit ? json : JsonSerializer.Serialize(this with { Row = null }, MigratorJson.Options);
    }
}

/// <param name="Id">The variant.</param>
/// <param name="InventoryItem">Its stock.</param>
internal sealed record WrittenVariant(string Id, string InventoryItem);
