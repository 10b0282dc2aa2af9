using System.Globalization;
using System.Security.Cryptography;
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
        var record = session.All<ShopRecord>().FirstOrDefault();
        if (record is null)
        {
            record = session.Add(new ShopRecord());
            foreach (var (index, name) in shop.Options.Locations.Index())
                session.Add(new Location { Name = name, Position = index, IsPrimary = index == 0, CountryCode = "US" });
            foreach (var (index, name) in shop.Options.Publications.Index())
                session.Add(new Publication { Name = name, Position = index, SupportsFuturePublishing = index == 0 });
        }

        if (record.Handle.Length == 0)
        {
            record.Handle = "rehearsal-" + RandomNumberGenerator.GetInt32(0x1000000).ToString("x6", CultureInfo.InvariantCulture);
            session.Save(record);
            session.Commit();
        }

        shop.Handle = record.Handle;
    }
}

/// <summary>The shop itself. What it is called and what it may do comes from the options, so a restart can change the plan.</summary>
internal sealed class ShopRecord : Entity, ITyped
{
    public string TypeName => "Shop";

    /// <summary>The part before <c>.myshopify.com</c>: what tells this shop from every other, kept for as long as its data are.</summary>
    public string Handle { get; set; } = "";
}
