using Migrator.Rehearsal.State;

namespace Migrator.Rehearsal.Products;

/// <summary>What is bought. Its parent is the product, its position counts from 1.</summary>
internal sealed class ProductVariant : Entity
{
    /// <summary>Ids of the chosen values, one for each option of the product, in the options' order.</summary>
    public List<long> Values { get; set; } = [];

    public long InventoryItem { get; set; }

    public string? Sku { get; set; }

    public string? Barcode { get; set; }

    public decimal Price { get; set; }

    public decimal? CompareAtPrice { get; set; }

    public bool Taxable { get; set; } = true;

    public string? TaxCode { get; set; }

    public string InventoryPolicy { get; set; } = "DENY";

    public long MediaFile { get; set; }

    public bool RequiresComponents { get; set; }

    public bool ShowUnitPrice { get; set; }

    public UnitPrice? UnitPrice { get; set; }

    public override IEnumerable<Lookup> Lookups()
    {
        if (Sku is not null)
            yield return Lookup.Text("sku", Sku);
        if (Barcode is not null)
            yield return Lookup.Text("barcode", Barcode);
        yield return Lookup.Number("product_id", Parent);
        yield return Lookup.Time("updated_at", UpdatedAt);
        if (MediaFile != 0)
            yield return Lookup.Number("media", MediaFile);
    }
}

internal sealed record UnitPrice(string? QuantityUnit, double QuantityValue, string? ReferenceUnit, int ReferenceValue);
