using Migrator.Core.Failures;
using Migrator.Core.Orchestration;
using Migrator.Embedded.Engine;
using Migrator.Embedded.Engine.Replay;
using Migrator.TestKit.Contracts.Orchestration;

namespace Migrator.Embedded.Tests.Engine;

public sealed class DeterminismTests : EngineTestBase
{
    private static readonly EngineOptions Replaying = new() { ReplayAtEveryTurn = true };

    [Theory]
    [InlineData("another call", "'ContractOther'", "activity 'ContractWork' as step 2")]
    [InlineData("another kind", "a timer as step 2", "activity 'ContractWork' as step 2")]
    [InlineData("one more", "activity 'ContractWork' as step 3", "history has")]
    [InlineData("one less", "history has activity 'ContractWork' as step 2", "no longer asks")]
    [InlineData("ends early", "ends where history goes on", "")]
    public async Task Code_that_differs_from_history_is_a_bug_that_names_the_step(string how, string says, string also)
    {
        var executions = 0;
        var end = await RunAsync(
            async (context, input) =>
            {
                var changed = Interlocked.Increment(ref executions) > 2;
                await context.CallActivityAsync(Work.Name, "1");
                if (changed && how == "ends early") return input;
                Task second = (changed, how) switch
                {
                    (true, "another call") => context.CallActivityAsync(new ActivityName<string, string>("ContractOther"), "2"),
                    (true, "another kind") => context.SleepAsync(TimeSpan.FromHours(1)),
                    (true, "one less") => context.WaitForEventAsync<string>("never"),
                    _ => context.CallActivityAsync(Work.Name, "2"),
                };
                if (changed && how == "one more") _ = context.CallActivityAsync(Work.Name, "3");
                await second;
                return "done";
            },
            options: Replaying);

        end.Phase.ShouldBe(InstancePhase.Failed);
        end.Failure!.Class.ShouldBe(FailureClass.Bug);
        end.Failure.Message.ShouldContain(says);
        end.Failure.Message.ShouldContain(also);
        end.Failure.Message.ShouldContain("'outer'");
        end.Failure.Message.ShouldContain("Restart the instance");
    }

    [Fact]
    public async Task Code_that_has_changed_its_mind_may_be_restarted()
    {
        var executions = 0;
        var end = await RunAsync(
            async (context, _) =>
            {
                if (Interlocked.Increment(ref executions) == 2) await context.SleepAsync(TimeSpan.Zero);
                return await context.CallActivityAsync(Work.Name, "1");
            },
            options: Replaying);
        end.Failure!.Message.ShouldContain("not deterministic");

        (await Engine.RestartAsync("outer", Cancellation)).ShouldBeTrue();

        (await EndAsync()).Phase.ShouldBe(InstancePhase.Completed);
    }

    public static TheoryData<string> Foreign => new("delay", "delay beside a call", "run", "run without capturing", "cancel async");

    [Theory]
    [MemberData(nameof(Foreign))]
    public async Task Awaiting_what_the_context_did_not_give_is_a_bug_that_says_so(string what)
    {
        // Long enough not to be over before it is awaited: what is done already is awaited by nobody.
        var other = TimeSpan.FromMilliseconds(50);
        var end = await RunAsync(async (context, input) =>
        {
            switch (what)
            {
                case "delay":
                    await Task.Delay(other);
                    break;
                case "delay beside a call":
                    await Task.WhenAny(context.WaitForEventAsync<string>("never"), Task.Delay(other));
                    break;
                case "run":
                    await Task.Run(() => Task.Delay(other));
                    break;
                case "run without capturing":
                    await Task.Run(() => Task.Delay(other)).ConfigureAwait(false);
                    break;
                case "cancel async":
                    using (var cancel = new CancellationTokenSource())
                    {
                        var timer = context.SleepAsync(TimeSpan.FromHours(1), cancel.Token);
                        await cancel.CancelAsync();
                        await timer;
                    }

                    break;
            }

            return await context.CallActivityAsync(Work.Name, input);
        });

        end.Failure!.Class.ShouldBe(FailureClass.Bug);
        end.Failure.Message.ShouldContain("'ContractOuter' ('outer')");
        (end.Failure.Message.Contains("its context did not give", StringComparison.Ordinal) || end.Failure.Message.Contains("from another thread", StringComparison.Ordinal)).ShouldBeTrue(end.Failure.Message);
    }

    [Fact]
    public async Task Yielding_and_tasks_of_its_own_stay_on_the_turn()
    {
        var end = await RunAsync(async (context, input) =>
        {
            await Task.Yield();
            var answer = await context.CallActivityAsync(Work.Name, input);
            await Task.Yield();
            return await Task.Factory.StartNew(() => answer + "!", CancellationToken.None, TaskCreationOptions.None, TaskScheduler.Current);
        });

        end.Failure.ShouldBeNull();
        end.Output!.Value.GetString().ShouldBe("input!");
    }

    [Fact]
    public async Task Awaiting_the_context_without_capturing_stays_on_the_turn()
    {
        var end = await RunAsync(
            async (context, input) =>
            {
                var first = await context.CallActivityAsync(Work.Name, input).ConfigureAwait(false);
                await context.SleepAsync(TimeSpan.Zero).ConfigureAwait(false);
                return await context.CallOrchestrationAsync(Inner.Name, "outer-inner", await context.CallActivityAsync(Work.Name, first).ConfigureAwait(false)).ConfigureAwait(false);
            },
            options: Replaying);

        end.Failure.ShouldBeNull();
        end.Output!.Value.GetString().ShouldBe("input");
    }

    [Fact]
    public async Task Going_on_after_continuing_as_new_is_a_bug()
    {
        var end = await RunAsync(async (context, input) =>
        {
            context.ContinueAsNew(input);
            return await context.CallActivityAsync(Work.Name, input);
        });

        end.Failure!.Class.ShouldBe(FailureClass.Bug);
        end.Failure.Message.ShouldContain("ContinueAsNew");
    }

    [Fact]
    public void Ids_are_version_5_and_differ_by_name()
    {
        var one = DeterministicGuid.Create("run/1/1");
        one.ShouldBe(DeterministicGuid.Create("run/1/1"));
        one.ShouldNotBe(DeterministicGuid.Create("run/1/2"));
        one.Version.ShouldBe(5);
        (one.Variant & 0xC).ShouldBe(0x8);
    }
}
