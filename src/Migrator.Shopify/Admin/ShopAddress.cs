using Migrator.Core.Failures;

namespace Migrator.Shopify.Admin;

/// <summary>Where a shop answers.</summary>
/// <param name="Root">Scheme, host and port.</param>
public sealed record ShopAddress(Uri Root)
{
    /// <summary>What tells one shop's cost budget from another's: the domain of a real shop, the whole address of a rehearsal.</summary>
    public string Key => Root.Scheme == Uri.UriSchemeHttps ? Root.Host : Root.GetLeftPart(UriPartial.Authority);

    /// <summary>A rehearsal on this machine.</summary>
    public bool IsLoopback => Root.IsLoopback;

    public Uri GraphQL(string apiVersion) => new(Root, $"/admin/api/{apiVersion}/graphql.json");

    /// <param name="shop"><c>my-shop.myshopify.com</c>, with or without <c>https://</c>, or <c>http://127.0.0.1:9292</c> of a rehearsal.</param>
    /// <exception cref="MigratorException">Configuration: neither of these.</exception>
    public static ShopAddress Parse(string shop)
    {
        var text = shop.Trim();
        if (!text.Contains("://", StringComparison.Ordinal)) text = "https://" + text;
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.UserInfo.Length > 0 || uri.Host.Length == 0 || uri.Scheme is not ("https" or "http"))
            throw Wrong(shop, "is not the address of a shop.");

        // A token must never cross a network in the clear.
        if (uri.Scheme == Uri.UriSchemeHttp && !uri.IsLoopback) throw Wrong(shop, "would send the token unencrypted.");
        // The Admin API answers there only; anywhere else the token would go to a stranger.
        if (!uri.IsLoopback && !uri.Host.EndsWith(".myshopify.com", StringComparison.OrdinalIgnoreCase)) throw Wrong(shop, "is no myshopify.com address.");
        return new ShopAddress(new Uri(uri.GetLeftPart(UriPartial.Authority)));
    }

    private static MigratorException Wrong(string shop, string why) =>
        MigratorException.Configuration($"The target's shop '{shop}' {why}", "Give my-shop.myshopify.com, or http://127.0.0.1:PORT of a rehearsal.");
}
