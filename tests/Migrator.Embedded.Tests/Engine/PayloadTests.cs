using Migrator.Core.Failures;
using Migrator.Core.Orchestration;
using Migrator.TestKit.Contracts.Orchestration;

namespace Migrator.Embedded.Tests.Engine;

public sealed class PayloadTests : EngineTestBase
{
    private static readonly string TooLarge = new('x', 16 * 1024);
    private static readonly string JustRight = new('x', (16 * 1024) - 2);

    public static TheoryData<string, string> Payloads => new()
    {
        { "input", "The input of activity 'ContractWork'" },
        { "output", "The output of activity 'ContractWork'" },
        { "child", "The input of orchestration 'ContractInner' ('outer-inner')" },
        { "result", "The output of orchestration 'ContractOuter'" },
        { "status", "The status of 'outer'" },
        { "continue", "continues as new" },
    };

    [Theory]
    [MemberData(nameof(Payloads))]
    public async Task More_than_16_KB_in_history_is_a_bug_that_names_what(string what, string says)
    {
        var end = await RunAsync(
            async (context, _) =>
            {
                switch (what)
                {
                    case "input":
                        return await context.CallActivityAsync(Work.Name, TooLarge);
                    case "output":
                        return await context.CallActivityAsync(Work.Name, "x");
                    case "child":
                        return await context.CallOrchestrationAsync(Inner.Name, "outer-inner", TooLarge);
                    case "status":
                        context.SetStatus(TooLarge);
                        return "x";
                    case "continue":
                        context.ContinueAsNew(TooLarge);
                        return "x";
                    default:
                        return TooLarge;
                }
            },
            (_, _) => Task.FromResult(TooLarge));

        end.Failure!.Class.ShouldBe(FailureClass.Bug);
        end.Failure.Message.ShouldContain(says);
        end.Failure.Message.ShouldContain("16386 bytes");
    }

    [Fact]
    public async Task Exactly_16_KB_pass()
    {
        var end = await RunAsync(async (context, _) => (await context.CallActivityAsync(Work.Name, JustRight)).Length.ToString());
        end.Output!.Value.GetString().ShouldBe($"{JustRight.Length}");
        (await Engine.MeasureAsync(Cancellation)).LargestPayload.ShouldBe(16 * 1024);
    }

    [Fact]
    public async Task What_comes_from_outside_is_refused_before_it_is_in_history()
    {
        await StartAsync((context, _) => context.WaitForEventAsync<string>("go"));

        (await Should.ThrowAsync<MigratorException>(() => Engine.RaiseEventAsync("outer", "go", TooLarge, Cancellation))).Message.ShouldContain("'go'");
        (await Should.ThrowAsync<MigratorException>(() => Engine.StartAsync(Outer.Name, "second", TooLarge, Cancellation))).Message.ShouldContain("'second'");

        (await Engine.FindAsync("second", Cancellation)).ShouldBeNull();
        await Engine.RaiseEventAsync("outer", "go", "x", Cancellation);
        (await EndAsync()).Phase.ShouldBe(InstancePhase.Completed);
    }

    [Fact]
    public async Task A_failure_with_a_long_text_is_cut_and_stays_a_failure_of_its_class()
    {
        var end = await RunAsync((context, _) => context.CallActivityAsync(Work.Name, "x"), (_, _) => throw MigratorException.Fatal("begin " + new string('尺', 20_000)));

        end.Failure!.Class.ShouldBe(FailureClass.Fatal);
        end.Failure.Message.ShouldStartWith("begin ");
        (await Engine.MeasureAsync(Cancellation)).LargestPayload.ShouldBeLessThanOrEqualTo(16 * 1024);
    }

    [Fact]
    public async Task What_JSON_cannot_say_fails_the_instance_and_not_the_engine()
    {
        var end = await RunAsync(async (context, input) =>
        {
            context.SetStatus(new { run = default(Core.Runs.RunId) });
            return await context.CallActivityAsync(Work.Name, input);
        });

        end.Failure!.Class.ShouldBe(FailureClass.Bug);
        end.Failure.Message.ShouldContain("The status of 'outer' cannot be written as JSON");
        await Host.SettleAsync();
    }

    [Fact]
    public async Task Measuring_counts_every_event_and_continuing_as_new_keeps_an_execution_short()
    {
        await RunAsync(async (context, input) =>
        {
            var round = input == "input" ? 0 : int.Parse(input);
            await context.CallActivityAsync(Work.Name, input);
            if (round == 50) return "done";
            context.ContinueAsNew($"{round + 1}");
            return "";
        });

        var size = await Engine.MeasureAsync(Cancellation);
        size.Instances.ShouldBe(1);
        size.LongestExecution.ShouldBe(4);
        size.Events.ShouldBe((51 * 3) + 1);
        size.LargestOf.ShouldBe("outer");
    }
}
