using Migrator.Core.Failures;

namespace Migrator.Core.Orchestration;

/// <summary>
/// All that an orchestration may touch. Orchestrations are deterministic code over this port: they decide, activities do.
/// Two hosts implement it, Durable Functions and the embedded engine; one contract suite proves both.
/// Everything here is replayed from history: on a replay, the same calls in the same order give the same answers.
/// </summary>
public interface IOrchestrationContext
{
    /// <summary>The instance's id: for the outermost orchestration of a run, the run's id.</summary>
    string InstanceId { get; }

    /// <summary>The time of the event that is being handled, UTC; the same on every replay.</summary>
    DateTimeOffset UtcNow { get; }

    /// <summary>True while history is being replayed.</summary>
    bool IsReplaying { get; }

    /// <summary>A new id; the same on every replay.</summary>
    Guid NewGuid();

    /// <summary>Runs an activity at least once and gives its answer.</summary>
    /// <param name="activity">Which.</param>
    /// <param name="input">Its input, under 16 KB as JSON.</param>
    /// <param name="retry">When a retriable failure is tried again; null: never. The waits are in history and survive the process.</param>
    /// <exception cref="ActivityFailedException">It failed for good: not retriable, or retried as often as <paramref name="retry"/> allows.</exception>
    Task<TOut> CallActivityAsync<TIn, TOut>(ActivityName<TIn, TOut> activity, TIn input, RetryRule? retry = null);

    /// <summary>Runs another orchestration under an id of its own and gives its answer.</summary>
    /// <param name="orchestration">Which.</param>
    /// <param name="instanceId">Its id; derived from this instance's, so that it is the same on every replay.</param>
    /// <param name="input">Its input, under 16 KB as JSON.</param>
    /// <exception cref="ActivityFailedException">It failed.</exception>
    Task<TOut> CallOrchestrationAsync<TIn, TOut>(OrchestrationName<TIn, TOut> orchestration, string instanceId, TIn input);

    /// <summary>Waits; survives the process.</summary>
    Task SleepAsync(TimeSpan time, CancellationToken cancellationToken = default);

    /// <summary>Waits for an event that somebody raises on this instance. Events of one name are handed out in the order they came.</summary>
    Task<T> WaitForEventAsync<T>(string name, CancellationToken cancellationToken = default);

    /// <summary>Publishes progress: a small JSON-serialisable value (under 16 KB) that readers of the instance see.</summary>
    void SetStatus<T>(T status);

    /// <summary>Ends this execution and begins the same instance again with a fresh history. The caller must return at once afterwards.</summary>
    void ContinueAsNew<TIn>(TIn input);
}

/// <summary>The name of an activity and the shapes of its input and output (both JSON, under 16 KB: references and counts, never records).</summary>
public sealed record ActivityName<TIn, TOut>(string Name);

/// <summary>The name of an orchestration and the shapes of its input and output.</summary>
public sealed record OrchestrationName<TIn, TOut>(string Name);

/// <summary>How often a retriable failure is tried again. Other classes never are.</summary>
/// <param name="Attempts">At the most, the first included.</param>
/// <param name="FirstWait">Before the second attempt; doubled after each, or as the other side asked.</param>
/// <param name="LongestWait">No wait is longer.</param>
public sealed record RetryRule(int Attempts, TimeSpan FirstWait, TimeSpan LongestWait)
{
    public static RetryRule Default { get; } = new(6, TimeSpan.FromSeconds(2), TimeSpan.FromMinutes(2));

    /// <summary>How long to wait before the next attempt; null where there is none: it has failed for good. Every host asks here.</summary>
    /// <param name="attempt">The attempt that has failed, from 1.</param>
    /// <param name="failure">How it failed.</param>
    public TimeSpan? WaitAfter(int attempt, Failure failure)
    {
        if (failure.Class is not FailureClass.Retriable || attempt >= Attempts) return null;
        if (failure.RetryAfter is { } asked) return asked < LongestWait ? asked : LongestWait;

        // Compared as doubles: a long row of doublings leaves the range of TimeSpan.
        var doubled = FirstWait.TotalMilliseconds * Math.Pow(2, attempt - 1);
        return doubled < LongestWait.TotalMilliseconds ? TimeSpan.FromMilliseconds(doubled) : LongestWait;
    }
}
