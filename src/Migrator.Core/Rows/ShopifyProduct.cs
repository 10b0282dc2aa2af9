using Migrator.Core.Entities;

namespace Migrator.Core.Rows;

/// <summary>A product as it is to be in Shopify.</summary>
public sealed record ShopifyProduct : IShopifyRow
{
    /// <summary>Namespace of everything that Migrator writes as metafields by default.</summary>
    public const string DefaultNamespace = "magento";

    /// <summary>Key of the unique <c>id</c> metafield that holds <see cref="SourceId"/>: with <see cref="DefaultNamespace"/>, the custom id of upserts.</summary>
    public const string IdKey = "sku";

    public EntityType Entity => EntityType.Products;

    /// <summary>The Magento SKU; of the further parts of a split configurable, <c>SKU#2</c>, <c>SKU#3</c> …</summary>
    public required string SourceId { get; init; }

    /// <summary>At most 255 characters, unique on the shop.</summary>
    public required string Handle { get; init; }

    public required string Title { get; init; }

    public string DescriptionHtml { get; init; } = "";

    public string Vendor { get; init; } = "";

    public string ProductType { get; init; } = "";

    public IReadOnlyList<string> Tags { get; init; } = [];

    public required ProductStatus Status { get; init; }

    /// <summary>On the target's publications. Never true of a draft.</summary>
    public required bool IsPublished { get; init; }

    public bool IsGiftCard { get; init; }

    /// <summary>Null: Shopify shows the title.</summary>
    public string? SeoTitle { get; init; }

    /// <summary>Null: Shopify shows the description's beginning.</summary>
    public string? SeoDescription { get; init; }

    /// <summary>One to three names; a product without options has <c>Title</c> with the value <c>Default Title</c> in its one variant, and none here.</summary>
    public IReadOnlyList<string> OptionNames { get; init; } = [];

    /// <summary>At least one.</summary>
    public required IReadOnlyList<ShopifyVariant> Variants { get; init; }

    /// <summary>In order. Every variant's image is among them.</summary>
    public IReadOnlyList<ShopifyImage> Images { get; init; } = [];

    /// <summary>Without the custom id, which import adds from <see cref="SourceId"/>; the CSV shows it as a column.</summary>
    public IReadOnlyList<Metafield> Metafields { get; init; } = [];
}

public enum ProductStatus
{
    Active,
    Draft,
    Unlisted,
    Archived,
}

/// <summary>A variant as it is to be in Shopify.</summary>
public sealed record ShopifyVariant
{
    /// <summary>The Magento SKU of the record that this variant carries; also what Shopify shows as SKU.</summary>
    public required string Sku { get; init; }

    /// <summary>One value for each of the product's option names.</summary>
    public IReadOnlyList<string> OptionValues { get; init; } = [];

    /// <summary>In the shop's currency.</summary>
    public required decimal Price { get; init; }

    public decimal? CompareAtPrice { get; init; }

    public decimal? Cost { get; init; }

    public string? Barcode { get; init; }

    /// <summary>In <see cref="WeightUnit"/>; null where Magento has none.</summary>
    public decimal? Weight { get; init; }

    /// <summary><c>g</c>, <c>kg</c>, <c>oz</c> or <c>lb</c>, as the CSV writes it.</summary>
    public string WeightUnit { get; init; } = "kg";

    public bool IsTaxable { get; init; } = true;

    public bool RequiresShipping { get; init; } = true;

    /// <summary>Whether Shopify counts its stock.</summary>
    public bool IsTracked { get; init; }

    /// <summary>Sold when out of stock.</summary>
    public bool ContinuesSelling { get; init; }

    /// <summary>At the default location; null where stock is not tracked.</summary>
    public int? Quantity { get; init; }

    /// <summary>ISO 3166-1 alpha-2; null where unknown.</summary>
    public string? CountryOfOrigin { get; init; }

    /// <summary>The <see cref="ShopifyImage.Source"/> that this variant shows; null for none.</summary>
    public string? Image { get; init; }

    public IReadOnlyList<Metafield> Metafields { get; init; } = [];
}

/// <param name="Source">An address that Shopify can fetch, or a local path that import uploads first. Unique within the product.</param>
/// <param name="Position">From 1.</param>
/// <param name="Alt">At most 512 characters; null for none.</param>
public sealed record ShopifyImage(string Source, int Position, string? Alt);

/// <param name="Namespace">Always explicit.</param>
/// <param name="Key">2 to 64 characters.</param>
/// <param name="Type">Shopify's type name, such as <c>list.single_line_text_field</c>.</param>
/// <param name="Value">As Shopify's API takes it: text, or JSON for lists and composite types.</param>
public sealed record Metafield(string Namespace, string Key, string Type, string Value);
