using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Migrator.TestKit;

[assembly: AssemblyFixture(typeof(Migrator.Azure.Tests.Azurite))]

namespace Migrator.Azure.Tests;

/// <summary>Azure Storage's emulator, started once for all tests on free loopback ports, with everything in memory.</summary>
public sealed class Azurite : IAsyncLifetime
{
    /// <summary>The emulator's published account and key: no secret. Source: Microsoft, "Use the Azurite emulator".</summary>
    private const string Account = "devstoreaccount1";
    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private Process? _process;
    private string? _missing;
    private string _connection = "";

    public async ValueTask InitializeAsync()
    {
        string program;
        try
        {
            program = CiTool.Require("azurite", "npm install azurite");
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // A fixture cannot skip: each test that asks for a connection does.
            _missing = e.Message;
            return;
        }

        var (blob, queue, table) = (FreePort(), FreePort(), FreePort());
        var start = new ProcessStartInfo(program, $"--inMemoryPersistence --silent --skipApiVersionCheck --disableTelemetry --blobPort {blob} --queuePort {queue} --tablePort {table}") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        _process = Process.Start(start)!;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        _connection = $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={Key};BlobEndpoint=http://127.0.0.1:{blob}/{Account};TableEndpoint=http://127.0.0.1:{table}/{Account};";
        foreach (var port in new[] { blob, table }) await WaitAsync(port);
    }

    public ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false }) _process.Kill(entireProcessTree: true);
        _process?.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>A container of the test's own.</summary>
    public BlobContainerClient Container() => new(Connection(), "t" + Guid.NewGuid().ToString("N"));

    /// <summary>A table of the test's own.</summary>
    public TableClient Table() => new(Connection(), "t" + Guid.NewGuid().ToString("N"));

    public string Connection()
    {
        if (_missing is not null) CiTool.Require("azurite", "npm install azurite");
        return _connection;
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
