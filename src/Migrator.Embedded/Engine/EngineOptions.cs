namespace Migrator.Embedded.Engine;

/// <summary>How the embedded engine uses its machine.</summary>
public sealed record EngineOptions
{
    /// <summary>Activities at work at once. They mostly wait for the network, so this may exceed the number of cores.</summary>
    public int MaxActivities { get; init; } = 8;

    /// <summary>Orchestrations taking a turn at once. Turns are short and compute only.</summary>
    public int MaxTurns { get; init; } = 4;

    /// <summary>Executions kept in memory between turns; those beyond it are replayed from history at each turn.</summary>
    public int MaxExecutionsInMemory { get; init; } = 256;

    /// <summary>Replays history at every turn, as if each were taken by another process: slow, and a proof that an orchestration is deterministic.</summary>
    public bool ReplayAtEveryTurn { get; init; }

    /// <summary>How long closing waits for activities to heed their cancellation. What is cut off runs again.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromSeconds(10);
}
