using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging;

namespace Migrator.Cli.Demo;

/// <summary>Serves a folder of pictures on loopback, as Magento serves its media: the stand-in fetches them as Shopify would.</summary>
internal sealed class MediaServer : IAsyncDisposable
{
    private readonly WebApplication _server;

    private MediaServer(WebApplication server) => _server = server;

    /// <summary>The address of the folder, without a trailing slash.</summary>
    public string Address => _server.Urls.First().TrimEnd('/');

    /// <param name="folder">What is served.</param>
    /// <param name="port">The loopback port; 0 takes a free one.</param>
    /// <param name="cancellationToken">Stops the start.</param>
    public static async Task<MediaServer> StartAsync(string folder, int port, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        var server = builder.Build();
        server.UseStaticFiles(new StaticFileOptions { FileProvider = new PhysicalFileProvider(folder) });
        await server.StartAsync(cancellationToken);
        return new MediaServer(server);
    }

    public async ValueTask DisposeAsync() => await _server.DisposeAsync();
}
