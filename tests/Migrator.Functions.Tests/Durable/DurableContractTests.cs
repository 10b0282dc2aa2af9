using Migrator.Core.Failures;
using Migrator.Core.Orchestration;
using Migrator.TestKit.Contracts.Orchestration;

namespace Migrator.Functions.Tests.Durable;

/// <summary>The adapter on Durable Task's own SDK and back end does what every host does.</summary>
[Trait("Speed", "slow")]
public sealed class DurableContractTests : OrchestrationHostContract
{
    private static readonly Dictionary<string, string> NotHere = new(StringComparer.Ordinal)
    {
        [nameof(A_host_that_is_stopped_in_the_middle_goes_on_without_repeating_what_was_done)] =
            "Durable's test back end does not hand out again the activities of a worker that went away; its real ones do, which docs/operations.md says how to try.",
        [nameof(The_caller_hears_of_a_sub_orchestration_that_was_terminated)] =
            "Durable tells the caller that it was ended, and not the reason: see A_sub_orchestration_that_was_ended_from_outside_fails_its_caller.",
    };

    [Fact]
    public async Task A_sub_orchestration_that_was_ended_from_outside_fails_its_caller()
    {
        await StartAsync(
            (context, input) => context.CallOrchestrationAsync(Inner.Name, "outer-inner", input),
            inner: (context, _) => context.WaitForEventAsync<string>("never"));
        await Eventually(async () => await Client.FindAsync("outer-inner", Cancellation) is { Phase: InstancePhase.Running });

        await Client.TerminateAsync("outer-inner", "Enough of this one.", Cancellation);

        var end = await EndAsync();
        end.Phase.ShouldBe(InstancePhase.Failed);
        end.Failure!.Message.ShouldContain("outer-inner");
        (await StateAsync("outer-inner")).Failure!.Message.ShouldBe("Enough of this one.");
    }

    [Fact]
    public async Task Waiters_get_events_in_the_order_they_began_and_one_that_gave_up_takes_none()
    {
        await StartAsync(async (context, _) =>
        {
            using var cancel = new CancellationTokenSource();
            var given = context.WaitForEventAsync<string>("letter", cancel.Token);
            var first = context.WaitForEventAsync<string>("letter");
            var second = context.WaitForEventAsync<string>("letter");
#pragma warning disable CA1849, MA0042 // CancelAsync runs on the pool: inside an orchestration that cannot be replayed.
            cancel.Cancel();
#pragma warning restore CA1849, MA0042
            return $"{given.IsCanceled}: {await first}{await second}{await context.WaitForEventAsync<string>("letter")}";
        });

        foreach (var letter in new[] { "a", "b", "c" }) await Client.RaiseEventAsync("outer", "letter", letter, Cancellation);

        Output(await EndAsync()).ShouldBe("True: abc");
    }

    [Fact]
    public async Task An_event_that_came_for_one_who_gave_up_goes_along_into_the_next_execution()
    {
        await StartAsync(
            async (context, input) =>
            {
                if (input != "input") return await context.WaitForEventAsync<string>("letter");
                using var cancel = new CancellationTokenSource();
                _ = context.WaitForEventAsync<string>("letter", cancel.Token);
#pragma warning disable CA1849, MA0042
                cancel.Cancel();
#pragma warning restore CA1849, MA0042
                context.SetStatus("listening");
                await context.WaitForEventAsync<string>("go");
                context.ContinueAsNew("second");
                return "dropped";
            });
        await Eventually(async () => (await StateAsync()).Status is not null);

        await Client.RaiseEventAsync("outer", "letter", "kept", Cancellation);
        await Client.RaiseEventAsync("outer", "go", "", Cancellation);

        Output(await EndAsync()).ShouldBe("kept");
    }

    [Fact]
    public async Task What_is_too_large_for_history_fails_before_it_gets_there()
    {
        var end = await RunAsync((context, _) => context.CallActivityAsync(Work.Name, new string('x', 20_000)));

        end.Failure!.Class.ShouldBe(FailureClass.Bug);
        end.Failure.Message.ShouldContain("the input of activity 'ContractWork'");
        Calls.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_answer_that_is_too_large_for_history_fails_its_activity()
    {
        var end = await RunAsync((context, _) => context.CallActivityAsync(Work.Name, "x"), (_, _) => Task.FromResult(new string('x', 20_000)));

        end.Failure!.Message.ShouldContain("the output of activity 'ContractWork'");
    }

    [Fact]
    public async Task A_failure_of_many_words_is_cut_and_keeps_its_class()
    {
        var end = await RunAsync((context, _) => context.CallActivityAsync(Work.Name, "x"), (_, _) => throw MigratorException.Configuration("The token " + new string('x', 50_000)));

        end.Failure!.Class.ShouldBe(FailureClass.Configuration);
        end.Failure.Message.Length.ShouldBeLessThan(2_000);
        end.Failure.Message.ShouldStartWith("The token");
    }

    protected override async Task<IOrchestrationHost> StartHostAsync(OrchestrationRegistry registry)
    {
        if (NotHere.TryGetValue(TestContext.Current.TestMethod!.MethodName, out var reason)) Assert.Skip(reason);
        return await DurableHost.StartAsync(registry);
    }
}
