using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Migrator.Core;
using Migrator.Core.Migration;
using Migrator.Core.Runs;

namespace Migrator.Azure.Blobs;

/// <summary>
/// Ownership by a lease on a blob beside the runs. The lease's id is made of the host's and the run's, so that a host that starts again, or one of
/// many instances, has at once what it had; a host that died loses its lease to the service's clock, not to ours.
/// </summary>
/// <param name="container">The container of the artifacts.</param>
/// <param name="host">This host.</param>
/// <param name="time">Times the renewals.</param>
public sealed class BlobRunOwnership(BlobContainerClient container, RunHost host, TimeProvider time) : IRunOwnership, IAsyncDisposable
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Renewal = TimeSpan.FromSeconds(10);

    /// <summary>A run that no step has asked for in this time is not at work here any more. No wait between two steps is as long.</summary>
    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(10);

    private readonly ContainerOnce _once = new(container);
    private readonly ConcurrentDictionary<RunId, HeldLease> _held = new();
    private readonly SemaphoreSlim _taking = new(1, 1);

    public TimeSpan Patience => Lease;

    public async Task<string?> TryHoldAsync(RunId run, CancellationToken cancellationToken)
    {
        if (_held.TryGetValue(run, out var known) && known.IsFresh(time)) return null;
        await _taking.WaitAsync(cancellationToken);
        try
        {
            if (_held.TryGetValue(run, out known) && known.IsFresh(time)) return null;
            await _once.EnsureAsync(cancellationToken);
            if (await TakeAsync(run, cancellationToken) is { } other) return other;
            if (_held.TryRemove(run, out var stale)) await stale.DisposeAsync();
            _held[run] = HeldLease.Start(time, stop => RenewAsync(run, stop));
            return null;
        }
        catch (RequestFailedException e)
        {
            throw StorageFailures.Of(e, $"Run {run} could not be taken for this host");
        }
        finally
        {
            _taking.Release();
        }
    }

    public async Task ReleaseAsync(RunId run, CancellationToken cancellationToken)
    {
        if (_held.TryRemove(run, out var held)) await held.DisposeAsync();
        try
        {
            await Blob(run).DeleteIfExistsAsync(DeleteSnapshotsOption.None, new BlobRequestConditions { LeaseId = LeaseId(run) }, cancellationToken);
        }
        catch (RequestFailedException e) when (e.Status is 404 or 409 or 412)
        {
            // Somebody else's by now, or nobody's.
        }
        catch (RequestFailedException e)
        {
            throw StorageFailures.Of(e, $"Run {run} could not be let go of");
        }
    }

    /// <summary>Lets go of unfinished runs: whoever takes them up need not wait.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var (run, held) in _held)
        {
            await held.DisposeAsync();
            try
            {
                await Client(run).ReleaseAsync();
            }
            catch (RequestFailedException)
            {
                // The lease ends by itself; the process is ending now.
            }
        }

        _held.Clear();
        _taking.Dispose();
    }

    private async Task<string?> TakeAsync(RunId run, CancellationToken cancellationToken)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                // Taking a lease of one's own id is renewing it.
                await Client(run).AcquireAsync(Lease, null, cancellationToken);
                await Blob(run).UploadAsync(Word(), new BlobUploadOptions { Conditions = new BlobRequestConditions { LeaseId = LeaseId(run) } }, cancellationToken);
                return null;
            }
            catch (RequestFailedException e) when (e.Status == 404 && attempt < 3)
            {
                await CreateAsync(run, cancellationToken);
            }
            catch (RequestFailedException e) when (e.Status is 409 or 412)
            {
                return await OwnerAsync(run, cancellationToken);
            }
        }
    }

    private async Task CreateAsync(RunId run, CancellationToken cancellationToken)
    {
        try
        {
            await Blob(run).UploadAsync(Word(), new BlobUploadOptions { Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All } }, cancellationToken);
        }
        catch (RequestFailedException e) when (e.Status is 409 or 412)
        {
            // Another host was faster: its lease decides.
        }
    }

    private async Task<string> OwnerAsync(RunId run, CancellationToken cancellationToken)
    {
        try
        {
            var word = (await Blob(run).DownloadContentAsync(cancellationToken)).Value.Content;
            return word.ToObjectFromJson<OwnerWord>(MigratorJson.Options) is { } owner ? $"{owner.Host} (since {owner.Since:u})" : "another host";
        }
        catch (Exception e) when (e is JsonException or RequestFailedException { Status: 404 })
        {
            return "another host";
        }
    }

    private async Task<bool> RenewAsync(RunId run, CancellationToken cancellationToken)
    {
        try
        {
            await Client(run).AcquireAsync(Lease, null, cancellationToken);
            return true;
        }
        catch (RequestFailedException)
        {
            // Not ours any more, or out of reach: the next step asks anew and hears which.
            _held.TryRemove(run, out _);
            return false;
        }
    }

    private BinaryData Word() => BinaryData.FromObjectAsJson(new OwnerWord(host.Name, time.GetUtcNow()), MigratorJson.Options);

    private BlobClient Blob(RunId run) => container.GetBlobClient($"_owners/{run}.json");

    private BlobLeaseClient Client(RunId run) => Blob(run).GetBlobLeaseClient(LeaseId(run));

    private string LeaseId(RunId run) => new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"{host.Id}\0{run}")).AsSpan(0, 16)).ToString();

    private sealed record OwnerWord(string Host, DateTimeOffset Since);

    private sealed class HeldLease : IAsyncDisposable
    {
        private readonly CancellationTokenSource _stop = new();
        private Task _renewing = Task.CompletedTask;
        private long _renewedAt;
        private long _askedAt;

        public static HeldLease Start(TimeProvider time, Func<CancellationToken, Task<bool>> renew)
        {
            var held = new HeldLease { _renewedAt = time.GetTimestamp(), _askedAt = time.GetTimestamp() };
            held._renewing = held.KeepAsync(time, renew);
            return held;
        }

        public bool IsFresh(TimeProvider time)
        {
            Volatile.Write(ref _askedAt, time.GetTimestamp());
            return time.GetElapsedTime(Volatile.Read(ref _renewedAt)) < Renewal + Renewal;
        }

        public async ValueTask DisposeAsync()
        {
            await _stop.CancelAsync();
            await _renewing;
            _stop.Dispose();
        }

        private async Task KeepAsync(TimeProvider time, Func<CancellationToken, Task<bool>> renew)
        {
            try
            {
                do
                {
                    await Task.Delay(Renewal, time, _stop.Token);
                    if (time.GetElapsedTime(Volatile.Read(ref _askedAt)) > Idle || !await renew(_stop.Token)) return;
                    Volatile.Write(ref _renewedAt, time.GetTimestamp());
                }
                while (true);
            }
            catch (OperationCanceledException) when (_stop.IsCancellationRequested)
            {
                // Asked to.
            }
        }
    }
}

/// <summary>A host as the others see it.</summary>
/// <param name="Id">The same after a restart, and on every instance of one app; different for any other host.</param>
/// <param name="Name">For people.</param>
public sealed record RunHost(string Id, string Name);
