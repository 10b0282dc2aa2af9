using Migrator.Rehearsal.Language;
using Migrator.Rehearsal.State;

namespace Migrator.Rehearsal.Shop;

/// <summary>A place that holds stock.</summary>
internal sealed class Location : Entity
{
    public string Name { get; set; } = "";

    public bool IsPrimary { get; set; }

    public bool Deactivated { get; set; }

    public string? CountryCode { get; set; }

    public override IEnumerable<Lookup> Lookups() => [Lookup.Text("name", Name)];
}

internal static class LocationFields
{
    public static void Register(Fields fields)
    {
        fields.Query("location", call => call.Arguments.Text("id") is { } id
            ? call.Session.Find<Location>(id)
            : call.Session.All<Location>().Find(l => l.IsPrimary));
        fields.Query("locations", Locations);
        Metafields.MetafieldFields.Own(fields.Of<Location>());
        fields.Of<Location>()
            .Add("id", l => l.Gid)
            .Add("legacyResourceId", l => l.Id)
            .Add("isActive", l => !l.Deactivated)
            .Add("activatable", l => l.Deactivated)
            .Add("deactivatable", l => !l.IsPrimary && !l.Deactivated)
            .Add("deletable", l => l.Deactivated)
            .Add("deactivatedAt", _ => null)
            .Add("addressVerified", _ => false)
            .Add("fulfillsOnlineOrders", l => !l.Deactivated)
            .Add("shipsInventory", l => !l.Deactivated)
            .Add("isFulfillmentService", _ => false)
            .Add("hasActiveInventory", (l, call) => call.Session.Count<Inventory.InventoryItem>(Lookup.Number("location", l.Id)) > 0)
            .Add("address", l => new
            {
                Address1 = (string?)null,
                Address2 = (string?)null,
                City = (string?)null,
                Country = l.CountryCode == "US" ? "United States" : null,
                l.CountryCode,
                Formatted = l.CountryCode == "US" ? new[] { "United States" } : [],
                Phone = (string?)null,
                Province = (string?)null,
                ProvinceCode = (string?)null,
                Zip = (string?)null,
            });
    }

    private static Page Locations(Call call)
    {
        var arguments = call.Arguments;
        if (arguments.HasValue("query"))
            throw FieldException.NotServed("The argument query of QueryRoot.locations");
        var all = call.Session.All<Location>().Where(l => !l.Deactivated || arguments.Flag("includeInactive") == true);
        return Page.Of([.. arguments.Text("sortKey") == "ID" ? all.OrderBy(l => l.Id) : all.OrderBy(l => l.Name, StringComparer.OrdinalIgnoreCase)], call, l => l.Id);
    }
}
