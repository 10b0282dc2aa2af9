using Microsoft.Extensions.Time.Testing;
using Migrator.Core.Orchestration;
using Migrator.Embedded.Engine;
using Migrator.TestKit;
using Migrator.TestKit.Contracts.Orchestration;

namespace Migrator.Embedded.Tests.Engine;

/// <summary>The embedded engine on a clock that only the test moves.</summary>
internal sealed class EngineHost : IOrchestrationHost
{
    private readonly TemporaryFolder _folder = new();
    private readonly OrchestrationRegistry _registry;
    private readonly EngineOptions _options;
    private SqliteEngine? _engine;

    private EngineHost(OrchestrationRegistry registry, EngineOptions options)
    {
        _registry = registry;
        _options = options;
    }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 24, 10, 30, 0, TimeSpan.Zero));

    public SqliteEngine Engine => _engine ?? throw new InvalidOperationException("Between two engines.");

    public IOrchestrationClient Client => Engine;

    public TimeSpan LongTime => TimeSpan.FromHours(1);

    public string Database => _folder.File("history.db");

    public static async Task<EngineHost> StartAsync(OrchestrationRegistry registry, EngineOptions? options = null)
    {
        var host = new EngineHost(registry, options ?? new EngineOptions());
        await host.OpenAsync();
        return host;
    }

    public Task SettleAsync() => Engine.RunUntilIdleAsync(TestContext.Current.CancellationToken);

    public async Task PassAsync(TimeSpan time)
    {
        await SettleAsync();
        Clock.Advance(time);
        await SettleAsync();
    }

    public Task<InstanceState> WaitForEndAsync(string instanceId) => Engine.WaitForEndAsync(instanceId, null, TestContext.Current.CancellationToken);

    public async Task RestartHostAsync()
    {
        await StopAsync();
        await OpenAsync();
    }

    public async Task StopAsync()
    {
        await Engine.DisposeAsync();
        _engine = null;
    }

    public async ValueTask DisposeAsync()
    {
        if (_engine is not null) await StopAsync();
        _folder.Dispose();
    }

    public Task ReopenAsync() => OpenAsync();

    private async Task OpenAsync()
    {
        _engine = await SqliteEngine.OpenAsync(Database, _registry, EmptyServices.Instance, _options, Clock);
        _engine.Start();
    }
}

internal sealed class EmptyServices : IServiceProvider
{
    public static EmptyServices Instance { get; } = new();

    public object? GetService(Type serviceType) => null;
}
