using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Migrator.Core;

namespace Migrator.Cli.Demo;

/// <summary>
/// The folder of a demo: the stand-in's shop, the runs, and the configuration that a user would write. Ports are kept with it, so that a second demo
/// finds the same shop at the same address and the pictures where they were.
/// </summary>
/// <param name="folder">The folder.</param>
internal sealed class DemoStage(string folder)
{
    public string Shop { get; } = Path.Combine(folder, "shop");

    public string Configuration { get; } = Path.Combine(folder, "migration.json");

    public string Mapping { get; } = Path.Combine(folder, "mapping.json");

    private string Ports => Path.Combine(folder, "ports.json");

    /// <summary>Ports that are free now: the ones of the last demo, if they are.</summary>
    public async Task<DemoPorts> TakePortsAsync(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        if (File.Exists(Ports) && JsonSerializer.Deserialize<DemoPorts>(await File.ReadAllTextAsync(Ports, cancellationToken), MigratorJson.Options) is { } known && IsFree(known.Shop) && IsFree(known.Media))
            return known;
        var ports = new DemoPorts(Free(), Free());
        await File.WriteAllTextAsync(Ports, JsonSerializer.Serialize(ports, MigratorJson.Options), cancellationToken);
        return ports;
    }

    /// <summary>Writes what a user would: the configuration and the access token's file.</summary>
    public async Task WriteConfigurationAsync(SampleStore store, string shop, string media, CancellationToken cancellationToken)
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "token"), "rehearsal\n", cancellationToken);
        var configuration = new
        {
            source = new { kind = "files", path = store.Export, media, timeZone = "Europe/Berlin" },
            target = new { shop, token = "file:token" },
            storage = new { path = "./runs" },
            entities = new[] { "products" },
            mapping = "mapping.json",
        };
        await File.WriteAllTextAsync(Configuration, JsonSerializer.Serialize(configuration, MigratorJson.Indented) + "\n", cancellationToken);
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static int Free()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

/// <param name="Shop">Of the stand-in.</param>
/// <param name="Media">Of the pictures.</param>
internal sealed record DemoPorts(int Shop, int Media);
