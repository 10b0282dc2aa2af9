using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Migrator.Functions.Durable;
using Migrator.Web.Schedules;

namespace Migrator.Functions.Triggers;

/// <summary>Looks every five minutes for what is due.</summary>
/// <param name="schedules">Does it.</param>
public sealed class ScheduleTrigger(ScheduleRunner schedules)
{
#pragma warning disable IDE0060 // The parameter is the trigger: what is due, the schedules know themselves.
    [Function("RunSchedules")]
    public Task RunSchedules([TimerTrigger("0 */5 * * * *")] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken) =>
        schedules.RunDueAsync(new DurableOrchestrationClient(client), cancellationToken);
#pragma warning restore IDE0060
}
