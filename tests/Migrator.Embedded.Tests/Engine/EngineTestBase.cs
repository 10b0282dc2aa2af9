using Migrator.Core.Orchestration;
using Migrator.Embedded.Engine;
using Migrator.TestKit.Contracts.Orchestration;

namespace Migrator.Embedded.Tests.Engine;

/// <summary>Engines for tests of what only the embedded one does.</summary>
public abstract class EngineTestBase : IAsyncLifetime
{
    private EngineHost? _host;

    internal EngineHost Host => _host ?? throw new InvalidOperationException("The test has not started an engine yet.");

    internal SqliteEngine Engine => Host.Engine;

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (_host is not null) await _host.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    internal async Task StartAsync(
        Func<IOrchestrationContext, string, Task<string>> outer,
        Func<string, CancellationToken, Task<string>>? work = null,
        Func<IOrchestrationContext, string, Task<string>>? inner = null,
        EngineOptions? options = null)
    {
        _host = await EngineHost.StartAsync(
            new OrchestrationRegistry()
                .AddOrchestration<Outer, string, string>(() => new Outer(outer))
                .AddOrchestration<Inner, string, string>(() => new Inner(inner ?? ((_, text) => Task.FromResult(text))))
                .AddActivity<Work, string, string>(_ => new Work(work ?? ((text, _) => Task.FromResult(text)))),
            options);
        await Engine.StartAsync(Outer.Name, "outer", "input", Cancellation);
    }

    internal async Task<InstanceState> RunAsync(
        Func<IOrchestrationContext, string, Task<string>> outer,
        Func<string, CancellationToken, Task<string>>? work = null,
        Func<IOrchestrationContext, string, Task<string>>? inner = null,
        EngineOptions? options = null)
    {
        await StartAsync(outer, work, inner, options);
        return await EndAsync();
    }

    internal Task<InstanceState> EndAsync(string instance = "outer") => Engine.WaitForEndAsync(instance, null, Cancellation).WaitAsync(TimeSpan.FromSeconds(30), Cancellation);
}
