using System.Collections.Concurrent;
using Shouldly;
using Xunit;

namespace Migrator.TestKit.Contracts.Orchestration;

public abstract partial class OrchestrationHostContract
{
    [Fact]
    public async Task Time_and_ids_are_the_same_on_every_replay_and_differ_from_step_to_step()
    {
        var seen = new ConcurrentDictionary<int, ConcurrentBag<(DateTimeOffset, Guid)>>();
        await StartAsync(async (context, _) =>
        {
            for (var step = 0; step < 4; step++)
            {
                seen.GetOrAdd(step, _ => []).Add((context.UtcNow, context.NewGuid()));
                await context.WaitForEventAsync<int>("go");
            }

            return $"{context.NewGuid() == context.NewGuid()}";
        });

        for (var step = 0; step < 4; step++)
        {
            await Eventually(() => Task.FromResult(seen.ContainsKey(step)));
            await Host.PassAsync(TimeSpan.FromMilliseconds(20));
            await Host.RestartHostAsync();
            await Client.RaiseEventAsync("outer", "go", step, Cancellation);
        }

        Output(await EndAsync()).ShouldBe("False");
        foreach (var (step, values) in seen) values.Distinct().ShouldHaveSingleItem($"step {step} of {values.Count} replays");
        seen.Values.Select(values => values.First().Item2).Distinct().Count().ShouldBe(4);
        seen[3].First().Item1.ShouldBeGreaterThan(seen[0].First().Item1);
        seen[0].Count.ShouldBeGreaterThan(1);
    }

    [Fact]
    public async Task What_is_done_only_when_not_replaying_is_done_once()
    {
        var log = new ConcurrentQueue<string>();
        var end = await RunAsync(async (context, _) =>
        {
            for (var i = 0; i < 5; i++)
            {
                var text = await context.CallActivityAsync(Work.Name, $"{i}");
                if (!context.IsReplaying) log.Enqueue(text);
            }

            return "done";
        });

        Output(end).ShouldBe("done");
        log.ShouldBe(["0", "1", "2", "3", "4"]);
    }

    [Fact]
    public async Task A_host_that_is_stopped_in_the_middle_goes_on_without_repeating_what_was_done()
    {
        using var gate = new ManualResetEventSlim();
        await StartAsync(
            async (context, _) =>
            {
                var first = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => context.CallActivityAsync(Work.Name, $"first-{i}")));
                context.SetStatus("half");
                var second = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => context.CallActivityAsync(Work.Name, $"second-{i}")));
                return string.Join(' ', first.Concat(second));
            },
            async (text, ct) =>
            {
                while (text.StartsWith("second", StringComparison.Ordinal) && !gate.IsSet) await Task.Delay(5, ct);
                return text;
            });
        await Eventually(async () => (await StateAsync()).Status?.GetString() == "half");
        await Eventually(() => Task.FromResult(Calls.Any(call => call.StartsWith("second", StringComparison.Ordinal))));

        await Host.RestartHostAsync();
        gate.Set();

        Output(await EndAsync()).Split(' ').Length.ShouldBe(20);
        Calls.Where(call => call.StartsWith("first", StringComparison.Ordinal)).Order(StringComparer.Ordinal).ShouldBe(Enumerable.Range(0, 10).Select(i => $"first-{i}"));
        Calls.Where(call => call.StartsWith("second", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal).Count().ShouldBe(10);
    }

    [Fact]
    public async Task Timers_events_and_sub_orchestrations_survive_the_host()
    {
        await StartAsync(
            async (context, input) =>
            {
                var child = context.CallOrchestrationAsync(Inner.Name, "outer-inner", input);
                await context.SleepAsync(Host.LongTime);
                context.SetStatus("slept");
                return await child + await context.WaitForEventAsync<string>("last");
            },
            inner: (context, _) => context.WaitForEventAsync<string>("inner"));
        await Client.RaiseEventAsync("outer", "last", "b", Cancellation);
        await Host.SettleAsync();

        await Host.RestartHostAsync();
        await Host.PassAsync(Host.LongTime);
        await Eventually(async () => (await StateAsync()).Status?.GetString() == "slept");
        await Host.RestartHostAsync();
        await Client.RaiseEventAsync("outer-inner", "inner", "a", Cancellation);

        Output(await EndAsync()).ShouldBe("ab");
    }

    [Fact]
    public async Task An_ended_instance_stays_as_it_ended_when_the_host_starts_again()
    {
        var end = await RunAsync((context, input) => context.CallActivityAsync(Work.Name, input));

        await Host.RestartHostAsync();
        await Host.SettleAsync();

        var after = await StateAsync();
        Output(after).ShouldBe(Output(end));
        after.CreatedAt.ShouldBe(end.CreatedAt);
        Calls.Count.ShouldBe(1);
    }
}
