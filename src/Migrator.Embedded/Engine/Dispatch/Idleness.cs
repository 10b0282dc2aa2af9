namespace Migrator.Embedded.Engine.Dispatch;

/// <summary>Counts what is under way, and says when nothing is.</summary>
internal sealed class Idleness
{
    private readonly Lock _lock = new();
    private TaskCompletionSource? _idle;
    private int _busy;

    public Task WhenIdle
    {
        get
        {
            lock (_lock) return _busy == 0 ? Task.CompletedTask : (_idle ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }
    }

    public void Begin()
    {
        lock (_lock) _busy++;
    }

    public void End()
    {
        lock (_lock)
        {
            if (--_busy > 0) return;
            _idle?.SetResult();
            _idle = null;
        }
    }
}
