using Migrator.Core.Failures;
using Migrator.Core.Orchestration;
using Shouldly;
using Xunit;

namespace Migrator.TestKit.Contracts.Orchestration;

public abstract partial class OrchestrationHostContract
{
    [Fact]
    public async Task A_sub_orchestration_runs_under_its_own_id_and_gives_its_answer()
    {
        var end = await RunAsync(
            (context, input) => context.CallOrchestrationAsync(Inner.Name, $"{context.InstanceId}-inner", input + "!"),
            inner: async (context, input) => $"{context.InstanceId} {await context.CallActivityAsync(Work.Name, input)}");

        Output(end).ShouldBe("outer-inner input!");
        var inner = await StateAsync("outer-inner");
        inner.Orchestration.ShouldBe(Inner.Name.Name);
        Output(inner).ShouldBe("outer-inner input!");
    }

    [Fact]
    public async Task Sub_orchestrations_run_side_by_side()
    {
        var end = await RunAsync(
            async (context, _) => string.Join(' ', await Task.WhenAll(Enumerable.Range(0, 20).Select(i => context.CallOrchestrationAsync(Inner.Name, $"outer-{i:00}", $"{i}")))),
            inner: async (context, input) => await context.CallActivityAsync(Work.Name, input) + await context.CallActivityAsync(Work.Name, input));

        Output(end).ShouldBe(string.Join(' ', Enumerable.Range(0, 20).Select(i => $"{i}{i}")));
        Calls.Count.ShouldBe(40);
    }

    [Fact]
    public async Task The_failure_of_a_sub_orchestration_reaches_the_caller_with_its_class()
    {
        var end = await RunAsync(
            async (context, input) =>
            {
                try
                {
                    return await context.CallOrchestrationAsync(Inner.Name, "outer-inner", input);
                }
                catch (ActivityFailedException e)
                {
                    return $"{e.Task}: {e.Failure.Class}: {e.Failure.Message}";
                }
            },
            (_, _) => throw MigratorException.Fatal("The token was revoked."),
            (context, input) => context.CallActivityAsync(Work.Name, input));

        Output(end).ShouldBe($"{Inner.Name.Name}: Fatal: The token was revoked.");
        (await StateAsync("outer-inner")).Phase.ShouldBe(InstancePhase.Failed);
    }

    [Fact]
    public async Task The_same_sub_orchestration_may_be_called_again_when_it_has_ended()
    {
        var end = await RunAsync(
            async (context, _) => await context.CallOrchestrationAsync(Inner.Name, "outer-inner", "a") + await context.CallOrchestrationAsync(Inner.Name, "outer-inner", "b"),
            inner: (context, input) => context.CallActivityAsync(Work.Name, input));

        Output(end).ShouldBe("ab");
    }

    [Fact]
    public async Task Termination_reaches_every_sub_orchestration()
    {
        await StartAsync(
            (context, input) => context.CallOrchestrationAsync(Inner.Name, "outer-1", input),
            inner: (context, input) => context.InstanceId == "outer-1"
                ? context.CallOrchestrationAsync(Inner.Name, "outer-1-1", input)
                : context.WaitForEventAsync<string>("never"));
        await Eventually(async () => await Client.FindAsync("outer-1-1", Cancellation) is { Phase: InstancePhase.Running });

        await Client.TerminateAsync("outer", "The operator stopped it.", Cancellation);

        foreach (var id in new[] { "outer", "outer-1", "outer-1-1" })
            (await EndAsync(id)).Phase.ShouldBe(InstancePhase.Terminated);
        (await StateAsync()).Failure!.Message.ShouldBe("The operator stopped it.");
    }

    [Fact]
    public async Task The_caller_hears_of_a_sub_orchestration_that_was_terminated()
    {
        await StartAsync(
            async (context, input) =>
            {
                try
                {
                    return await context.CallOrchestrationAsync(Inner.Name, "outer-inner", input);
                }
                catch (ActivityFailedException e)
                {
                    return e.Failure.Message;
                }
            },
            inner: (context, _) => context.WaitForEventAsync<string>("never"));
        await Eventually(async () => await Client.FindAsync("outer-inner", Cancellation) is { Phase: InstancePhase.Running });

        await Client.TerminateAsync("outer-inner", "Enough of this one.", Cancellation);

        Output(await EndAsync()).ShouldContain("Enough of this one.");
    }
}
