using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Migrator.Rehearsal.Http;
using Migrator.Rehearsal.Language;
using Migrator.Rehearsal.Shop;
using Migrator.Rehearsal.State;

namespace Migrator.Rehearsal;

/// <summary>
/// A Shopify shop to practise on: a real HTTP server on loopback that answers the Admin GraphQL API 2026-10, takes staged
/// uploads and gives out the results of bulk operations, all computed from its own state.
/// </summary>
public sealed class RehearsalServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Store _store;

    private RehearsalServer(WebApplication app, Store store, Uri baseAddress) => (_app, _store, BaseAddress) = (app, store, baseAddress);

    /// <summary>Where the shop is, e.g. <c>http://127.0.0.1:9292/</c>. The API is at <c>admin/api/2026-10/graphql.json</c> below it.</summary>
    public Uri BaseAddress { get; }

    /// <summary>Opens the shop. The caller disposes it; with a data directory its state is there again at the next start.</summary>
    /// <exception cref="IOException">The port is taken, or the data directory cannot be written.</exception>
    public static async Task<RehearsalServer> StartAsync(RehearsalOptions options, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace).SetMinimumLevel(LogLevel.Warning);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, options.Port);
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.AddServerHeader = false;
        });

        var store = new Store(options.DataDirectory, options.Time);
        var shop = new ShopContext(options, store);
        await Founding.FoundAsync(shop, cancellationToken);

        var app = builder.Build();
        var engine = new GraphEngine(ServedFields.Schema, app.Services.GetRequiredService<ILogger<GraphEngine>>());
        var admin = new AdminEndpoint(shop, engine);
        app.MapPost("/admin/api/{version}/graphql.json", (HttpContext http, string version) => admin.HandleAsync(http, version));

        await app.StartAsync(cancellationToken);
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        shop.BaseAddress = new Uri(address.TrimEnd('/') + "/");
        return new RehearsalServer(app, store, shop.BaseAddress);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _store.Dispose();
    }
}
