using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Migrator.Core.Artifacts;
using Migrator.Core.Failures;
using Migrator.Core.Orchestration;
using Migrator.TestKit.Memory;
using Migrator.Web.Schedules;
using Migrator.Web.Tests.Server;

namespace Migrator.Web.Tests.Schedules;

public sealed class ScheduleRunnerTests
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 24, 10, 30, 0, TimeSpan.Zero));
    private readonly MemoryArtifactStore _artifacts = new();
    private readonly Recorded _first = new("first", "0 5 * * *");
    private readonly Recorded _second = new("second", "*/10 * * * *");

    [Fact]
    public async Task What_never_ran_runs_at_once_and_then_at_its_times()
    {
        await TickAsync();
        _first.DueAt.ShouldBe([_time.GetUtcNow()]);

        _time.Advance(TimeSpan.FromHours(18));
        await TickAsync();
        _first.DueAt.Count.ShouldBe(1);

        _time.Advance(TimeSpan.FromHours(1));
        await TickAsync();
        _first.DueAt[^1].ShouldBe(new DateTimeOffset(2026, 11, 25, 5, 0, 0, TimeSpan.Zero));
        await TickAsync();
        _first.DueAt.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Times_that_were_slept_through_are_made_up_for_once()
    {
        await TickAsync();
        _time.Advance(TimeSpan.FromDays(3));

        await TickAsync();

        _second.DueAt.Count.ShouldBe(2);
        _second.DueAt[^1].ShouldBe(new DateTimeOffset(2026, 11, 27, 10, 30, 0, TimeSpan.Zero));
    }

    [Fact]
    public async Task A_schedule_that_fails_keeps_no_other_from_running_and_runs_again_at_its_next_time()
    {
        _first.Fails = true;
        await TickAsync();
        _second.DueAt.Count.ShouldBe(1);

        await TickAsync();
        _first.DueAt.Count.ShouldBe(1);
        (await TextAsync("_schedules/first.json")).ShouldContain("Broken today.");

        _time.Advance(TimeSpan.FromDays(1));
        _first.Fails = false;
        await TickAsync();
        _first.DueAt.Count.ShouldBe(2);
        (await TextAsync("_schedules/first.json")).ShouldNotContain("failure");
    }

    [Fact]
    public async Task A_state_that_cannot_be_read_counts_as_never_run()
    {
        await _artifacts.WriteAsync(new ArtifactPath("_schedules/first.json"), (stream, stop) => stream.WriteAsync("{"u8.ToArray(), stop).AsTask(), default);

        await TickAsync();

        _first.DueAt.Count.ShouldBe(1);
        await TickAsync();
        _first.DueAt.Count.ShouldBe(1);
        _second.DueAt.Count.ShouldBe(1);
    }

    private Task TickAsync() =>
        new ScheduleRunner([_first, _second], _artifacts, _time, NullLogger<ScheduleRunner>.Instance).RunDueAsync(new RememberedRuns(_time), default);

    private async Task<string> TextAsync(string path)
    {
        await using var stream = await _artifacts.OpenReadAsync(new ArtifactPath(path), default);
        return await new StreamReader(stream).ReadToEndAsync(TestContext.Current.CancellationToken);
    }

    private sealed class Recorded(string name, string cron) : ISchedule
    {
        public List<DateTimeOffset> DueAt { get; } = [];

        public bool Fails { get; set; }

        public string Name => name;

        public string Cron => cron;

        public Task RunAsync(IOrchestrationClient client, DateTimeOffset dueAt, CancellationToken cancellationToken)
        {
            DueAt.Add(dueAt);
            return Fails ? throw MigratorException.Fatal("Broken today.") : Task.CompletedTask;
        }
    }
}
