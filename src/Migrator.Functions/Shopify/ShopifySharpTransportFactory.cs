using Migrator.Core.Runs;
using Migrator.Shopify;
using Migrator.Shopify.Admin;

namespace Migrator.Functions.Shopify;

/// <summary>This host's way to Shopify.</summary>
/// <param name="handlers">Has one of the name <see cref="ShopifySharpTransport.HandlerName"/>.</param>
/// <param name="options">How long a call may take.</param>
/// <param name="time">Measures it.</param>
internal sealed class ShopifySharpTransportFactory(IHttpMessageHandlerFactory handlers, ShopifyOptions options, TimeProvider time) : IShopifyTransportFactory
{
    public IShopifyTransport Open(ShopAddress shop, TargetSettings settings, ISecrets secrets) =>
        new ShopifySharpTransport(handlers, shop, settings, secrets, options.CallTimeout, time);
}
