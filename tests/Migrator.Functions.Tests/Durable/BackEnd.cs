using System.Reflection;
using DurableTask.Core;
using DurableTask.Core.Query;
using Microsoft.DurableTask.Testing.Sidecar;

namespace Migrator.Functions.Tests.Durable;

/// <summary>Durable's test back end with two of its edges taken off.</summary>
public class BackEnd : DispatchProxy
{
    private InMemoryOrchestrationService? _service;

    /// <summary>What the dispatcher sees.</summary>
    internal static IOrchestrationService ForWork(InMemoryOrchestrationService service) => Around<IOrchestrationService>(service);

    /// <summary>What the client sees.</summary>
    internal static IOrchestrationServiceClient ForClient(InMemoryOrchestrationService service) => Around<IQueriedClient>(service);

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => targetMethod!.Name switch
    {
        // Its bound on work at once is the number of processors, and looked at twice a second.
        "get_MaxConcurrentTaskActivityWorkItems" or "get_MaxConcurrentTaskOrchestrationWorkItems" => 1_000,
        nameof(IOrchestrationServiceClient.GetOrchestrationStateAsync) when targetMethod.Invoke(_service, args) is Task<OrchestrationState> state => WithTagsAsync(state),
        _ => targetMethod.Invoke(_service, args),
    };

    private static T Around<T>(InMemoryOrchestrationService service)
        where T : class
    {
        var proxy = Create<T, BackEnd>();
        ((BackEnd)(object)proxy)._service = service;
        return proxy;
    }

    /// <summary>A child that was just made has no tags, of which its server makes an error.</summary>
    private static async Task<OrchestrationState> WithTagsAsync(Task<OrchestrationState> reading)
    {
        var state = await reading;
        if (state is not null) state.Tags ??= new Dictionary<string, string>(StringComparer.Ordinal);
        return state!;
    }
}

/// <summary>A client that can be asked for many instances.</summary>
public interface IQueriedClient : IOrchestrationServiceClient, IOrchestrationServiceQueryClient;
