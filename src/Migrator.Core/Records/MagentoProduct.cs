using Migrator.Core.Entities;

namespace Migrator.Core.Records;

/// <summary>One product (one SKU) of Magento, of any type.</summary>
public sealed record MagentoProduct
{
    public required string Sku { get; init; }

    /// <summary><c>entity_id</c>; null where the way in does not know it.</summary>
    public long? EntityId { get; init; }

    /// <summary>Magento's type code: <c>simple</c>, <c>configurable</c>, <c>virtual</c>, <c>downloadable</c>, <c>grouped</c>, <c>bundle</c>, <c>giftcard</c>, or another module's.</summary>
    public required string Type { get; init; }

    public string AttributeSet { get; init; } = "";

    /// <summary>Codes of the websites it is assigned to; none means it is sold nowhere.</summary>
    public IReadOnlyList<string> Websites { get; init; } = [];

    /// <summary>Paths from the root category, joined by <c>/</c> (a slash in a name is <c>\/</c>).</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>Every attribute value in every scope, ordered by code, then store view (ordinal).</summary>
    public IReadOnlyList<AttributeValue> Attributes { get; init; } = [];

    public StockItem? Stock { get; init; }

    public IReadOnlyList<SourceQuantity> SourceQuantities { get; init; } = [];

    public IReadOnlyList<TierPrice> TierPrices { get; init; } = [];

    /// <summary>In gallery order.</summary>
    public IReadOnlyList<ProductImage> Images { get; init; } = [];

    public IReadOnlyList<ProductLink> Links { get; init; } = [];

    /// <summary>Of a configurable, in <c>position</c> order.</summary>
    public IReadOnlyList<SuperAttribute> SuperAttributes { get; init; } = [];

    /// <summary>Of a configurable: its children as Magento lists them, missing ones included.</summary>
    public IReadOnlyList<Variation> Variations { get; init; } = [];

    /// <summary>Of a grouped product, in position order.</summary>
    public IReadOnlyList<GroupedItem> GroupedItems { get; init; } = [];

    public BundleComposition? Bundle { get; init; }

    public IReadOnlyList<DownloadLink> DownloadLinks { get; init; } = [];

    public IReadOnlyList<DownloadSample> DownloadSamples { get; init; } = [];

    public IReadOnlyList<CustomOption> CustomOptions { get; init; } = [];

    /// <summary>Of an Adobe Commerce gift card.</summary>
    public GiftCardTerms? GiftCard { get; init; }

    public DateTimeOffset? CreatedAt { get; init; }

    public DateTimeOffset? UpdatedAt { get; init; }

    public SourcePosition? Position { get; init; }

    /// <summary>The value in the default scope as one text (a multiselect's items joined by comma and space); null where there is none or it is empty.</summary>
    public string? Value(string code) => Value(code, "");

    /// <summary>The value in exactly this scope; an override that blanks gives the empty string.</summary>
    public string? Value(string code, string storeView)
    {
        foreach (var value in Attributes)
        {
            if (value.Code != code || value.StoreView != storeView) continue;
            var text = string.Join(", ", value.Items.Select(i => i.Text));
            return text.Length == 0 && storeView.Length == 0 ? null : text;
        }

        return null;
    }
}

/// <summary>
/// A product with the products that its own page is made of: a configurable's children, a grouped product's items, a bundle's selections.
/// A chunk of products is a list of families, so that each can be mapped by itself.
/// </summary>
/// <param name="Head">The product of which the family is.</param>
/// <param name="Members">The others, in the order in which the head names them; those that the head names and Magento lacks are absent.</param>
public sealed record ProductFamily(MagentoProduct Head, IReadOnlyList<FamilyMember> Members) : IMagentoRecord
{
    public EntityType Entity => EntityType.Products;

    public string SourceId => Head.Sku;
}

/// <param name="Product">The member.</param>
/// <param name="Counted">
/// True where this family accounts for it: it has no family of its own (see <see cref="HasOwnFamily"/>), and no earlier family had it.
/// Each SKU is the head of one family, or counted in exactly one.
/// </param>
/// <param name="HasOwnFamily">True where it is also the head of a family: it is visible alone in Magento, or has a page of its own to be made of.</param>
public sealed record FamilyMember(MagentoProduct Product, bool Counted, bool HasOwnFamily);
