using Migrator.Core.Failures;
using Migrator.Core.Orchestration;
using Shouldly;
using Xunit;

namespace Migrator.TestKit.Contracts.Orchestration;

public abstract partial class OrchestrationHostContract
{
    [Fact]
    public async Task A_retriable_failure_is_tried_again_after_waits_that_double()
    {
        var first = TimeSpan.Zero;
        await StartAsync(
            async (context, _) =>
            {
                var began = context.UtcNow;
                var answer = await context.CallActivityAsync(Work.Name, "x", new RetryRule(5, Host.LongTime, Host.LongTime * 10));
                first = context.UtcNow - began;
                return answer;
            },
            (text, _) => Calls.Count < 4 ? throw MigratorException.Retriable("busy") : Task.FromResult(text));

        foreach (var (wait, calls) in new[] { (1, 2), (2, 3), (4, 4) })
        {
            await Host.PassAsync(Host.LongTime * wait);
            await Eventually(() => Task.FromResult(Calls.Count == calls));
        }

        Output(await EndAsync()).ShouldBe("x");
        first.ShouldBeGreaterThanOrEqualTo(Host.LongTime * 7);
    }

    [Fact]
    public async Task A_wait_between_attempts_is_no_longer_than_the_rule_allows_and_attempts_no_more()
    {
        await StartAsync(
            (context, _) => context.CallActivityAsync(Work.Name, "x", new RetryRule(3, Host.LongTime, Host.LongTime)),
            (_, _) => throw MigratorException.Retriable("busy"));

        await Host.PassAsync(Host.LongTime);
        await Host.PassAsync(Host.LongTime);

        var end = await EndAsync();
        end.Failure!.Class.ShouldBe(FailureClass.Retriable);
        end.Failure.Message.ShouldBe("busy");
        Calls.Count.ShouldBe(3);
    }

    [Fact]
    public async Task The_other_sides_own_wait_goes_before_the_rules()
    {
        await StartAsync(
            (context, _) => context.CallActivityAsync(Work.Name, "x", new RetryRule(3, Host.LongTime * 50, Host.LongTime * 100)),
            (text, _) => Calls.Count == 1 ? throw MigratorException.Retriable("throttled", Host.LongTime) : Task.FromResult(text));

        await Host.PassAsync(Host.LongTime);

        Output(await EndAsync()).ShouldBe("x");
        Calls.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData(FailureClass.Configuration)]
    [InlineData(FailureClass.Fatal)]
    [InlineData(FailureClass.Record)]
    [InlineData(FailureClass.Bug)]
    public async Task Other_failures_are_never_tried_again(FailureClass failureClass)
    {
        var end = await RunAsync(
            (context, _) => context.CallActivityAsync(Work.Name, "x", new RetryRule(5, TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(1))),
            (_, _) => throw new MigratorException(failureClass, "no"));

        end.Failure!.Class.ShouldBe(failureClass);
        Calls.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Without_a_rule_nothing_is_tried_again()
    {
        var end = await RunAsync((context, _) => context.CallActivityAsync(Work.Name, "x"), (_, _) => throw MigratorException.Retriable("busy"));

        end.Failure!.Class.ShouldBe(FailureClass.Retriable);
        Calls.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_wait_between_attempts_survives_the_host()
    {
        await StartAsync(
            (context, _) => context.CallActivityAsync(Work.Name, "x", new RetryRule(2, Host.LongTime, Host.LongTime)),
            (text, _) => Calls.Count == 1 ? throw MigratorException.Retriable("busy") : Task.FromResult(text));
        await Eventually(() => Task.FromResult(Calls.Count == 1));
        await Host.SettleAsync();

        await Host.RestartHostAsync();
        await Host.PassAsync(Host.LongTime);

        Output(await EndAsync()).ShouldBe("x");
        Calls.Count.ShouldBe(2);
    }
}
