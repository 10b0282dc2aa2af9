using System.Collections.Concurrent;
using Migrator.Rehearsal.Shop;

namespace Migrator.Rehearsal.Cost;

/// <summary>What is left in a bucket.</summary>
internal sealed record ThrottleStatus(double MaximumAvailable, double CurrentlyAvailable, double RestoreRate)
{
    public Dictionary<string, object?> ToJson() => new(StringComparer.Ordinal)
    {
        ["maximumAvailable"] = MaximumAvailable,
        ["currentlyAvailable"] = Math.Floor(CurrentlyAvailable),
        ["restoreRate"] = RestoreRate,
    };
}

/// <summary>One leaky bucket a token: calls take points out, time puts them back.</summary>
internal sealed class Buckets(PlanLimits limits, TimeProvider time)
{
    private readonly ConcurrentDictionary<string, Bucket> _buckets = new(StringComparer.Ordinal);

    /// <summary>Takes the points if they are there.</summary>
    public bool TryTake(string token, double points)
    {
        var bucket = Of(token);
        lock (bucket)
        {
            Fill(bucket);
            if (bucket.Available < points)
                return false;
            bucket.Available -= points;
            return true;
        }
    }

    public void GiveBack(string token, double points)
    {
        var bucket = Of(token);
        lock (bucket)
            bucket.Available = Math.Min(limits.Bucket, bucket.Available + points);
    }

    public ThrottleStatus Status(string token)
    {
        var bucket = Of(token);
        lock (bucket)
        {
            Fill(bucket);
            return new(limits.Bucket, bucket.Available, limits.RestoreRate);
        }
    }

    private Bucket Of(string token) => _buckets.GetOrAdd(token, _ => new Bucket { Available = limits.Bucket, At = time.GetTimestamp() });

    private void Fill(Bucket bucket)
    {
        var now = time.GetTimestamp();
        bucket.Available = Math.Min(limits.Bucket, bucket.Available + (time.GetElapsedTime(bucket.At, now).TotalSeconds * limits.RestoreRate));
        bucket.At = now;
    }

    private sealed class Bucket
    {
        public double Available { get; set; }

        public long At { get; set; }
    }
}
