using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Migrator.TestKit;

/// <summary>Azure Storage's emulator on free loopback ports, with everything in memory, until it is disposed.</summary>
public sealed class AzuriteProcess : IDisposable
{
    /// <summary>The emulator's published account and key: no secret. Source: Microsoft, "Use the Azurite emulator".</summary>
    private const string Account = "devstoreaccount1";
    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private readonly Process _process;

    private AzuriteProcess(Process process, string connection)
    {
        _process = process;
        Connection = connection;
    }

    /// <summary>The connection string of its account.</summary>
    public string Connection { get; }

    /// <summary>The program's path; skips the test (or fails it, in CI) where it is not installed.</summary>
    public static string Require() => CiTool.Require("azurite", "npm install azurite");

    /// <param name="program">From <see cref="Require"/>.</param>
    public static async Task<AzuriteProcess> StartAsync(string program)
    {
        var (blob, queue, table) = (FreePort(), FreePort(), FreePort());
        var start = new ProcessStartInfo(program, $"--inMemoryPersistence --silent --skipApiVersionCheck --disableTelemetry --blobPort {blob} --queuePort {queue} --tablePort {table}") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        var process = Process.Start(start)!;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        foreach (var port in new[] { blob, table }) await WaitAsync(port);
        return new AzuriteProcess(
            process, $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={Key};BlobEndpoint=http://127.0.0.1:{blob}/{Account};TableEndpoint=http://127.0.0.1:{table}/{Account};");
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task WaitAsync(int port)
    {
        for (var attempt = 0; attempt < 150; attempt++)
        {
            using var socket = new TcpClient();
            try
            {
                await socket.ConnectAsync(IPAddress.Loopback, port);
                return;
            }
            catch (SocketException)
            {
                await Task.Delay(200);
            }
        }

        throw new TimeoutException($"Azurite did not open port {port} within 30 seconds.");
    }
}
