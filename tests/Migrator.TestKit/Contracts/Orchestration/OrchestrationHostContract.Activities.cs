using Migrator.Core.Failures;
using Migrator.Core.Orchestration;
using Shouldly;
using Xunit;

namespace Migrator.TestKit.Contracts.Orchestration;

public abstract partial class OrchestrationHostContract
{
    [Fact]
    public async Task Activities_follow_each_other_and_feed_each_other()
    {
        var end = await RunAsync(
            async (context, input) =>
            {
                var text = input;
                for (var i = 0; i < 5; i++) text = await context.CallActivityAsync(Work.Name, text);
                return text;
            },
            (text, _) => Task.FromResult(text + "+"));

        Output(end).ShouldBe("input+++++");
        Calls.ShouldBe(["input", "input+", "input++", "input+++", "input++++"]);
    }

    [Fact]
    public async Task Activities_fan_out_and_their_answers_come_back_each_to_its_own_call()
    {
        var end = await RunAsync(
            async (context, _) => string.Join(',', await Task.WhenAll(Enumerable.Range(0, 20).Select(i => context.CallActivityAsync(Work.Name, $"{i}")))),
            async (text, ct) =>
            {
                await Task.Delay(20 - int.Parse(text), ct);
                return text + "!";
            });

        Output(end).ShouldBe(string.Join(',', Enumerable.Range(0, 20).Select(i => $"{i}!")));
        Calls.Count.ShouldBe(20);
    }

    [Fact]
    public async Task A_thousand_activities_are_each_run_once()
    {
        var end = await RunAsync(async (context, _) =>
        {
            var answers = await Task.WhenAll(Enumerable.Range(1, 1_000).Select(i => context.CallActivityAsync(Work.Name, $"{i}")));
            return $"{answers.Sum(int.Parse)}";
        });

        Output(end).ShouldBe("500500");
        Calls.Count.ShouldBe(1_000);
        Calls.Distinct(StringComparer.Ordinal).Count().ShouldBe(1_000);
    }

    [Fact]
    public async Task The_first_of_several_may_be_taken_while_the_others_go_on()
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await StartAsync(
            async (context, _) =>
            {
                var quick = context.CallActivityAsync(Work.Name, "quick");
                var slow = context.CallActivityAsync(Work.Name, "slow");
                var first = await await Task.WhenAny(quick, slow);
                context.SetStatus(first);
                return first + await slow;
            },
            async (text, ct) =>
            {
                if (text == "slow") await gate.Task.WaitAsync(ct);
                return text;
            });

        await Eventually(async () => (await StateAsync()).Status?.GetString() == "quick");
        gate.SetResult();
        Output(await EndAsync()).ShouldBe("quickslow");
    }

    [Fact]
    public async Task Values_of_every_kind_come_through_history_as_they_were()
    {
        var value = new EchoedValue(
            1234.5670m, new DateTimeOffset(2026, 11, 24, 10, 30, 0, TimeSpan.FromHours(1)).AddTicks(7), DayOfWeek.Friday, null, ["a", "Größe 😀 \"quoted\""], TimeSpan.FromMilliseconds(1.5), new("run-1"));
        EchoedValue? echoed = null;

        Output(await RunAsync(async (context, _) =>
        {
            echoed = await context.CallActivityAsync(Echo.Name, value);
            return "done";
        })).ShouldBe("done");

        echoed!.ShouldBe(value with { Texts = echoed!.Texts });
        echoed!.Texts.ShouldBe(value.Texts);
    }

    [Theory]
    [InlineData(FailureClass.Configuration)]
    [InlineData(FailureClass.Fatal)]
    [InlineData(FailureClass.Retriable)]
    [InlineData(FailureClass.Record)]
    [InlineData(FailureClass.Bug)]
    public async Task A_failure_reaches_the_orchestration_with_its_class_and_message(FailureClass failureClass)
    {
        var end = await RunAsync(
            async (context, _) =>
            {
                try
                {
                    return await context.CallActivityAsync(Work.Name, "x");
                }
                catch (ActivityFailedException e)
                {
                    return $"{e.Task}: {e.Failure.Class}: {e.Failure.Message}";
                }
            },
            (_, _) => throw new MigratorException(failureClass, "What happened.", "What to do."));

        Output(end).ShouldBe($"{Work.Name.Name}: {failureClass}: What happened. What to do.");
    }

    [Fact]
    public async Task A_failure_that_nobody_catches_fails_the_instance_with_its_class()
    {
        var end = await RunAsync(
            (context, _) => context.CallActivityAsync(Work.Name, "x"),
            (_, _) => throw MigratorException.Configuration("The token is wrong.", "Give another."));

        end.Phase.ShouldBe(InstancePhase.Failed);
        end.Failure!.Class.ShouldBe(FailureClass.Configuration);
        end.Failure.Message.ShouldBe("The token is wrong. Give another.");
        end.Output.ShouldBeNull();
    }

    [Fact]
    public async Task An_exception_that_nobody_classified_is_a_bug_that_keeps_its_type()
    {
        var end = await RunAsync((context, _) => context.CallActivityAsync(Work.Name, "x"), (_, _) => throw new FormatException("not a number"));

        end.Failure!.Class.ShouldBe(FailureClass.Bug);
        end.Failure.Message.ShouldContain(nameof(FormatException));
        end.Failure.Message.ShouldContain("not a number");
    }

    [Fact]
    public async Task An_orchestration_that_throws_fails_with_what_it_threw()
    {
        var end = await RunAsync((_, _) => throw MigratorException.Fatal("There is nothing to migrate."));

        end.Phase.ShouldBe(InstancePhase.Failed);
        end.Failure!.Class.ShouldBe(FailureClass.Fatal);
        end.Failure.Message.ShouldBe("There is nothing to migrate.");
    }

    /// <summary>For what a host does in its own time.</summary>
    protected static async Task Eventually(Func<Task<bool>> isSo)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        patience.CancelAfter(Patience);
        while (!await isSo()) await Task.Delay(5, patience.Token);
    }
}
