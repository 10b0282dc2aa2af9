using Migrator.Embedded.Engine.History;

namespace Migrator.Embedded.Engine.Dispatch;

/// <summary>An activity at work.</summary>
internal sealed class RunningActivity(CallKey call, CancellationToken engine) : IDisposable
{
    private readonly CancellationTokenSource _stop = CancellationTokenSource.CreateLinkedTokenSource(engine);
    private readonly TaskCompletionSource _finished = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _lock = new();
    private bool _disposed;

    public CallKey Call => call;

    public CancellationToken Token => _stop.Token;

    public bool IsStopped { get; private set; }

    public Task Finished => _finished.Task;

    public void Stop()
    {
        lock (_lock)
        {
            IsStopped = true;
            // Not on this thread: what an activity does on its cancellation is not the stopper's to wait for.
            if (!_disposed) _ = _stop.CancelAsync();
        }
    }

    public void Finish() => _finished.TrySetResult();

    public void Dispose()
    {
        lock (_lock)
        {
            _disposed = true;
            _stop.Dispose();
        }
    }
}
