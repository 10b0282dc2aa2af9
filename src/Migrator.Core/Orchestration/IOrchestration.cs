namespace Migrator.Core.Orchestration;

/// <summary>An orchestration: deterministic, without state of its own. A new instance may be made for each execution.</summary>
public interface IOrchestration<TIn, TOut>
{
    static abstract OrchestrationName<TIn, TOut> Name { get; }

    Task<TOut> RunAsync(IOrchestrationContext context, TIn input);
}

/// <summary>An activity: does one thing to the world, and is safe to run twice with the same input.</summary>
public interface IActivity<TIn, TOut>
{
    static abstract ActivityName<TIn, TOut> Name { get; }

    Task<TOut> RunAsync(TIn input, CancellationToken cancellationToken);
}

/// <summary>For what has no answer.</summary>
public sealed record Nothing
{
    public static Nothing Instance { get; } = new();
}
