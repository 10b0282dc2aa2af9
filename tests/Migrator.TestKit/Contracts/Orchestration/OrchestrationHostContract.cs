using System.Collections.Concurrent;
using Migrator.Core.Orchestration;
using Shouldly;
using Xunit;

namespace Migrator.TestKit.Contracts.Orchestration;

/// <summary>What every host of orchestrations does. A test class of a host derives from it.</summary>
public abstract partial class OrchestrationHostContract : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private IOrchestrationHost? _host;

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected IOrchestrationHost Host => _host ?? throw new InvalidOperationException("The test has not run its orchestration yet.");

    protected IOrchestrationClient Client => Host.Client;

    /// <summary>The inputs of every call of <see cref="Work"/>, as they began.</summary>
    protected ConcurrentQueue<string> Calls { get; } = new();

    /// <summary>A host with an empty history.</summary>
    protected abstract Task<IOrchestrationHost> StartHostAsync(OrchestrationRegistry registry);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (_host is not null) await _host.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Starts a host that knows these scripts, and the instance <c>outer</c> on it.</summary>
    protected async Task StartAsync(
        Func<IOrchestrationContext, string, Task<string>> outer,
        Func<string, CancellationToken, Task<string>>? work = null,
        Func<IOrchestrationContext, string, Task<string>>? inner = null,
        string input = "input")
    {
        var registry = new OrchestrationRegistry()
            .AddOrchestration<Outer, string, string>(() => new Outer(outer))
            .AddOrchestration<Inner, string, string>(() => new Inner(inner ?? ((_, text) => Task.FromResult(text))))
            .AddActivity<Echo, EchoedValue, EchoedValue>(_ => new Echo())
            .AddActivity<Work, string, string>(_ => new Work((text, cancellationToken) =>
            {
                Calls.Enqueue(text);
                return work is null ? Task.FromResult(text) : work(text, cancellationToken);
            }));
        _host = await StartHostAsync(registry);
        (await Client.StartAsync(Outer.Name, "outer", input, Cancellation)).ShouldBeTrue();
    }

    /// <summary>The same, and waits for its end.</summary>
    protected async Task<InstanceState> RunAsync(
        Func<IOrchestrationContext, string, Task<string>> outer,
        Func<string, CancellationToken, Task<string>>? work = null,
        Func<IOrchestrationContext, string, Task<string>>? inner = null,
        string input = "input")
    {
        await StartAsync(outer, work, inner, input);
        return await EndAsync();
    }

    protected Task<InstanceState> EndAsync(string instance = "outer") => Host.WaitForEndAsync(instance).WaitAsync(Patience, Cancellation);

    protected async Task<InstanceState> StateAsync(string instance = "outer") =>
        await Client.FindAsync(instance, Cancellation) ?? throw new InvalidOperationException($"There is no instance '{instance}'.");

    protected static string Output(InstanceState state)
    {
        state.Failure.ShouldBeNull();
        state.Phase.ShouldBe(InstancePhase.Completed);
        return state.Output!.Value.GetString()!;
    }
}
