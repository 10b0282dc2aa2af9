using System.Collections.Concurrent;
using Migrator.Embedded.Engine.History;

namespace Migrator.Embedded.Engine.Dispatch;

/// <summary>Gives turns to instances that have mail: one at a time to each, so many instances at once.</summary>
internal sealed class TurnDispatcher(TurnTaker taker, int maxTurns, Idleness idleness, Action<Effects> carryOut, Action<Exception> fault, CancellationToken closing) : IDisposable
{
    private readonly SemaphoreSlim _slots = new(maxTurns);

    // The value says whether mail came during the turn.
    private readonly ConcurrentDictionary<string, bool> _busy = new(StringComparer.Ordinal);

    private readonly Idleness _underWay = new();

    /// <summary>When no turn is being taken.</summary>
    public Task WhenQuiet => _underWay.WhenIdle;

    public void Ready(string instance)
    {
        while (true)
        {
            if (_busy.TryAdd(instance, false))
            {
                idleness.Begin();
                _underWay.Begin();
                _ = Task.Run(() => TakeTurnsAsync(instance));
                return;
            }

            if (_busy.TryUpdate(instance, true, false) || (_busy.TryGetValue(instance, out var again) && again)) return;
        }
    }

    public void Dispose() => _slots.Dispose();

    private async Task TakeTurnsAsync(string instance)
    {
        try
        {
            do
            {
                _busy[instance] = false;
                await _slots.WaitAsync(closing);
                try
                {
                    carryOut(taker.Take(instance));
                }
                finally
                {
                    _slots.Release();
                }
            }
            while (!_busy.TryRemove(new KeyValuePair<string, bool>(instance, false)));
        }
        catch (OperationCanceledException) when (closing.IsCancellationRequested)
        {
            // Its mail is in history.
        }
        catch (Exception e)
        {
            // Nobody awaits a turn: the engine does, through its fault.
            fault(e);
        }
        finally
        {
            idleness.End();
            _underWay.End();
        }
    }
}
