using System.Text.Json;
using Microsoft.DurableTask;
using Migrator.Core.Failures;
using Migrator.Core.Orchestration;

namespace Migrator.Functions.Durable;

/// <summary>The orchestration port over Durable Functions. It holds no state but of one execution, and decides nothing that <see cref="RetryRule"/> does not.</summary>
/// <param name="context">Durable's context of the execution.</param>
internal sealed class DurableOrchestrationContext(TaskOrchestrationContext context) : IOrchestrationContext
{
    private readonly EventInbox _events = new(context);

    public string InstanceId => context.InstanceId;

    public DateTimeOffset UtcNow => new(DateTime.SpecifyKind(context.CurrentUtcDateTime, DateTimeKind.Utc));

    public bool IsReplaying => context.IsReplaying;

    public Guid NewGuid() => context.NewGuid();

    public async Task<TOut> CallActivityAsync<TIn, TOut>(ActivityName<TIn, TOut> activity, TIn input, RetryRule? retry = null)
    {
        var json = Payload.Write(input, $"the input of activity '{activity.Name}'");
        for (var attempt = 1; ; attempt++)
        {
            var answer = await AskAsync(activity.Name, json);
            if (answer.Failure is not { } failure) return Payload.Read<TOut>(answer.Output ?? default, $"the output of activity '{activity.Name}'");
            if (retry?.WaitAfter(attempt, failure) is not { } wait) throw new ActivityFailedException(activity.Name, failure);
            await SleepAsync(wait);
        }
    }

    public async Task<TOut> CallOrchestrationAsync<TIn, TOut>(OrchestrationName<TIn, TOut> orchestration, string instanceId, TIn input)
    {
        var json = Payload.Write(input, $"the input of orchestration '{orchestration.Name}'");
        try
        {
            var output = await context.CallSubOrchestratorAsync<JsonElement>(DurableNames.Orchestration(orchestration.Name), json, new SubOrchestrationOptions(instanceId: instanceId));
            return Payload.Read<TOut>(output, $"the output of orchestration '{orchestration.Name}'");
        }
        catch (TaskFailedException e)
        {
            // Durable has no details of one that was terminated.
            throw new ActivityFailedException(orchestration.Name, e.FailureDetails is { } details
                ? OrchestrationFailedException.Read(details)
                : new Failure(FailureClass.Fatal, $"Orchestration '{orchestration.Name}' ({instanceId}) was ended from outside; its own instance says why."));
        }
    }

    public Task SleepAsync(TimeSpan time, CancellationToken cancellationToken = default) => context.CreateTimer(time, cancellationToken);

    public async Task<T> WaitForEventAsync<T>(string name, CancellationToken cancellationToken = default) =>
        Payload.Read<T>(await _events.WaitAsync(name, cancellationToken), $"the event '{name}'");

    public void SetStatus<T>(T status) => context.SetCustomStatus(Payload.Write(status, "the status"));

    public void ContinueAsNew<TIn>(TIn input)
    {
        _events.PassOn();
        context.ContinueAsNew(Payload.Write(input, "the input of the next execution"), preserveUnprocessedEvents: true);
    }

    private async Task<ActivityAnswer> AskAsync(string activity, JsonElement input)
    {
        try
        {
            return Payload.Read<ActivityAnswer>(await context.CallActivityAsync<JsonElement>(DurableNames.Activity(activity), input), $"the answer of activity '{activity}'");
        }
        catch (TaskFailedException e)
        {
            // All that an activity's own code can say comes as an answer. What comes as a failure is the host's: it ran out of time or memory,
            // or lost its worker; and an activity may be run again.
            return new ActivityAnswer(null, new Failure(FailureClass.Retriable, $"The host did not finish the step '{activity}': {e.FailureDetails.ErrorMessage}", e.FailureDetails.ToString()));
        }
    }
}
