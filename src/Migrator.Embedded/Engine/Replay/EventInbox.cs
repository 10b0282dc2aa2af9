using Migrator.Embedded.Engine.History;

namespace Migrator.Embedded.Engine.Replay;

/// <summary>Events of one name are handed out in the order they came, to waiters in the order they asked.</summary>
internal sealed class EventInbox
{
    private readonly List<HistoryEvent> _undelivered = [];
    private readonly Dictionary<string, LinkedList<PendingCall>> _waiters = new(StringComparer.Ordinal);

    public IReadOnlyList<HistoryEvent> Undelivered => _undelivered;

    public bool HasWaiters => _waiters.Values.Any(waiters => waiters.Count > 0);

    public void Raise(HistoryEvent raised)
    {
        if (_waiters.GetValueOrDefault(raised.Name!) is not { First: { } first } waiters)
        {
            _undelivered.Add(raised);
            return;
        }

        waiters.RemoveFirst();
        first.Value.Complete(raised.Payload);
    }

    /// <returns>Withdraws the waiter; false where it has its event already.</returns>
    public Func<bool> Wait(string name, PendingCall call)
    {
        var early = _undelivered.FindIndex(raised => string.Equals(raised.Name, name, StringComparison.Ordinal));
        if (early >= 0)
        {
            var raised = _undelivered[early];
            _undelivered.RemoveAt(early);
            call.Complete(raised.Payload);
            return static () => false;
        }

        if (!_waiters.TryGetValue(name, out var waiters)) _waiters.Add(name, waiters = []);
        var node = waiters.AddLast(call);
        return () =>
        {
            if (node.List is null) return false;
            waiters.Remove(node);
            return true;
        };
    }
}
