using System.Text.Json;
using Migrator.Core.Failures;

namespace Migrator.Core.Orchestration;

/// <summary>Starts, watches and ends orchestrations from outside. Both hosts implement it.</summary>
public interface IOrchestrationClient
{
    /// <summary>Starts an instance. One that exists under this id already is left alone, whatever its state: false says so.</summary>
    Task<bool> StartAsync<TIn, TOut>(OrchestrationName<TIn, TOut> orchestration, string instanceId, TIn input, CancellationToken cancellationToken);

    /// <summary>What is known of an instance; null where there is none.</summary>
    Task<InstanceState?> FindAsync(string instanceId, CancellationToken cancellationToken);

    /// <summary>Instances of this orchestration, the newest first.</summary>
    IAsyncEnumerable<InstanceState> ListAsync(string orchestration, CancellationToken cancellationToken);

    /// <summary>Raises an event on a running instance; on an ended one it is dropped.</summary>
    Task RaiseEventAsync<T>(string instanceId, string name, T payload, CancellationToken cancellationToken);

    /// <summary>Ends an instance and its sub-orchestrations at once; activities under way may finish, unheard.</summary>
    Task TerminateAsync(string instanceId, string reason, CancellationToken cancellationToken);

    /// <summary>Begins a failed or terminated instance again from its input; what it did before is safe to do twice.</summary>
    Task<bool> RestartAsync(string instanceId, CancellationToken cancellationToken);
}

/// <param name="InstanceId">The instance.</param>
/// <param name="Orchestration">Its orchestration's name.</param>
/// <param name="Phase">Where it stands.</param>
/// <param name="Status">What it last published, as JSON; null before that.</param>
/// <param name="Output">Its answer, as JSON; null until it is completed.</param>
/// <param name="Failure">Why it failed or was terminated; null otherwise.</param>
/// <param name="CreatedAt">UTC.</param>
/// <param name="UpdatedAt">UTC.</param>
public sealed record InstanceState(
    string InstanceId,
    string Orchestration,
    InstancePhase Phase,
    JsonElement? Status,
    JsonElement? Output,
    Failure? Failure,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt)
{
    public bool HasEnded => Phase is InstancePhase.Completed or InstancePhase.Failed or InstancePhase.Terminated;
}

public enum InstancePhase
{
    Pending,
    Running,
    Completed,
    Failed,
    Terminated,
}
