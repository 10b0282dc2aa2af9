using System.Text.Json;
using Migrator.Core.Entities;
using Migrator.Core.Failures;
using Migrator.Core.Runs;
using Migrator.Core.Stages;
using Migrator.Shopify.Admin;

namespace Migrator.Shopify.Connect;

/// <summary>Step 1 on Shopify's side: is it there, may we, and what is it like.</summary>
/// <param name="client">Does not wait for a shop that cannot be reached.</param>
/// <param name="settings">What the user asks for.</param>
internal sealed class Preflight(ShopifyClient client, TargetSettings settings)
{
    /// <summary>What published products go to unless the configuration says otherwise.</summary>
    private const string OnlineStore = "Online Store";

    public async Task<ShopProfile> RunAsync(IReadOnlyList<EntityType> entities, CancellationToken cancellationToken)
    {
        var identity = await FirstContactAsync(cancellationToken);
        var scopes = identity.Each("currentAppInstallation", "accessScopes").Select(s => s.Text("handle")!).Order(StringComparer.Ordinal).ToList();
        Scopes.Check(entities, scopes, client.Shop.Key);

        var needsPlaces = entities.Contains(EntityType.Products);
        var locations = needsPlaces ? await LocationsAsync(cancellationToken) : [];
        var shop = identity.GetProperty("shop");
        return new ShopProfile(
            client.Shop.Key,
            shop.Text("name")!,
            shop.Text("plan", "publicDisplayName")!,
            shop.Text("currencyCode")!,
            shop.Text("weightUnit")!,
            shop.Text("ianaTimezone")!,
            shop.Whole("resourceLimits", "maxProductVariants")!.Value,
            shop.Whole("resourceLimits", "maxProductOptions")!.Value,
            [.. locations.Select(l => l.Location)],
            needsPlaces ? DefaultLocation(locations) : null,
            needsPlaces ? Choose(await PublicationsAsync(cancellationToken)) : [],
            scopes)
        {
            Account = shop.Text("myshopifyDomain")!,
        };
    }

    private async Task<JsonElement> FirstContactAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await client.RunAsync(Operations.ShopIdentity, null, cancellationToken);
        }
        catch (MigratorException e) when (e.InnerException is TransportException { IsSurelyUnsent: true })
        {
            throw MigratorException.Configuration(
                $"There is no shop at {client.Shop.Root.GetLeftPart(UriPartial.Authority)}: {e.InnerException.Message}",
                client.Shop.IsLoopback ? "Start the rehearsal there, or correct target.shop." : "Check target.shop and the network.",
                e);
        }
    }

    private async Task<List<(NamedId Location, bool FulfilsOnline)>> LocationsAsync(CancellationToken cancellationToken) =>
    [
        .. (await client.RunAsync(Operations.Locations, null, cancellationToken)).Each("locations")
            .Where(l => l.Flag("isActive"))
            .Select(l => (new NamedId(l.Text("id")!, l.Text("name")!), l.Flag("fulfillsOnlineOrders"))),
    ];

    private async Task<List<NamedId>> PublicationsAsync(CancellationToken cancellationToken) =>
        [.. (await client.RunAsync(Operations.Publications, null, cancellationToken)).Each("publications").Select(p => new NamedId(p.Text("id")!, p.Text("name")!))];

    private NamedId DefaultLocation(List<(NamedId Location, bool FulfilsOnline)> locations)
    {
        if (settings.Location is not { } name)
        {
            return locations.OrderByDescending(l => l.FulfilsOnline).Select(l => l.Location).FirstOrDefault()
                ?? throw MigratorException.Configuration($"{client.Shop.Key} has no active location that could take the stock.", "Activate one in Shopify (Settings > Locations).");
        }

        return locations.Select(l => l.Location).FirstOrDefault(l => Same(l.Name, name))
            ?? throw MigratorException.Configuration($"{client.Shop.Key} has no active location '{name}' (target.location).", $"There are: {Names(locations.Select(l => l.Location))}.");
    }

    private List<NamedId> Choose(List<NamedId> publications)
    {
        var names = settings.Publications ?? [OnlineStore];
        var unknown = names.Where(name => !publications.Any(p => Same(p.Name, name))).ToList();
        if (unknown.Count > 0)
        {
            throw MigratorException.Configuration(
                $"{client.Shop.Key} has no publication {string.Join(", ", unknown.Select(u => $"'{u}'"))} (target.publications).", $"There are: {Names(publications)}.");
        }

        return [.. publications.Where(p => names.Any(name => Same(p.Name, name)))];
    }

    private static bool Same(string a, string b) => string.Equals(a.Trim(), b.Trim(), StringComparison.OrdinalIgnoreCase);

    private static string Names(IEnumerable<NamedId> things) => string.Join(", ", things.Select(t => $"'{t.Name}'").DefaultIfEmpty("none"));
}
