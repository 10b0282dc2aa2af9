using Migrator.Core.Runs;

namespace Migrator.Core.Migration;

/// <summary>
/// Which host runs a run, where several share its artifacts. Each step of a run asks before it begins; a host that has died loses its runs after a while.
/// </summary>
public interface IRunOwnership
{
    /// <summary>How long a run stays with a host that has died.</summary>
    TimeSpan Patience { get; }

    /// <summary>Takes the run for this host, or confirms that it has it.</summary>
    /// <returns>Null: it is this host's. Else who has it, for a message.</returns>
    Task<string?> TryHoldAsync(RunId run, CancellationToken cancellationToken);

    /// <summary>Lets go of the run, so that another host need not wait. None held is no failure.</summary>
    Task ReleaseAsync(RunId run, CancellationToken cancellationToken);
}

/// <summary>Artifacts of one machine: the lock on its history keeps others away, and there is nothing to hold.</summary>
public sealed class SoleHost : IRunOwnership
{
    public TimeSpan Patience => TimeSpan.Zero;

    public Task<string?> TryHoldAsync(RunId run, CancellationToken cancellationToken) => Task.FromResult<string?>(null);

    public Task ReleaseAsync(RunId run, CancellationToken cancellationToken) => Task.CompletedTask;
}
