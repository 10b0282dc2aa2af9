using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Migrator.Rehearsal.Bulk;
using Migrator.Rehearsal.Files;
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
    private readonly ShopContext _shop;

    private readonly MediaFetcher _fetcher;

    private RehearsalServer(WebApplication app, ShopContext shop, MediaFetcher fetcher) => (_app, _shop, _fetcher) = (app, shop, fetcher);

    /// <summary>Where the shop is, e.g. <c>http://127.0.0.1:9292/</c>. The API is at <c>admin/api/2026-10/graphql.json</c> below it.</summary>
    public Uri BaseAddress => _shop.BaseAddress;

    /// <summary>Opens the shop. The caller disposes it; with a data directory its state is there again at the next start.</summary>
    /// <exception cref="IOException">The port is taken, or the data directory cannot be written.</exception>
    public static async Task<RehearsalServer> StartAsync(RehearsalOptions options, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace).SetMinimumLevel(LogLevel.Warning)
            // A start that fails is the caller's to report.
            .AddFilter("Microsoft.Extensions.Hosting", LogLevel.None);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, options.Port);
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.AddServerHeader = false;
        });

        var app = builder.Build();
        var store = new Store(options.DataDirectory, options.Time);
        var shop = new ShopContext(options, store) { Engine = new GraphEngine(ServedFields.Schema, app.Services.GetRequiredService<ILogger<GraphEngine>>()) };
        shop.Bulk = new BulkRunner(shop, app.Services.GetRequiredService<ILogger<BulkRunner>>());
        await Founding.FoundAsync(shop, cancellationToken);

        var (admin, uploads, downloads) = (new AdminEndpoint(shop), new UploadEndpoint(shop), new DownloadEndpoint(shop));
        app.MapPost("/admin/api/{version}/graphql.json", (HttpContext http, string version) => admin.HandleAsync(http, version));

        app.MapPost("/uploads", (HttpContext http) => uploads.PostAsync(http));
        app.MapPut("/uploads/{**key}", (HttpContext http, string key) => uploads.PutAsync(http, key));
        app.MapGet("/uploads/{**key}", (HttpContext http, string key) => uploads.GetAsync(http, key));
        app.MapGet("/bulk-operation-outputs/{name}", (HttpContext http, string name) => downloads.GetAsync(http, name));

        await app.StartAsync(cancellationToken);
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        shop.BaseAddress = new Uri(address.TrimEnd('/') + "/");
        shop.Bulk.Resume();
        var fetcher = new MediaFetcher(shop, app.Services.GetRequiredService<ILogger<MediaFetcher>>());
        fetcher.Start();
        return new RehearsalServer(app, shop, fetcher);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _shop.Bulk.DisposeAsync();
        await _fetcher.DisposeAsync();
        await _app.DisposeAsync();
        _shop.Store.Dispose();
    }
}
