using Migrator.Core.Telemetry;

namespace Migrator.Core.Orchestration;

/// <summary>
/// Every orchestration and activity by name, in the untyped form a host needs. Filled once, at start; a name twice is a bug.
/// </summary>
public sealed class OrchestrationRegistry
{
    private readonly Dictionary<string, OrchestrationEntry> _orchestrations = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ActivityEntry> _activities = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, OrchestrationEntry> Orchestrations => _orchestrations;

    public IReadOnlyDictionary<string, ActivityEntry> Activities => _activities;

    /// <param name="create">Makes a fresh one for each execution.</param>
    public OrchestrationRegistry AddOrchestration<T, TIn, TOut>(Func<T> create)
        where T : IOrchestration<TIn, TOut>
    {
        _orchestrations.Add(T.Name.Name, new OrchestrationEntry(T.Name.Name, typeof(TIn), typeof(TOut),
            async (context, input) => await create().RunAsync(context, (TIn)input!)));
        return this;
    }

    /// <param name="create">Makes a fresh one for each call, from the host's services.</param>
    public OrchestrationRegistry AddActivity<T, TIn, TOut>(Func<IServiceProvider, T> create)
        where T : IActivity<TIn, TOut>
    {
        _activities.Add(T.Name.Name, new ActivityEntry(T.Name.Name, typeof(TIn), typeof(TOut),
            async (services, input, cancellationToken) => await ObservedStep.RunAsync(T.Name.Name, input, () => create(services).RunAsync((TIn)input!, cancellationToken))));
        return this;
    }
}

/// <param name="Name">Its name in history.</param>
/// <param name="Input">Type of its input.</param>
/// <param name="Output">Type of its output.</param>
/// <param name="RunAsync">Runs one execution.</param>
public sealed record OrchestrationEntry(string Name, Type Input, Type Output, Func<IOrchestrationContext, object?, Task<object?>> RunAsync);

/// <param name="Name">Its name in history.</param>
/// <param name="Input">Type of its input.</param>
/// <param name="Output">Type of its output.</param>
/// <param name="RunAsync">Runs one call.</param>
public sealed record ActivityEntry(string Name, Type Input, Type Output, Func<IServiceProvider, object?, CancellationToken, Task<object?>> RunAsync);
