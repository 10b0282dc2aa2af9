using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Migrator.Core.Stages;
using Migrator.Shopify.Admin;
using Migrator.Shopify.Csv;

namespace Migrator.Shopify;

/// <summary>Puts this room into a host.</summary>
public static class ShopifyServices
{
    /// <summary>Adds <see cref="IShopFactory"/> and the row files. A host with an <see cref="IShopifyTransportFactory"/> or <see cref="ShopifyOptions"/> of its own adds it before.</summary>
    public static IServiceCollection AddShopify(this IServiceCollection services)
    {
        services.AddLogging();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(new ShopifyOptions());
        services.AddHttpClient(HttpTransportFactory.ClientName, client => client.Timeout = Timeout.InfiniteTimeSpan).ConfigurePrimaryHttpMessageHandler(Handler);
        services.AddHttpClient(ShopFactory.FilesClientName, client => client.Timeout = Timeout.InfiniteTimeSpan).ConfigurePrimaryHttpMessageHandler(Handler);
        services.TryAddSingleton<IShopifyTransportFactory, HttpTransportFactory>();
        services.TryAddSingleton<IShopFactory, ShopFactory>();
        services.AddSingleton<IRowFile, ProductRowFile>();
        services.AddSingleton<IRowFile, DefinitionRowFile>();
        return services;
    }

    // A redirect would carry the token to whoever it names.
    private static SocketsHttpHandler Handler() => new()
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.All,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        ConnectTimeout = TimeSpan.FromSeconds(15),
    };
}
