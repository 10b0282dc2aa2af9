using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Migrator.Core;
using Migrator.Core.Failures;
using Migrator.Core.Orchestration;

namespace Migrator.Web.Tests.Server;

/// <summary>Instances that only remember what was asked of them; a test says how they go on.</summary>
internal sealed class RememberedRuns(TimeProvider time) : IOrchestrationClient
{
    private readonly ConcurrentDictionary<string, InstanceState> _instances = new(StringComparer.Ordinal);
    private int _started;

    public int Started => _started;

    public Exception? Broken { get; set; }

    public void Put(string id, string orchestration, InstancePhase phase, object? status = null, object? output = null, Failure? failure = null, DateTimeOffset? createdAt = null)
    {
        var now = time.GetUtcNow();
        _instances[id] = new InstanceState(id, orchestration, phase, Json(status), Json(output), failure, createdAt ?? now, now);
    }

    public Task<bool> StartAsync<TIn, TOut>(OrchestrationName<TIn, TOut> orchestration, string instanceId, TIn input, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var isNew = _instances.TryAdd(instanceId, new InstanceState(instanceId, orchestration.Name, InstancePhase.Pending, null, null, null, now, now));
        if (isNew) Interlocked.Increment(ref _started);
        return Task.FromResult(isNew);
    }

    public Task<InstanceState?> FindAsync(string instanceId, CancellationToken cancellationToken) =>
        Broken is { } broken ? throw broken : Task.FromResult(_instances.GetValueOrDefault(instanceId));

    public async IAsyncEnumerable<InstanceState> ListAsync(string orchestration, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        foreach (var state in _instances.Values.Where(i => i.Orchestration == orchestration).OrderByDescending(i => i.CreatedAt)) yield return state;
    }

    public Task RaiseEventAsync<T>(string instanceId, string name, T payload, CancellationToken cancellationToken) => throw new NotSupportedException("No route raises events.");

    public Task TerminateAsync(string instanceId, string reason, CancellationToken cancellationToken)
    {
        _instances[instanceId] = _instances[instanceId] with { Phase = InstancePhase.Terminated };
        return Task.CompletedTask;
    }

    public Task<bool> RestartAsync(string instanceId, CancellationToken cancellationToken)
    {
        _instances[instanceId] = _instances[instanceId] with { Phase = InstancePhase.Pending, Failure = null };
        return Task.FromResult(true);
    }

    private static JsonElement? Json(object? value) => value is null ? null : JsonSerializer.SerializeToElement(value, MigratorJson.Options);
}
