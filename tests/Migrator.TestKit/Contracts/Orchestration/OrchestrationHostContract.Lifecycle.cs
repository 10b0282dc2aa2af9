using Migrator.Core.Failures;
using Migrator.Core.Orchestration;
using Shouldly;
using Xunit;

namespace Migrator.TestKit.Contracts.Orchestration;

public abstract partial class OrchestrationHostContract
{
    [Fact]
    public async Task Status_is_seen_while_the_instance_runs_and_stays_after_it()
    {
        await StartAsync(async (context, _) =>
        {
            context.SetStatus(new { step = "one", done = 3 });
            await context.WaitForEventAsync<string>("go");
            context.SetStatus(new { step = "two" });
            return "end";
        });

        await Eventually(async () => (await StateAsync()).Status is not null);
        var status = (await StateAsync()).Status!.Value;
        status.GetProperty("step").GetString().ShouldBe("one");
        status.GetProperty("done").GetInt32().ShouldBe(3);

        await Client.RaiseEventAsync("outer", "go", "", Cancellation);
        (await EndAsync()).Status!.Value.GetProperty("step").GetString().ShouldBe("two");
    }

    [Fact]
    public async Task An_instance_is_started_once_under_one_id()
    {
        Output(await RunAsync((_, input) => Task.FromResult(input), input: "first")).ShouldBe("first");

        (await Client.StartAsync(Outer.Name, "outer", "second", Cancellation)).ShouldBeFalse();

        Output(await EndAsync()).ShouldBe("first");
    }

    [Fact]
    public async Task What_is_not_there_is_not_found_and_cannot_be_ended_or_restarted()
    {
        await RunAsync((_, input) => Task.FromResult(input));

        (await Client.FindAsync("nobody", Cancellation)).ShouldBeNull();
        await Client.TerminateAsync("nobody", "x", Cancellation);
        await Client.RaiseEventAsync("nobody", "x", "x", Cancellation);
        (await Client.RestartAsync("nobody", Cancellation)).ShouldBeFalse();
    }

    [Fact]
    public async Task Instances_are_listed_by_their_orchestration_the_newest_first()
    {
        await RunAsync((context, input) => context.CallOrchestrationAsync(Inner.Name, "an-inner", input));
        foreach (var id in new[] { "second", "third" })
        {
            await Host.PassAsync(TimeSpan.FromMilliseconds(20));
            await Client.StartAsync(Outer.Name, id, "x", Cancellation);
            await EndAsync(id);
        }

        var listed = new List<string>();
        await foreach (var state in Client.ListAsync(Outer.Name.Name, Cancellation)) listed.Add(state.InstanceId);

        listed.ShouldBe(["third", "second", "outer"]);
    }

    [Fact]
    public async Task A_terminated_instance_has_ended_and_hears_nothing_more()
    {
        await StartAsync(async (context, _) =>
        {
            var text = await context.WaitForEventAsync<string>("go");
            return await context.CallActivityAsync(Work.Name, text);
        });
        await Eventually(async () => (await StateAsync()).Phase is InstancePhase.Running);

        await Client.TerminateAsync("outer", "The operator stopped it.", Cancellation);
        await EndAsync();
        await Client.RaiseEventAsync("outer", "go", "x", Cancellation);
        await Host.SettleAsync();

        var state = await StateAsync();
        state.Phase.ShouldBe(InstancePhase.Terminated);
        state.HasEnded.ShouldBeTrue();
        state.Failure!.Message.ShouldBe("The operator stopped it.");
        Calls.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_failed_instance_begins_again_from_its_input()
    {
        var end = await RunAsync(
            async (context, input) =>
            {
                await context.CallActivityAsync(Work.Name, "first");
                return await context.CallActivityAsync(Work.Name, input);
            },
            (text, _) => text == "input" && Calls.Count < 3 ? throw MigratorException.Fatal("The disk is full.") : Task.FromResult(text));
        end.Phase.ShouldBe(InstancePhase.Failed);

        (await Client.RestartAsync("outer", Cancellation)).ShouldBeTrue();

        Output(await EndAsync()).ShouldBe("input");
        Calls.ShouldBe(["first", "input", "first", "input"]);
        (await Client.RestartAsync("outer", Cancellation)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_restarted_instance_calls_its_sub_orchestrations_anew_under_the_same_ids()
    {
        var failing = true;
        var end = await RunAsync(
            async (context, _) => string.Join(' ', await Task.WhenAll(
                context.CallOrchestrationAsync(Inner.Name, "outer-good", "good"), context.CallOrchestrationAsync(Inner.Name, "outer-bad", "bad"))),
            (text, _) => text == "bad" && failing ? throw MigratorException.Fatal("no") : Task.FromResult(text),
            (context, input) => context.CallActivityAsync(Work.Name, input));
        end.Phase.ShouldBe(InstancePhase.Failed);

        failing = false;
        await Client.RestartAsync("outer", Cancellation);

        Output(await EndAsync()).ShouldBe("good bad");
    }

    [Fact]
    public async Task A_terminated_instance_begins_again_from_its_input()
    {
        await StartAsync(async (context, input) => input + await context.WaitForEventAsync<string>("go"));
        await Client.TerminateAsync("outer", "wait", Cancellation);
        await EndAsync();

        (await Client.RestartAsync("outer", Cancellation)).ShouldBeTrue();
        await Client.RaiseEventAsync("outer", "go", "!", Cancellation);

        var end = await EndAsync();
        Output(end).ShouldBe("input!");
        end.Failure.ShouldBeNull();
    }
}
