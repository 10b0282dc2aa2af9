using Microsoft.Extensions.Hosting;
using Migrator.Core.Orchestration;

namespace Migrator.Web.Schedules;

/// <summary>The embedded host's timer: looks every minute for what is due.</summary>
internal sealed class ScheduleTimer(ScheduleRunner runner, IOrchestrationClient client, TimeProvider time) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMinutes(1), time);
        do
        {
            await runner.RunDueAsync(client, stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
