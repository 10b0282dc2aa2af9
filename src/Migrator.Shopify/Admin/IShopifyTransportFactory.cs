using Migrator.Core.Runs;

namespace Migrator.Shopify.Admin;

/// <summary>Makes the innermost transport of a shop. A host that has a client of its own replaces it; everything above is shared.</summary>
public interface IShopifyTransportFactory
{
    IShopifyTransport Open(ShopAddress shop, TargetSettings settings, ISecrets secrets);
}

/// <summary>Transports over <see cref="HttpClient"/>.</summary>
/// <param name="clients">Has a client of the name <see cref="ClientName"/>.</param>
/// <param name="options">How long a call may take.</param>
/// <param name="time">Measures it.</param>
internal sealed class HttpTransportFactory(IHttpClientFactory clients, ShopifyOptions options, TimeProvider time) : IShopifyTransportFactory
{
    public const string ClientName = "shopify-admin";

    public IShopifyTransport Open(ShopAddress shop, TargetSettings settings, ISecrets secrets) => new HttpShopifyTransport(
        clients.CreateClient(ClientName),
        shop,
        settings.ApiVersion,
        cancellationToken => secrets.ResolveAsync(settings.Token, cancellationToken),
        options.CallTimeout,
        time);
}
