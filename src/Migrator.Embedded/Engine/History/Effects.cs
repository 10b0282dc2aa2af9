namespace Migrator.Embedded.Engine.History;

/// <summary>What a transaction gives the engine to do, once it is committed.</summary>
internal sealed class Effects
{
    /// <summary>Instances that have mail.</summary>
    public HashSet<string> Ready { get; } = new(StringComparer.Ordinal);

    /// <summary>Activities to run.</summary>
    public List<CallKey> Activities { get; } = [];

    /// <summary>Executions (this generation and earlier) that want no more of their activities.</summary>
    public List<(string Instance, int Generation)> Stopped { get; } = [];

    /// <summary>Instances whose phase or status has changed.</summary>
    public HashSet<string> Changed { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether timers were set.</summary>
    public bool Timers { get; set; }
}
