using Migrator.Embedded.Engine.History;

namespace Migrator.Embedded.Engine.Dispatch;

/// <summary>Fires timers when they are due. Timers are in history; here is only the clock that waits for the next one.</summary>
internal sealed class TimerDispatcher : IDisposable
{
    // ITimer takes no more than 49 days at once.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    private readonly HistoryDatabase _database;
    private readonly TimeProvider _time;
    private readonly Idleness _idleness;
    private readonly Action<Effects> _carryOut;
    private readonly Action<Exception> _fault;
    private readonly ITimer _timer;
    private readonly Lock _lock = new();
    private bool _closed;

    public TimerDispatcher(HistoryDatabase database, TimeProvider time, Idleness idleness, Action<Effects> carryOut, Action<Exception> fault)
    {
        _database = database;
        _time = time;
        _idleness = idleness;
        _carryOut = carryOut;
        _fault = fault;
        _timer = time.CreateTimer(_ => Fire(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public void Arm()
    {
        lock (_lock)
        {
            if (_closed || _database.Read(connection => connection.NextTimer()) is not { } next) return;
            var wait = next - _time.GetUtcNow();
            // A whole millisecond later rather than a part of one too early.
            _timer.Change(wait <= TimeSpan.Zero ? TimeSpan.Zero : wait < Longest ? TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds)) : Longest, Timeout.InfiniteTimeSpan);
        }
    }

    public void Dispose()
    {
        lock (_lock) _closed = true;
        _timer.Dispose();
    }

    private void Fire()
    {
        // Counted on the clock's own thread: whoever moves a test's clock finds the engine busy afterwards.
        _idleness.Begin();
        _ = Task.Run(FireDue);
    }

    private void FireDue()
    {
        try
        {
            var effects = new Effects();
            lock (_lock)
            {
                if (_closed) return;
                _database.InTransaction(connection =>
                {
                    Requests.FireTimers(connection, _time.GetUtcNow(), effects);
                    return true;
                });
            }

            _carryOut(effects);
            Arm();
        }
        catch (Exception e)
        {
            // Nobody awaits a timer: the engine does, through its fault.
            _fault(e);
        }
        finally
        {
            _idleness.End();
        }
    }
}
