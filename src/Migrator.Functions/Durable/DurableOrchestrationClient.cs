using System.Runtime.CompilerServices;
using System.Text.Json;
using DurableTask.Core.Exceptions;
using Grpc.Core;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Migrator.Core.Failures;
using Migrator.Core.Orchestration;

namespace Migrator.Functions.Durable;

/// <summary>The client port over Durable Functions.</summary>
/// <param name="client">Durable's client, as the binding of a trigger gives it.</param>
internal sealed class DurableOrchestrationClient(DurableTaskClient client) : IOrchestrationClient
{
    public async Task<bool> StartAsync<TIn, TOut>(OrchestrationName<TIn, TOut> orchestration, string instanceId, TIn input, CancellationToken cancellationToken)
    {
        // Durable lets an instance that has ended be replaced; here one id is one instance.
        if (await client.GetInstanceAsync(instanceId, cancellationToken) is not null) return false;
        return await ScheduleAsync(DurableNames.Orchestration(orchestration.Name), instanceId, Payload.Write(input, $"the input of orchestration '{orchestration.Name}'"), cancellationToken);
    }

    public async Task<InstanceState?> FindAsync(string instanceId, CancellationToken cancellationToken) =>
        await client.GetInstanceAsync(instanceId, getInputsAndOutputs: true, cancellationToken) is { } metadata ? State(metadata) : null;

    public async IAsyncEnumerable<InstanceState> ListAsync(string orchestration, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // Durable lists in the order of its table: by id. Names and times are light; the rest is read for those that are really asked for.
        var name = DurableNames.Orchestration(orchestration);
        var found = new List<(string Id, DateTimeOffset CreatedAt)>();
        await foreach (var metadata in client.GetAllInstancesAsync(new OrchestrationQuery { PageSize = 500 }).WithCancellation(cancellationToken))
        {
            if (metadata.Name == name) found.Add((metadata.InstanceId, metadata.CreatedAt));
        }

        foreach (var (id, _) in found.OrderByDescending(f => f.CreatedAt).ThenByDescending(f => f.Id, StringComparer.Ordinal))
        {
            if (await FindAsync(id, cancellationToken) is { } state) yield return state;
        }
    }

    public async Task RaiseEventAsync<T>(string instanceId, string name, T payload, CancellationToken cancellationToken)
    {
        if (await client.GetInstanceAsync(instanceId, cancellationToken) is not { IsCompleted: false }) return;
        await client.RaiseEventAsync(instanceId, name, Payload.Write(payload, $"the event '{name}'"), cancellationToken);
    }

    public async Task TerminateAsync(string instanceId, string reason, CancellationToken cancellationToken)
    {
        // The Functions host ends the one instance only. Children have ids of their own that begin with their parent's; the parent goes first,
        // so that it calls no more of them.
        await TerminateOneAsync(instanceId, reason, cancellationToken);
        await foreach (var child in client.GetAllInstancesAsync(new OrchestrationQuery { InstanceIdPrefix = instanceId + "-", PageSize = 500 }).WithCancellation(cancellationToken))
        {
            if (!child.IsCompleted) await TerminateOneAsync(child.InstanceId, reason, cancellationToken);
        }
    }

    public async Task<bool> RestartAsync(string instanceId, CancellationToken cancellationToken)
    {
        var metadata = await client.GetInstanceAsync(instanceId, getInputsAndOutputs: true, cancellationToken);
        if (metadata is not { RuntimeStatus: OrchestrationRuntimeStatus.Failed or OrchestrationRuntimeStatus.Terminated }) return false;
        var input = metadata.SerializedInput is { } json ? JsonElement.Parse(json) : default;
        return await ScheduleAsync(metadata.Name, instanceId, input, cancellationToken);
    }

    /// <summary>Schedules; where another has done so meanwhile, false.</summary>
    private async Task<bool> ScheduleAsync(string name, string instanceId, JsonElement input, CancellationToken cancellationToken)
    {
        try
        {
            await client.ScheduleNewOrchestrationInstanceAsync(name, input, new StartOrchestrationOptions(instanceId), cancellationToken);
            return true;
        }
        catch (Exception e) when (e is RpcException { StatusCode: StatusCode.AlreadyExists } or OrchestrationAlreadyExistsException)
        {
            return false;
        }
    }

    private async Task TerminateOneAsync(string instanceId, string reason, CancellationToken cancellationToken)
    {
        if (await client.GetInstanceAsync(instanceId, cancellationToken) is not { IsCompleted: false }) return;
        await client.TerminateInstanceAsync(instanceId, new TerminateInstanceOptions(reason), cancellationToken);
    }

    private static InstanceState State(OrchestrationMetadata metadata)
    {
        var phase = Phase(metadata.RuntimeStatus);
        return new InstanceState(
            metadata.InstanceId,
            DurableNames.OrchestrationOf(metadata.Name) ?? metadata.Name,
            phase,
            Json(metadata.SerializedCustomStatus),
            phase == InstancePhase.Completed ? Json(metadata.SerializedOutput) : null,
            Failure(metadata, phase),
            metadata.CreatedAt,
            metadata.LastUpdatedAt);
    }

    private static Failure? Failure(OrchestrationMetadata metadata, InstancePhase phase) => phase switch
    {
        InstancePhase.Failed when metadata.FailureDetails is { } details => OrchestrationFailedException.Read(details),
        InstancePhase.Failed => OrchestrationFailedException.ReadText(Text(metadata.SerializedOutput)),
        InstancePhase.Terminated => new Failure(FailureClass.Fatal, Text(metadata.SerializedOutput)),
        _ => null,
    };

    /// <summary>What Durable says of an end, which is a JSON string in some places and bare text in others.</summary>
    private static string Text(string? output) => Json(output) is { ValueKind: JsonValueKind.String } json ? json.GetString()! : output ?? "Durable gives no reason.";

    private static InstancePhase Phase(OrchestrationRuntimeStatus status) => status switch
    {
        OrchestrationRuntimeStatus.Pending => InstancePhase.Pending,
        OrchestrationRuntimeStatus.Completed => InstancePhase.Completed,
        OrchestrationRuntimeStatus.Failed => InstancePhase.Failed,
        OrchestrationRuntimeStatus.Terminated => InstancePhase.Terminated,
        _ => InstancePhase.Running,
    };

    private static JsonElement? Json(string? text)
    {
        if (string.IsNullOrEmpty(text)) return null;
        try
        {
            return JsonElement.Parse(text);
        }
        catch (JsonException)
        {
            // Durable writes a reason of its own as bare text.
            return JsonSerializer.SerializeToElement(text);
        }
    }
}
