using Migrator.Shopify.Admin;

namespace Migrator.Shopify.Import.Products;

/// <summary>
/// The phases of a product's import. A patch is many small writes rather than one productSet, because productSet deletes whatever a list leaves out:
/// variants, media and tags that people added in Shopify would be gone.
/// </summary>
internal static class ProductKinds
{
    public static WriteKind Create { get; } = new("create", Operations.ProductSet, Operations.ProductSetInBulk, "productSet") { SingleOnly = ["variants", "media"] };

    /// <summary>Other options: only productSet can do that to a product that has variants. Every variant is listed, people's own too.</summary>
    public static WriteKind Restructure { get; } = new("restructure", Operations.ProductSet, Operations.ProductSetInBulk, "productSet") { SingleOnly = ["variants", "media"] };

    /// <summary>Fields, tags and new media.</summary>
    public static WriteKind Update { get; } = new("update", Operations.ProductUpdate, "productUpdate");

    public static WriteKind Files { get; } = new("files", Operations.FileUpdate, "fileUpdate") { IsRepeatable = true };

    /// <summary>What is left of images that Shopify could not make.</summary>
    public static WriteKind FilesDelete { get; } = new("files-delete", Operations.FileDelete, "fileDelete");

    public static WriteKind Reorder { get; } = new("reorder", Operations.ProductReorderMedia, "productReorderMedia") { IsRepeatable = true };

    public static WriteKind VariantsCreate { get; } = new("variants-create", Operations.ProductVariantsBulkCreate, "productVariantsBulkCreate");

    public static WriteKind VariantsUpdate { get; } = new("variants-update", Operations.ProductVariantsBulkUpdate, "productVariantsBulkUpdate") { IsRepeatable = true };

    public static WriteKind MetafieldsSet { get; } = new("metafields-set", Operations.MetafieldsSet, "metafieldsSet") { IsRepeatable = true };

    public static WriteKind MetafieldsDelete { get; } = new("metafields-delete", Operations.MetafieldsDelete, "metafieldsDelete") { IsRepeatable = true };

    /// <summary>Repeatable by its idempotency key.</summary>
    public static WriteKind Stock { get; } = new("stock", Operations.InventorySetQuantities, "inventorySetQuantities") { IsRepeatable = true };

    public static WriteKind Publish { get; } = new("publish", Operations.PublishablePublish, "publishablePublish") { IsRepeatable = true };

    public static WriteKind Unpublish { get; } = new("unpublish", Operations.PublishableUnpublish, "publishableUnpublish") { IsRepeatable = true };

    public static IReadOnlyList<WriteKind> All { get; } =
        [Create, Restructure, Update, Files, FilesDelete, Reorder, VariantsCreate, VariantsUpdate, MetafieldsSet, MetafieldsDelete, Stock, Publish, Unpublish];
}
