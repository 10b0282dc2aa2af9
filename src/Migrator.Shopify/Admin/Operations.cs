namespace Migrator.Shopify.Admin;

/// <summary>Every call that Migrator makes to the Admin API.</summary>
internal static class Operations
{
    public static GraphQLOperation BulkOperation { get; } = GraphQLOperation.Load(nameof(BulkOperation));

    public static GraphQLOperation BulkOperationRunMutation { get; } = GraphQLOperation.Load(nameof(BulkOperationRunMutation));

    public static GraphQLOperation BulkOperationRunQuery { get; } = GraphQLOperation.Load(nameof(BulkOperationRunQuery));

    public static GraphQLOperation FileDelete { get; } = GraphQLOperation.Load(nameof(FileDelete));

    public static GraphQLOperation FileUpdate { get; } = GraphQLOperation.Load(nameof(FileUpdate));

    public static GraphQLOperation InventorySetQuantities { get; } = GraphQLOperation.Load(nameof(InventorySetQuantities));

    public static GraphQLOperation Locations { get; } = GraphQLOperation.Load(nameof(Locations));

    public static GraphQLOperation MediaStatus { get; } = GraphQLOperation.Load(nameof(MediaStatus));

    public static GraphQLOperation MetafieldDefinitionCreate { get; } = GraphQLOperation.Load(nameof(MetafieldDefinitionCreate));

    public static GraphQLOperation MetafieldDefinitionUpdate { get; } = GraphQLOperation.Load(nameof(MetafieldDefinitionUpdate));

    public static GraphQLOperation MetafieldDefinitions { get; } = GraphQLOperation.Load(nameof(MetafieldDefinitions));

    public static GraphQLOperation MetafieldsDelete { get; } = GraphQLOperation.Load(nameof(MetafieldsDelete));

    public static GraphQLOperation MetafieldsSet { get; } = GraphQLOperation.Load(nameof(MetafieldsSet));

    public static GraphQLOperation ProductReorderMedia { get; } = GraphQLOperation.Load(nameof(ProductReorderMedia));

    public static GraphQLOperation ProductSet { get; } = GraphQLOperation.Load(nameof(ProductSet));

    public static GraphQLOperation ProductSetInBulk { get; } = GraphQLOperation.Load(nameof(ProductSetInBulk));

    public static GraphQLOperation ProductState { get; } = GraphQLOperation.Load(nameof(ProductState));

    public static GraphQLOperation ProductUpdate { get; } = GraphQLOperation.Load(nameof(ProductUpdate));

    public static GraphQLOperation ProductVariantsBulkCreate { get; } = GraphQLOperation.Load(nameof(ProductVariantsBulkCreate));


    public static GraphQLOperation ProductVariantsBulkUpdate { get; } = GraphQLOperation.Load(nameof(ProductVariantsBulkUpdate));

    public static GraphQLOperation ProductsByCustomId { get; } = GraphQLOperation.Load(nameof(ProductsByCustomId));

    public static GraphQLOperation Publications { get; } = GraphQLOperation.Load(nameof(Publications));

    public static GraphQLOperation PublishablePublish { get; } = GraphQLOperation.Load(nameof(PublishablePublish));

    public static GraphQLOperation PublishableUnpublish { get; } = GraphQLOperation.Load(nameof(PublishableUnpublish));

    public static GraphQLOperation RecentBulkMutations { get; } = GraphQLOperation.Load(nameof(RecentBulkMutations));

    public static GraphQLOperation ReviewProducts { get; } = GraphQLOperation.Load(nameof(ReviewProducts));

    public static GraphQLOperation ReviewVariants { get; } = GraphQLOperation.Load(nameof(ReviewVariants));

    public static GraphQLOperation ShopIdentity { get; } = GraphQLOperation.Load(nameof(ShopIdentity));

    public static GraphQLOperation StagedUploadsCreate { get; } = GraphQLOperation.Load(nameof(StagedUploadsCreate));
}
