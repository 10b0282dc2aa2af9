namespace Migrator.Embedded.Engine.History;

/// <summary>One thing that happened to an instance, in the one shape in which inbox and history keep it.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Step">The number of the call that it concerns: scheduled, completed and failed share it. 0 where none is concerned.</param>
/// <param name="Name">The orchestration, the activity or the event raised.</param>
/// <param name="Payload">Input, output, failure or due time, as JSON.</param>
/// <param name="Child">The instance id of a sub-orchestration.</param>
internal sealed record HistoryEvent(EventKind Kind, DateTimeOffset At, int Step = 0, string? Name = null, string? Payload = null, string? Child = null)
{
    /// <summary>Made by the orchestration's own code: on a replay the code must make it again.</summary>
    public bool IsDecision => Kind is EventKind.ActivityScheduled or EventKind.ChildScheduled or EventKind.TimerCreated;

    /// <summary>Whether two decisions ask for the same. Inputs may differ: an upgrade may write them otherwise.</summary>
    public bool AsksTheSameAs(HistoryEvent other) =>
        Kind == other.Kind && Step == other.Step && string.Equals(Name, other.Name, StringComparison.Ordinal) && string.Equals(Child, other.Child, StringComparison.Ordinal);

    /// <summary>For messages to people.</summary>
    public string Describe() => Kind switch
    {
        EventKind.ActivityScheduled => $"activity '{Name}' as step {Step}",
        EventKind.ChildScheduled => $"sub-orchestration '{Name}' ('{Child}') as step {Step}",
        EventKind.TimerCreated => $"a timer as step {Step}",
        _ => Step == 0 ? Kind.ToString() : $"{Kind} of step {Step}",
    };
}

/// <summary>Kept by name in the database: names stay.</summary>
internal enum EventKind
{
    Started,
    ContinuedAsNew,
    ActivityScheduled,
    ActivityCompleted,
    ActivityFailed,
    ChildScheduled,
    ChildCompleted,
    ChildFailed,
    TimerCreated,
    TimerFired,
    EventRaised,
    Completed,
    Failed,
    Terminated,
}
