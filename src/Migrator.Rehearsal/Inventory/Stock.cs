using Migrator.Rehearsal.Shop;
using Migrator.Rehearsal.State;

namespace Migrator.Rehearsal.Inventory;

/// <summary>Puts goods at locations.</summary>
internal sealed class Stock(Session session)
{
    private List<Location>? _locations;

    public List<Location> Locations => _locations ??= session.All<Location>();

    public Location? Find(string gid) => Gid.NumberOf(gid, "Location") is var id and not 0 ? Locations.Find(l => l.Id == id) : null;

    /// <summary>The level of an item at a location; made where there is none.</summary>
    public InventoryLevel Level(InventoryItem item, long location)
    {
        if (item.At(location) is { } level)
            return level;
        level = new InventoryLevel { Id = session.NextId(), Location = location, CreatedAt = session.Now, UpdatedAt = session.Now };
        item.Levels.Add(level);
        return level;
    }

    /// <summary>A new item is stocked at the primary location unless somebody says where.</summary>
    public void StockSomewhere(InventoryItem item)
    {
        if (item.Levels.Count == 0 && Locations.Find(l => l.IsPrimary) is { } primary)
            Level(item, primary.Id);
    }
}
