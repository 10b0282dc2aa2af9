using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using Migrator.Core.Artifacts;
using Migrator.Core.Entities;
using Migrator.Core.Failures;
using Migrator.Core.Ledger;
using Migrator.Core.Orchestration;

namespace Migrator.Web.Health;

/// <summary>Asks each part that a run stands on whether it works.</summary>
internal sealed class HealthChecks(IArtifactStore artifacts, ILedgers ledgers, TimeProvider time, ILogger<HealthChecks> logger)
{
    private const string Place = "health";

    /// <summary>Quick and without a trace: may be called by a probe every few seconds.</summary>
    public async Task<HealthReport> LookAsync(IOrchestrationClient client, CancellationToken cancellationToken) => HealthReport.Of(
        await CheckAsync("storage", () => artifacts.ExistsAsync(Probe, cancellationToken)),
        await CheckAsync("ledger", () => ledgers.For(Place).FindAsync(EntityType.Products, [Place], cancellationToken)),
        await CheckAsync("orchestration", () => client.FindAsync(Place, cancellationToken)));

    /// <summary>Writes, reads back and compares: a full disk or a lost right shows here before a run finds it.</summary>
    public async Task<HealthReport> ProveAsync(IOrchestrationClient client, CancellationToken cancellationToken) => HealthReport.Of(
        await CheckAsync("storage", () => ProveStorageAsync(cancellationToken)),
        await CheckAsync("ledger", () => ProveLedgerAsync(cancellationToken)),
        await CheckAsync("orchestration", () => client.FindAsync(Place, cancellationToken)));

    private static ArtifactPath Probe { get; } = new("_health/probe.bin");

    private async Task ProveStorageAsync(CancellationToken cancellationToken)
    {
        var written = RandomNumberGenerator.GetBytes(64 * 1024);
        await artifacts.WriteAsync(Probe, (stream, stop) => stream.WriteAsync(written, stop).AsTask(), cancellationToken);
        await using var stream = await artifacts.OpenReadAsync(Probe, cancellationToken);
        var read = new byte[written.Length];
        var length = await stream.ReadAtLeastAsync(read, read.Length, throwOnEndOfStream: false, cancellationToken);
        if (length != written.Length || !read.AsSpan().SequenceEqual(written))
            throw MigratorException.Fatal("The storage gave back something else than was written.", "Check the disk or the storage account, and whether two programs share one folder.");
        await artifacts.DeleteAsync(Probe, cancellationToken);
    }

    private async Task ProveLedgerAsync(CancellationToken cancellationToken)
    {
        var ledger = ledgers.For(Place);
        var written = new LedgerEntry(EntityType.Products, Place, LedgerState.Written, null, Guid.NewGuid().ToString("N"), null, Place, time.GetUtcNow());
        await ledger.PutAsync([written], cancellationToken);
        var found = await ledger.FindAsync(EntityType.Products, [Place], cancellationToken);
        if (!found.TryGetValue(Place, out var entry) || entry.ContentHash != written.ContentHash)
            throw MigratorException.Fatal("The ledger gave back something else than was written.", "Check its disk or storage account.");
    }

    private async Task<ComponentHealth> CheckAsync(string component, Func<Task> check)
    {
        var begun = time.GetTimestamp();
        Failure? failure = null;
        try
        {
            await check();
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // That it failed is what was asked: it becomes the answer, and the log has the rest.
            failure = Failure.From(e);
            logger.Unhealthy(component, failure.Class, failure.Message, e);
        }

        return new ComponentHealth(component, failure is null, Math.Round(time.GetElapsedTime(begun).TotalMilliseconds, 1), failure?.Class);
    }
}
