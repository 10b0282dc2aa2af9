using System.Text.Json;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;
using Migrator.Core.Failures;
using Migrator.Core.Orchestration;

namespace Migrator.Functions.Durable;

/// <summary>Runs what the registry holds under the name by which Durable asks for it: every trigger's one line calls here.</summary>
/// <param name="registry">Every orchestration and activity.</param>
/// <param name="logger">Where an activity's failure is told whole.</param>
public sealed class DurableTasks(OrchestrationRegistry registry, ILogger<DurableTasks> logger)
{
    /// <summary>Runs one execution of an orchestration.</summary>
    public async Task<JsonElement> OrchestrateAsync(TaskOrchestrationContext context)
    {
        var name = context.Name.Name;
        if (DurableNames.OrchestrationOf(name) is not { } ours || !registry.Orchestrations.TryGetValue(ours, out var entry))
            throw new OrchestrationFailedException(Failure.From(MigratorException.Bug($"There is no orchestration '{name}'.")));
        try
        {
            var input = Payload.Read(context.GetInput<JsonElement>(), entry.Input, $"the input of orchestration '{ours}'");
            return Payload.Write(await entry.RunAsync(new DurableOrchestrationContext(context), input), entry.Output, $"the output of orchestration '{ours}'");
        }
        catch (Exception e)
        {
            var failure = Failure.From(e);
            context.CreateReplaySafeLogger<DurableTasks>().OrchestrationFailed(ours, context.InstanceId, failure.Class, failure.Message);
            throw new OrchestrationFailedException(failure);
        }
    }

    /// <summary>Runs one call of an activity.</summary>
    public Task<JsonElement> ActAsync(JsonElement input, FunctionContext function) =>
        ActAsync(function.FunctionDefinition.Name, input, function.InstanceServices, function.CancellationToken);

    internal async Task<JsonElement> ActAsync(string name, JsonElement input, IServiceProvider services, CancellationToken cancellationToken)
    {
        ActivityAnswer answer;
        try
        {
            if (DurableNames.ActivityOf(name) is not { } ours || !registry.Activities.TryGetValue(ours, out var entry))
                throw MigratorException.Bug($"There is no activity '{name}'.");
            var output = await entry.RunAsync(services, Payload.Read(input, entry.Input, $"the input of activity '{ours}'"), cancellationToken);
            answer = new ActivityAnswer(Payload.Write(output, entry.Output, $"the output of activity '{ours}'"), null);
        }
        catch (Exception e) when (!(e is OperationCanceledException && cancellationToken.IsCancellationRequested))
        {
            // Becomes the answer: the orchestration decides. A host that is stopping is no answer; it runs the activity again elsewhere.
            answer = new ActivityAnswer(null, Payload.Fitting(Failure.From(e)));
            logger.ActivityFailed(name, answer.Failure!.Class, answer.Failure.Message, e);
        }

        return JsonSerializer.SerializeToElement(answer, Core.MigratorJson.Options);
    }
}
