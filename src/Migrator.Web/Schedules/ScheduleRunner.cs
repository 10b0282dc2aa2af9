using System.Text.Json;
using Cronos;
using Microsoft.Extensions.Logging;
using Migrator.Core;
using Migrator.Core.Artifacts;
using Migrator.Core.Failures;
using Migrator.Core.Orchestration;
using Migrator.Core.Telemetry;

namespace Migrator.Web.Schedules;

/// <summary>
/// Does what is due. A host's timer calls it every few minutes; when each schedule last ran is kept as an artifact, so that neither a restart nor
/// a second host does it again, and a time that was slept through is made up for once.
/// </summary>
public sealed class ScheduleRunner
{
    private readonly IArtifactStore _artifacts;
    private readonly TimeProvider _time;
    private readonly ILogger<ScheduleRunner> _logger;
    private readonly List<(ISchedule Schedule, CronExpression Times)> _schedules;

    /// <exception cref="CronFormatException">A schedule's times are not cron fields.</exception>
    public ScheduleRunner(IEnumerable<ISchedule> schedules, IArtifactStore artifacts, TimeProvider time, ILogger<ScheduleRunner> logger)
    {
        _artifacts = artifacts;
        _time = time;
        _logger = logger;
        _schedules = [.. schedules.Select(s => (s, CronExpression.Parse(s.Cron)))];
    }

    /// <summary>Runs each schedule that is due, one after the other. One that fails is logged, noted and due again at its next time; the others run.</summary>
    public async Task RunDueAsync(IOrchestrationClient client, CancellationToken cancellationToken)
    {
        foreach (var (schedule, times) in _schedules)
            await AttemptAsync(schedule, _time.GetUtcNow(), () => RunIfDueAsync(schedule, times, client, cancellationToken));
    }

    private async Task RunIfDueAsync(ISchedule schedule, CronExpression times, IOrchestrationClient client, CancellationToken cancellationToken)
    {
        var file = new ArtifactPath($"_schedules/{schedule.Name}.json");
        var last = await ReadAsync(file, cancellationToken);
        var now = _time.GetUtcNow();
        if (DueAt(times, last, now) is not { } dueAt) return;
        var failure = await AttemptAsync(schedule, dueAt, () => schedule.RunAsync(client, dueAt, cancellationToken));
        await WriteAsync(file, new ScheduleState(dueAt, now, _time.GetUtcNow(), failure?.Class, failure?.Message), cancellationToken);
        if (failure is null) _logger.ScheduleRan(schedule.Name, dueAt);
        MigratorTelemetry.Schedules.Add(1, new KeyValuePair<string, object?>("schedule", schedule.Name), new KeyValuePair<string, object?>("outcome", failure?.Class.ToString() ?? "ok"));
    }

    /// <summary>The latest due time that was not done; null where there is none. What never ran is due at once.</summary>
    private static DateTimeOffset? DueAt(CronExpression times, ScheduleState? last, DateTimeOffset now)
    {
        if (last is null) return now;
        DateTimeOffset? due = null;
        for (var next = times.GetNextOccurrence(last.DueAt, TimeZoneInfo.Utc); next <= now; next = times.GetNextOccurrence(next.Value, TimeZoneInfo.Utc)) due = next;
        return due;
    }

    private async Task<Failure?> AttemptAsync(ISchedule schedule, DateTimeOffset dueAt, Func<Task> act)
    {
        try
        {
            await act();
            return null;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // It is kept and logged as an error, which an alert watches; it must not keep the other schedules from running, nor end the host.
            var failure = Failure.From(e);
            _logger.ScheduleFailed(schedule.Name, dueAt, failure.Class, failure.Message, e);
            return failure;
        }
    }

    private async Task<ScheduleState?> ReadAsync(ArtifactPath file, CancellationToken cancellationToken)
    {
        if (!await _artifacts.ExistsAsync(file, cancellationToken)) return null;
        await using var stream = await _artifacts.OpenReadAsync(file, cancellationToken);
        try
        {
            return await JsonSerializer.DeserializeAsync<ScheduleState>(stream, MigratorJson.Options, cancellationToken);
        }
        catch (JsonException e)
        {
            // Somebody edited it: once too often is better than never again.
            _logger.ScheduleStateUnreadable(file.Value, e);
            return null;
        }
    }

    private Task WriteAsync(ArtifactPath file, ScheduleState state, CancellationToken cancellationToken) =>
        _artifacts.WriteAsync(file, (stream, stop) => JsonSerializer.SerializeAsync(stream, state, MigratorJson.Indented, stop), cancellationToken);
}

/// <summary>When a schedule last ran, and how that went.</summary>
/// <param name="DueAt">The time that it did.</param>
/// <param name="StartedAt">UTC.</param>
/// <param name="EndedAt">UTC.</param>
/// <param name="Class">Of its failure; absent where it went well.</param>
/// <param name="Failure">What it said.</param>
internal sealed record ScheduleState(DateTimeOffset DueAt, DateTimeOffset StartedAt, DateTimeOffset EndedAt, FailureClass? Class, string? Failure);
