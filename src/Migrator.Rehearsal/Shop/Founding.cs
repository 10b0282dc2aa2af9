using Migrator.Rehearsal.Language;
using Migrator.Rehearsal.Publishing;
using Migrator.Rehearsal.State;

namespace Migrator.Rehearsal.Shop;

/// <summary>Puts into a new shop what every shop has from its first day.</summary>
internal static class Founding
{
    public static async Task FoundAsync(ShopContext shop, CancellationToken cancellation)
    {
        using var session = await shop.Store.WriteAsync(cancellation);
        if (session.All<ShopRecord>().Count > 0)
            return;
        session.Add(new ShopRecord());
        foreach (var (index, name) in shop.Options.Locations.Index())
            session.Add(new Location { Name = name, Position = index, IsPrimary = index == 0, CountryCode = "US" });
        foreach (var (index, name) in shop.Options.Publications.Index())
            session.Add(new Publication { Name = name, Position = index, SupportsFuturePublishing = index == 0 });
        session.Commit();
    }
}

/// <summary>The shop itself. What it is called and what it may do comes from the options, so a restart can change the plan.</summary>
internal sealed class ShopRecord : Entity, ITyped
{
    public string TypeName => "Shop";
}
