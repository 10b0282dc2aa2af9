using Migrator.Core.Entities;

namespace Migrator.Core.Rows;

/// <summary>A typed metafield definition as it is to be in Shopify, made before any value of it.</summary>
public sealed record ShopifyMetafieldDefinition : IShopifyRow
{
    public EntityType Entity => EntityType.Attributes;

    /// <summary><c>owner/namespace.key</c>, such as <c>PRODUCT/magento.color</c>.</summary>
    public string SourceId => $"{OwnerType}/{Namespace}.{Key}";

    /// <summary>The Magento attribute whose values it holds; empty for Migrator's own, such as the custom id.</summary>
    public string Attribute { get; init; } = "";

    /// <summary><c>PRODUCT</c> or <c>PRODUCTVARIANT</c>.</summary>
    public required string OwnerType { get; init; }

    public required string Namespace { get; init; }

    public required string Key { get; init; }

    /// <summary>What the admin shows.</summary>
    public required string Name { get; init; }

    /// <summary>Shopify's type name.</summary>
    public required string Type { get; init; }

    public string Description { get; init; } = "";
}
