using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Migrator.TestKit;

[assembly: AssemblyFixture(typeof(Migrator.Azure.Tests.Azurite))]

namespace Migrator.Azure.Tests;

/// <summary>Azure Storage's emulator, started once for all tests.</summary>
public sealed class Azurite : IAsyncLifetime
{
    private AzuriteProcess? _process;

    public async ValueTask InitializeAsync()
    {
        string program;
        try
        {
            program = AzuriteProcess.Require();
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // A fixture cannot skip: each test that asks for a connection does.
            return;
        }

        _process = await AzuriteProcess.StartAsync(program);
    }

    public ValueTask DisposeAsync()
    {
        _process?.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>A container of the test's own.</summary>
    public BlobContainerClient Container() => new(Connection(), "t" + Guid.NewGuid().ToString("N"));

    /// <summary>A table of the test's own.</summary>
    public TableClient Table() => new(Connection(), "t" + Guid.NewGuid().ToString("N"));

    public string Connection()
    {
        if (_process is null) AzuriteProcess.Require();
        return _process!.Connection;
    }
}
