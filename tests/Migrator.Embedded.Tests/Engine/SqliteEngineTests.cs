using Migrator.Core.Failures;
using Migrator.Core.Orchestration;
using Migrator.Embedded.Engine;
using Migrator.TestKit.Contracts.Orchestration;

namespace Migrator.Embedded.Tests.Engine;

public sealed class SqliteEngineTests : EngineTestBase
{
    [Fact]
    public async Task Activities_at_work_are_as_many_as_allowed_and_no_more()
    {
        var (now, most) = (0, 0);
        await RunAsync(
            async (context, _) => $"{(await Task.WhenAll(Enumerable.Range(0, 40).Select(i => context.CallActivityAsync(Work.Name, $"{i}")))).Length}",
            async (text, ct) =>
            {
                var running = Interlocked.Increment(ref now);
                InterlockedMax(ref most, running);
                await Task.Delay(3, ct);
                Interlocked.Decrement(ref now);
                return text;
            },
            options: new EngineOptions { MaxActivities = 3 });

        most.ShouldBe(3);
    }

    [Fact]
    public async Task A_caller_that_waits_hears_of_the_instance_and_of_what_it_began()
    {
        var heard = new List<string>();
        await StartAsync(
            async (context, input) =>
            {
                context.SetStatus("above");
                await context.CallOrchestrationAsync(Inner.Name, "outer-inner", input);
                return "end";
            },
            inner: async (context, input) =>
            {
                context.SetStatus("below");
                return await context.CallActivityAsync(Work.Name, input);
            });

        await Engine.WaitForEndAsync("outer", state => heard.Add($"{state.InstanceId} {state.Status} {state.Phase}"), Cancellation);

        heard[^1].ShouldBe("outer above Completed");
        heard.ShouldContain("outer-inner below Completed");
    }

    [Fact]
    public async Task Waiting_for_what_was_never_started_is_an_error_that_names_it()
    {
        await StartAsync((_, input) => Task.FromResult(input));
        (await Should.ThrowAsync<MigratorException>(() => EndAsync("nobody"))).Message.ShouldContain("'nobody'");
    }

    [Fact]
    public async Task Waiting_ends_with_the_engine()
    {
        await StartAsync((context, _) => context.WaitForEventAsync<string>("never"));
        var waiting = EndAsync();
        await Host.StopAsync();
        await Should.ThrowAsync<ObjectDisposedException>(() => waiting);
    }

    [Fact]
    public async Task An_activity_that_is_stopped_by_closing_has_not_failed_and_runs_again()
    {
        var (begun, cancelled) = (0, 0);
        await StartAsync(
            (context, _) => context.CallActivityAsync(Work.Name, "x"),
            async (text, ct) =>
            {
                if (Interlocked.Increment(ref begun) > 1) return text;
                try
                {
                    await Task.Delay(Timeout.Infinite, ct);
                }
                catch (OperationCanceledException e)
                {
                    Interlocked.Increment(ref cancelled);
                    throw MigratorException.Fatal("The connection was closed.", "", e);
                }

                return "never";
            });
        await UntilAsync(() => begun == 1);

        await Host.RestartHostAsync();

        (await EndAsync()).Output!.Value.GetString().ShouldBe("x");
        (begun, cancelled).ShouldBe((2, 1));
    }

    [Fact]
    public async Task A_terminated_instance_stops_its_activities_and_a_restarted_one_waits_until_they_have_stopped()
    {
        var (now, most, calls) = (0, 0, 0);
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await StartAsync(
            (context, _) => context.CallActivityAsync(Work.Name, "x"),
            async (text, ct) =>
            {
                InterlockedMax(ref most, Interlocked.Increment(ref now));
                try
                {
                    if (Interlocked.Increment(ref calls) > 1) return text;
                    await Task.Delay(Timeout.Infinite, ct);
                    return "never";
                }
                catch (OperationCanceledException)
                {
                    // Slow to stop.
                    await gate.Task;
                    return "late";
                }
                finally
                {
                    Interlocked.Decrement(ref now);
                }
            });
        await UntilAsync(() => calls == 1);

        await Engine.TerminateAsync("outer", "stop", Cancellation);
        (await Engine.RestartAsync("outer", Cancellation)).ShouldBeTrue();
        await UntilAsync(async () => await Engine.FindAsync("outer", Cancellation) is { Phase: InstancePhase.Running });
        calls.ShouldBe(1);
        gate.SetResult();

        (await EndAsync()).Output!.Value.GetString().ShouldBe("x");
        most.ShouldBe(1);
    }

    [Fact]
    public async Task What_a_failed_instance_had_begun_is_stopped()
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var end = await RunAsync(
            async (context, input) =>
            {
                var running = context.CallOrchestrationAsync(Inner.Name, "outer-inner", input);
                await await Task.WhenAny(running, context.CallActivityAsync(Work.Name, "bad"));
                return "never";
            },
            async (text, ct) => text == "bad" ? throw MigratorException.Fatal("no") : await gate.Task.ContinueWith(_ => text, ct, TaskContinuationOptions.None, TaskScheduler.Default),
            (context, _) => context.WaitForEventAsync<string>("never"));

        end.Phase.ShouldBe(InstancePhase.Failed);
        var inner = await EndAsync("outer-inner");
        inner.Phase.ShouldBe(InstancePhase.Terminated);
        inner.Failure!.Message.ShouldContain("'outer', which had started it, has failed");
    }

    [Fact]
    public async Task A_sub_orchestration_does_not_take_the_id_of_another_that_runs()
    {
        await StartAsync(async (context, input) =>
        {
            await context.WaitForEventAsync<string>("go");
            return input == "input" ? await context.CallOrchestrationAsync(Outer.Name, "taken", "x") : input;
        });
        await Engine.StartAsync(Outer.Name, "taken", "first", Cancellation);
        await Engine.RaiseEventAsync("outer", "go", "", Cancellation);

        var end = await EndAsync();
        end.Failure!.Class.ShouldBe(FailureClass.Bug);
        end.Failure.Message.ShouldContain("'taken'");

        await Engine.RaiseEventAsync("taken", "go", "", Cancellation);
        (await EndAsync("taken")).Output!.Value.GetString().ShouldBe("first");
    }

    [Fact]
    public async Task A_timer_that_came_due_while_nothing_ran_fires_at_the_start()
    {
        await StartAsync(async (context, _) =>
        {
            await context.SleepAsync(TimeSpan.FromDays(3));
            return $"{context.UtcNow:yyyy-MM-dd}";
        });
        await Host.SettleAsync();
        await Host.StopAsync();
        Host.Clock.Advance(TimeSpan.FromDays(10));

        await Host.ReopenAsync();

        (await EndAsync()).Output!.Value.GetString().ShouldBe("2026-12-04");
    }

    [Fact]
    public async Task What_this_version_does_not_know_fails_by_name()
    {
        var end = await RunAsync((context, input) => context.CallActivityAsync(new ActivityName<string, string>("Forgotten"), input));
        end.Failure!.Class.ShouldBe(FailureClass.Bug);
        end.Failure.Message.ShouldContain("no activity 'Forgotten'");

        await Engine.StartAsync(new OrchestrationName<string, string>("Lost"), "lost", "x", Cancellation);
        (await EndAsync("lost")).Failure!.Message.ShouldContain("no orchestration 'Lost'");
    }

    [Fact]
    public async Task An_answer_of_another_shape_than_asked_for_fails_by_name()
    {
        var end = await RunAsync(async (context, input) => $"{await context.CallActivityAsync(new ActivityName<string, int>(Work.Name.Name), input)}");
        end.Failure!.Class.ShouldBe(FailureClass.Bug);
        end.Failure.Message.ShouldContain("The output of activity 'ContractWork' cannot be read as Int32");
    }

    [Fact]
    public async Task Executions_beyond_the_memory_s_share_are_replayed()
    {
        var end = await RunAsync(
            async (context, _) => string.Join(' ', await Task.WhenAll(Enumerable.Range(0, 12).Select(i => context.CallOrchestrationAsync(Inner.Name, $"outer-{i}", $"{i}")))),
            inner: async (context, input) => await context.CallActivityAsync(Work.Name, await context.CallActivityAsync(Work.Name, input)),
            options: new EngineOptions { MaxExecutionsInMemory = 3 });
        end.Output!.Value.GetString().ShouldBe("0 1 2 3 4 5 6 7 8 9 10 11");
    }

    private static Task UntilAsync(Func<bool> isSo) => UntilAsync(() => Task.FromResult(isSo()));

    private static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        patience.CancelAfter(TimeSpan.FromSeconds(30));
        while (!await isSo()) await Task.Delay(2, patience.Token);
    }

    private static void InterlockedMax(ref int target, int value)
    {
        for (var seen = Volatile.Read(ref target); value > seen; seen = Volatile.Read(ref target))
        {
            if (Interlocked.CompareExchange(ref target, value, seen) == seen) return;
        }
    }
}
