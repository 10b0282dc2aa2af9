using System.Threading.Channels;

namespace Migrator.Embedded.Engine.Dispatch;

/// <summary>Tells those who wait which instances have changed.</summary>
internal sealed class ChangeFeed
{
    private readonly Lock _lock = new();
    private readonly List<Subscription> _subscriptions = [];

    public Subscription Subscribe()
    {
        var subscription = new Subscription(this);
        lock (_lock) _subscriptions.Add(subscription);
        return subscription;
    }

    public void Publish(IReadOnlyCollection<string> instances)
    {
        lock (_lock)
        {
            foreach (var subscription in _subscriptions) subscription.Put(instances);
        }
    }

    internal sealed class Subscription(ChangeFeed feed) : IDisposable
    {
        private readonly Channel<string> _changed = Channel.CreateUnbounded<string>();

        public void Put(IReadOnlyCollection<string> instances)
        {
            foreach (var instance in instances) _changed.Writer.TryWrite(instance);
        }

        /// <summary>Waits for a change, then takes all there are.</summary>
        public async Task<HashSet<string>> NextAsync(CancellationToken cancellationToken)
        {
            await _changed.Reader.WaitToReadAsync(cancellationToken);
            return Take();
        }

        /// <summary>What has changed since the last call.</summary>
        public HashSet<string> Take()
        {
            var changed = new HashSet<string>(StringComparer.Ordinal);
            while (_changed.Reader.TryRead(out var instance)) changed.Add(instance);
            return changed;
        }

        public void Dispose()
        {
            lock (feed._lock) feed._subscriptions.Remove(this);
        }
    }
}
