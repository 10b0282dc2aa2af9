using Migrator.Core.Failures;
using Migrator.Core.Orchestration;
using Migrator.Web.Schedules;

namespace Migrator.Web.Health;

/// <summary>Every morning: can a run that somebody starts today be kept and remembered.</summary>
internal sealed class DailyHealthCheck(HealthChecks checks) : ISchedule
{
    public string Name => "health";

    public string Cron => "0 5 * * *";

    public async Task RunAsync(IOrchestrationClient client, DateTimeOffset dueAt, CancellationToken cancellationToken)
    {
        var report = await checks.ProveAsync(client, cancellationToken);
        if (report.Healthy) return;
        throw MigratorException.Fatal($"Not healthy: {string.Join(", ", report.Components.Where(c => !c.Healthy).Select(c => c.Name))}.", "The log entries before this one say why.");
    }
}
