using Migrator.Core.Orchestration;

namespace Migrator.Web.Schedules;

/// <summary>Something that is done at certain times on every host.</summary>
public interface ISchedule
{
    /// <summary>Names the file that keeps its last run: letters, digits and hyphens.</summary>
    string Name { get; }

    /// <summary>When, as five cron fields, UTC. https://github.com/HangfireIO/Cronos#cron-format</summary>
    string Cron { get; }

    /// <summary>Does it. May happen twice for one due time (a host died in between): then the second changes nothing more.</summary>
    /// <param name="client">Reaches the runs.</param>
    /// <param name="dueAt">The time that it is due by; several that were missed are done as one.</param>
    /// <param name="cancellationToken">The host is stopping.</param>
    Task RunAsync(IOrchestrationClient client, DateTimeOffset dueAt, CancellationToken cancellationToken);
}
