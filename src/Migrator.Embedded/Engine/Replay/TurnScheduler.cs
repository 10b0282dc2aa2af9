namespace Migrator.Embedded.Engine.Replay;

/// <summary>
/// Runs an orchestration's code on the one thread that takes the turn, first come first served, and so in the same order on every replay.
/// Whatever another thread hands in (the end of a task that is not the context's) is not run: it would come in another order, or never, on a replay.
/// </summary>
/// <param name="foreign">Called, on whatever thread, when that happens.</param>
internal sealed class TurnScheduler(Action foreign) : TaskScheduler
{
    private const int Nobody = 0;
    private readonly Queue<Task> _queue = new();
    private volatile int _thread = Nobody;

    public bool IsTurn => _thread == Environment.CurrentManagedThreadId;

    public override int MaximumConcurrencyLevel => 1;

    /// <summary>Acts, then runs what that set going until nothing is left to run.</summary>
    public void Run(Action act)
    {
        _thread = Environment.CurrentManagedThreadId;
        try
        {
            act();
            while (_queue.TryDequeue(out var task)) TryExecuteTask(task);
        }
        finally
        {
            _thread = Nobody;
        }
    }

    protected override void QueueTask(Task task)
    {
        if (IsTurn) _queue.Enqueue(task);
        else foreign();
    }

    // Never inline: what runs, runs in the order of the queue.
    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => false;

    protected override IEnumerable<Task> GetScheduledTasks() => _queue;
}
