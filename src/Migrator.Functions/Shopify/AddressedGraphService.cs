using Migrator.Shopify.Admin;
using ShopifySharp;
using ShopifySharp.Credentials;
using ShopifySharp.Infrastructure;

namespace Migrator.Functions.Shopify;

/// <summary>ShopifySharp's service at the address that the configuration gave: its own way forces https on port 443, which a rehearsal has not.</summary>
/// <param name="shop">Where.</param>
/// <param name="token">Goes into the header.</param>
/// <param name="apiVersion">Such as <c>2026-10</c>.</param>
internal sealed class AddressedGraphService(ShopAddress shop, string token, string apiVersion) : GraphService(new ShopifyApiCredentials(shop.Root.Host, token), apiVersion)
{
    protected override RequestUri BuildRequestUri(string path) => new(shop.GraphQL(APIVersion));
}
