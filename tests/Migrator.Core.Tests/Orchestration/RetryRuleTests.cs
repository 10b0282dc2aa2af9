using Migrator.Core.Failures;
using Migrator.Core.Orchestration;

namespace Migrator.Core.Tests.Orchestration;

public sealed class RetryRuleTests
{
    private static readonly RetryRule Rule = new(6, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(20));
    private static readonly Failure Busy = new(FailureClass.Retriable, "busy");

    [Fact]
    public void Waits_double_up_to_the_longest_and_end_with_the_attempts() =>
        Enumerable.Range(1, 6).Select(attempt => Rule.WaitAfter(attempt, Busy)?.TotalSeconds).ShouldBe([2, 4, 8, 16, 20, null]);

    [Fact]
    public void What_the_other_side_asks_goes_before_the_doubling_and_not_over_the_longest()
    {
        Rule.WaitAfter(4, Busy with { RetryAfter = TimeSpan.FromSeconds(1) }).ShouldBe(TimeSpan.FromSeconds(1));
        Rule.WaitAfter(1, Busy with { RetryAfter = TimeSpan.FromHours(1) }).ShouldBe(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public void A_thousand_attempts_stay_within_the_longest_wait() =>
        new RetryRule(1_001, TimeSpan.FromDays(1), TimeSpan.FromDays(2)).WaitAfter(1_000, Busy).ShouldBe(TimeSpan.FromDays(2));

    [Theory]
    [InlineData(FailureClass.Configuration)]
    [InlineData(FailureClass.Fatal)]
    [InlineData(FailureClass.Record)]
    [InlineData(FailureClass.Bug)]
    public void Other_classes_are_not_tried_again(FailureClass failureClass) => Rule.WaitAfter(1, new Failure(failureClass, "no", RetryAfter: TimeSpan.Zero)).ShouldBeNull();
}
