using Migrator.Core.Orchestration;
using Shouldly;
using Xunit;

namespace Migrator.TestKit.Contracts.Orchestration;

public abstract partial class OrchestrationHostContract
{
    [Fact]
    public async Task A_timer_fires_when_its_time_has_passed_and_not_before()
    {
        await StartAsync(async (context, _) =>
        {
            var began = context.UtcNow;
            await context.SleepAsync(Host.LongTime);
            return $"{context.UtcNow - began >= Host.LongTime}";
        });
        await Host.SettleAsync();
        (await StateAsync()).Phase.ShouldBe(InstancePhase.Running);

        await Host.PassAsync(Host.LongTime);

        Output(await EndAsync()).ShouldBe("True");
    }

    [Fact]
    public async Task Timers_fire_in_the_order_of_their_times()
    {
        await StartAsync(async (context, _) =>
        {
            var order = new List<int>();
            async Task Wait(int times)
            {
                await context.SleepAsync(Host.LongTime * times);
                order.Add(times);
            }

            await Task.WhenAll(Wait(3), Wait(1), Wait(2));
            return string.Join(',', order);
        });

        for (var i = 0; i < 3; i++) await Host.PassAsync(Host.LongTime);

        Output(await EndAsync()).ShouldBe("1,2,3");
    }

    [Fact]
    public async Task A_timer_that_is_cancelled_holds_nothing_up()
    {
        await StartAsync(async (context, _) =>
        {
            using var cancel = new CancellationTokenSource();
            var timeout = context.SleepAsync(Host.LongTime * 1_000, cancel.Token);
            var answer = context.WaitForEventAsync<string>("answer");
            var won = await Task.WhenAny(timeout, answer);
#pragma warning disable CA1849, MA0042 // CancelAsync runs on the pool: inside an orchestration that cannot be replayed.
            cancel.Cancel();
#pragma warning restore CA1849, MA0042
            try
            {
                await timeout;
            }
            catch (OperationCanceledException)
            {
                return won == answer ? await answer : "the timer won";
            }

            return "the timer was not cancelled";
        });

        await Client.RaiseEventAsync("outer", "answer", "42", Cancellation);

        Output(await EndAsync()).ShouldBe("42");
    }

    [Fact]
    public async Task An_event_that_does_not_come_may_be_given_up()
    {
        await StartAsync(async (context, _) =>
        {
            using var cancel = new CancellationTokenSource();
            var answer = context.WaitForEventAsync<string>("answer", cancel.Token);
            if (await Task.WhenAny(answer, context.SleepAsync(Host.LongTime)) == answer) return "answered";
#pragma warning disable CA1849, MA0042
            cancel.Cancel();
#pragma warning restore CA1849, MA0042
            return $"given up: {answer.IsCanceled}, then {await context.WaitForEventAsync<string>("answer")}";
        });
        await Host.PassAsync(Host.LongTime);
        await Host.SettleAsync();

        await Client.RaiseEventAsync("outer", "answer", "late", Cancellation);

        Output(await EndAsync()).ShouldBe("given up: True, then late");
    }

    [Fact]
    public async Task An_event_is_heard_whether_it_comes_before_or_after_the_waiting()
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await StartAsync(
            async (context, input) =>
            {
                await context.CallActivityAsync(Work.Name, input);
                var before = await context.WaitForEventAsync<string>("before");
                context.SetStatus("waiting");
                return before + await context.WaitForEventAsync<string>("after");
            },
            async (text, ct) =>
            {
                await gate.Task.WaitAsync(ct);
                return text;
            });

        await Client.RaiseEventAsync("outer", "before", "a", Cancellation);
        gate.SetResult();
        await Eventually(async () => (await StateAsync()).Status?.GetString() == "waiting");
        await Client.RaiseEventAsync("outer", "after", "b", Cancellation);

        Output(await EndAsync()).ShouldBe("ab");
    }

    [Fact]
    public async Task Events_of_one_name_are_handed_out_in_the_order_they_came()
    {
        await StartAsync(async (context, _) =>
        {
            var text = await context.WaitForEventAsync<string>("go");
            for (var i = 0; i < 10; i++) text += await context.WaitForEventAsync<int>("number");
            return text;
        });

        for (var i = 0; i < 5; i++) await Client.RaiseEventAsync("outer", "number", i, Cancellation);
        await Client.RaiseEventAsync("outer", "go", ":", Cancellation);
        for (var i = 5; i < 10; i++) await Client.RaiseEventAsync("outer", "number", i, Cancellation);

        Output(await EndAsync()).ShouldBe(":0123456789");
    }

    [Fact]
    public async Task An_instance_continues_as_new_with_a_new_input()
    {
        var end = await RunAsync(
            async (context, input) =>
            {
                var round = int.Parse(input);
                await context.CallActivityAsync(Work.Name, input);
                if (round == 20) return "done";
                context.ContinueAsNew($"{round + 1}");
                return "dropped";
            },
            input: "1");

        Output(end).ShouldBe("done");
        Calls.ShouldBe(Enumerable.Range(1, 20).Select(i => $"{i}"));
    }

    [Fact]
    public async Task Events_that_were_not_handed_out_come_along_into_the_new_execution_in_their_order()
    {
        await StartAsync(
            async (context, input) =>
            {
                if (input == "first")
                {
                    await context.WaitForEventAsync<string>("go");
                    context.ContinueAsNew("second");
                    return "dropped";
                }

                return string.Concat(
                    await context.WaitForEventAsync<string>("letter"), await context.WaitForEventAsync<string>("letter"), await context.WaitForEventAsync<string>("letter"));
            },
            input: "first");

        foreach (var letter in new[] { "a", "b" }) await Client.RaiseEventAsync("outer", "letter", letter, Cancellation);
        await Client.RaiseEventAsync("outer", "go", "", Cancellation);
        await Client.RaiseEventAsync("outer", "letter", "c", Cancellation);

        Output(await EndAsync()).ShouldBe("abc");
    }

    [Fact]
    public async Task A_sub_orchestration_that_continues_as_new_answers_its_caller_at_its_end()
    {
        var end = await RunAsync(
            (context, _) => context.CallOrchestrationAsync(Inner.Name, "outer-inner", "0"),
            inner: async (context, input) =>
            {
                var round = int.Parse(await context.CallActivityAsync(Work.Name, input));
                if (round == 3) return "three";
                context.ContinueAsNew($"{round + 1}");
                return "dropped";
            });

        Output(end).ShouldBe("three");
    }
}
