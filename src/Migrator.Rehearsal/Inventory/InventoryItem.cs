using Migrator.Rehearsal.State;

namespace Migrator.Rehearsal.Inventory;

/// <summary>The goods behind a variant, which is its parent.</summary>
internal sealed class InventoryItem : Entity
{
    public bool Tracked { get; set; }

    public bool RequiresShipping { get; set; } = true;

    public decimal? Cost { get; set; }

    public string? CountryCode { get; set; }

    public string? ProvinceCode { get; set; }

    public string? HarmonizedSystemCode { get; set; }

    public List<CountryHarmonizedSystemCode> CountryCodes { get; set; } = [];

    public double WeightValue { get; set; }

    public string WeightUnit { get; set; } = "KILOGRAMS";

    public List<InventoryLevel> Levels { get; set; } = [];

    public int Available => Levels.Where(l => l.Active).Sum(l => l.Available);

    public override IEnumerable<Lookup> Lookups() => Levels.Select(l => Lookup.Number("location", l.Location));

    public InventoryLevel? At(long location) => Levels.Find(l => l.Location == location);
}

internal sealed record CountryHarmonizedSystemCode(string? CountryCode, string HarmonizedSystemCode);

/// <summary>How much of an item is at a location.</summary>
internal sealed class InventoryLevel
{
    public long Id { get; set; }

    public long Location { get; set; }

    public bool Active { get; set; } = true;

    public int Available { get; set; }

    /// <summary>On hand and not for sale. Nothing here reserves stock yet, so it is what on_hand was set beyond available.</summary>
    public int Unavailable { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }

    public int Quantity(string name) => name switch
    {
        "available" => Available,
        "on_hand" => Available + Unavailable,
        _ => 0,
    };

    public void Set(string name, int quantity) => Available = name == "on_hand" ? quantity - Unavailable : quantity;
}
