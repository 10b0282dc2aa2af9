using Migrator.Core.Failures;

namespace Migrator.Embedded.Engine.Replay;

/// <summary>A call whose answer has not come: what the orchestration awaits.</summary>
internal abstract class PendingCall
{
    public abstract void Complete(string? payload);

    public abstract void Fail(Exception exception);
}

/// <param name="what">Whose answer it is, for messages.</param>
internal sealed class PendingCall<T>(string what) : PendingCall
{
    // Not RunContinuationsAsynchronously: the turn's scheduler runs what follows, and no thread of the pool.
    private readonly TaskCompletionSource<T> _source = new();

    public Task<T> Task => _source.Task;

    public override void Complete(string? payload)
    {
        try
        {
            _source.TrySetResult((T)Payload.Read(payload, typeof(T), what)!);
        }
        catch (MigratorException e)
        {
            _source.TrySetException(e);
        }
    }

    public override void Fail(Exception exception) => _source.TrySetException(exception);

    public void Cancel(CancellationToken cancellationToken) => _source.TrySetCanceled(cancellationToken);
}
