using Microsoft.DurableTask;
using Migrator.Core.Failures;
using Migrator.Functions.Durable;

namespace Migrator.Functions.Tests.Durable;

/// <summary>The forms in which Durable keeps an exception, as its back ends were seen to.</summary>
public sealed class OrchestrationFailedExceptionTests
{
    private const string Type = "Migrator.Functions.Durable.OrchestrationFailedException";

    private static readonly Failure Failure = new(FailureClass.Configuration, "mapping.json, line 1: \"x\".\nmapping.json, line 2: 'y'.", null, TimeSpan.FromSeconds(3));

    private static readonly string Message = new OrchestrationFailedException(Failure).Message;

    [Fact]
    public void Details_of_a_child_give_the_failure() =>
        OrchestrationFailedException.Read(new TaskFailureDetails(Type, Message, "at …", null, null)).ShouldBe(Failure);

    [Fact]
    public void Details_around_it_give_the_failure() =>
        OrchestrationFailedException.Read(new TaskFailureDetails("TaskFailedException", "Task failed.", null, new TaskFailureDetails(Type, Message, null, null, null), null)).ShouldBe(Failure);

    [Theory]
    [InlineData("")]
    [InlineData("\n   at Migrator.Functions.Durable.DurableTasks.OrchestrateAsync(…)")]
    public void The_output_of_an_instance_gives_the_failure(string stack) =>
        OrchestrationFailedException.ReadText($"{Type}: {Message}{stack}").ShouldBe(Failure);

    [Fact]
    public void What_Durable_itself_says_is_fatal_and_keeps_its_words()
    {
        OrchestrationFailedException.ReadText("Non-Deterministic workflow detected.").ShouldBe(new Failure(FailureClass.Fatal, "Non-Deterministic workflow detected."));
        OrchestrationFailedException.Read(new TaskFailureDetails("NonDeterministicOrchestrationException", "Another task was scheduled.", null, null, null)).Class.ShouldBe(FailureClass.Fatal);
    }
}
