using Microsoft.Extensions.Time.Testing;
using Migrator.Shopify.Admin;

namespace Migrator.Shopify.Tests.Admin;

public sealed class CostBudgetTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public async Task A_call_waits_until_the_bucket_holds_what_it_asks()
    {
        using var budget = new CostBudget(_time);
        await SpendAsync(budget, new CostReport(50, 50, 2000, 30, 100));

        var waiting = budget.ReserveAsync(Call(), default);
        await AdvanceAsync(0.1);
        waiting.IsCompleted.ShouldBeFalse("30 points and 10 more are less than 50");
        await AdvanceAsync(0.15);

        (await waiting).Cost.ShouldBe(50);
    }

    [Fact]
    public async Task What_a_call_asks_is_learnt_from_the_answers_quickly_up_and_slowly_down()
    {
        using var budget = new CostBudget(_time);
        await SpendAsync(budget, new CostReport(120, 100, 2000, 1880, 100));
        (await ReservedAsync(budget)).ShouldBe(120);

        await SpendAsync(budget, new CostReport(20, 20, 2000, 1980, 100));
        (await ReservedAsync(budget)).ShouldBe(110, 0.001);
    }

    [Fact]
    public async Task A_callers_own_estimate_goes_before_what_was_learnt()
    {
        using var budget = new CostBudget(_time);
        await SpendAsync(budget, new CostReport(10, 10, 2000, 1990, 100));

        (await budget.ReserveAsync(Call() with { EstimatedCost = 700 }, default)).Cost.ShouldBe(700);
    }

    [Fact]
    public async Task Calls_under_way_are_not_spent_twice_and_the_first_to_ask_goes_first()
    {
        using var budget = new CostBudget(_time);
        await SpendAsync(budget, new CostReport(100, 100, 1000, 250, 100));
        var one = await budget.ReserveAsync(Call(), default);
        var two = await budget.ReserveAsync(Call(), default);
        var three = budget.ReserveAsync(Call(), default);
        var four = budget.ReserveAsync(Call(), default);
        await AdvanceAsync(0.01);
        three.IsCompleted.ShouldBeFalse();

        // Shopify does not count the second call yet: it is still to be paid.
        budget.Settle(one, new CostReport(100, 100, 1000, 250, 100));
        await three.WaitAsync(TimeSpan.FromSeconds(5));
        four.IsCompleted.ShouldBeFalse();

        budget.Settle(two, new CostReport(100, 10, 1000, 900, 100));
        (await four.WaitAsync(TimeSpan.FromSeconds(5))).Cost.ShouldBe(100);
    }

    [Fact]
    public async Task An_answer_that_was_overtaken_is_not_believed()
    {
        using var budget = new CostBudget(_time);
        await SpendAsync(budget, new CostReport(100, 100, 1000, 1000, 100));
        var slow = await budget.ReserveAsync(Call(), default);
        var quick = await budget.ReserveAsync(Call(), default);
        budget.Settle(quick, new CostReport(100, 100, 1000, 150, 100));
        budget.Settle(slow, new CostReport(100, 100, 1000, 900, 100));

        var next = budget.ReserveAsync(Call(), default);

        await AdvanceAsync(0.1);
        next.IsCompleted.ShouldBeFalse("150 were left, of which 100 may be those of the slow call");
        await AdvanceAsync(0.5);
        (await next.WaitAsync(TimeSpan.FromSeconds(5))).Cost.ShouldBe(100);
    }

    [Fact]
    public async Task More_than_the_bucket_can_ever_hold_is_left_to_Shopify_to_refuse()
    {
        using var budget = new CostBudget(_time);
        await SpendAsync(budget, new CostReport(10, 10, 500, 500, 100));

        (await budget.ReserveAsync(Call() with { EstimatedCost = 9000 }, default)).Cost.ShouldBe(500);
    }

    [Fact]
    public async Task A_waiting_call_can_be_cancelled_and_the_next_one_goes_on()
    {
        using var budget = new CostBudget(_time);
        await SpendAsync(budget, new CostReport(100, 100, 1000, 0, 100));
        using var stop = new CancellationTokenSource();
        var waiting = budget.ReserveAsync(Call(), stop.Token);
        await stop.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => waiting);
        var next = budget.ReserveAsync(Call(), default);
        await AdvanceAsync(1.01);
        (await next.WaitAsync(TimeSpan.FromSeconds(5))).Cost.ShouldBe(100);
    }

    [Fact]
    public async Task A_thousand_calls_of_many_workers_are_never_more_than_the_bucket_holds()
    {
        using var budget = new CostBudget(TimeProvider.System);
        var shop = new Bucket(20_000);
        var transport = new BudgetedTransport(shop, budget, TimeProvider.System);

        await Parallel.ForEachAsync(Enumerable.Range(0, 1000), new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (_, stop) => await transport.SendAsync(Call(), stop));

        shop.Refused.ShouldBe(0);
        shop.Taken.ShouldBe(1000);
    }

    private static GraphQLRequest Call() => new(Operations.MetafieldsSet, null);

    private static async Task SpendAsync(CostBudget budget, CostReport report) => budget.Settle(await budget.ReserveAsync(Call() with { EstimatedCost = 1 }, default), report);

    private static async Task<double> ReservedAsync(CostBudget budget)
    {
        var reservation = await budget.ReserveAsync(Call(), default);
        budget.Settle(reservation, null);
        return reservation.Cost;
    }

    private async Task AdvanceAsync(double seconds)
    {
        _time.Advance(TimeSpan.FromSeconds(seconds));
        for (var i = 0; i < 20; i++) await Task.Yield();
        await Task.Delay(5);
    }

    /// <summary>A shop that counts as Shopify does, and refuses what its bucket does not hold.</summary>
    private sealed class Bucket(double rate) : IShopifyTransport
    {
        private const double Maximum = 1000;
        private readonly Lock _lock = new();
        private double _available = Maximum;
        private long _at = TimeProvider.System.GetTimestamp();

        public int Refused { get; private set; }

        public int Taken { get; private set; }

        public async Task<GraphQLResponse> SendAsync(GraphQLRequest request, CancellationToken cancellationToken)
        {
            await Task.Yield();
            lock (_lock)
            {
                var now = TimeProvider.System.GetTimestamp();
                _available = Math.Min(Maximum, _available + TimeProvider.System.GetElapsedTime(_at, now).TotalSeconds * rate);
                _at = now;
                if (_available < 20) Refused++;
                else Taken++;
                _available -= 20;
                return Calls.Ok($$$"""{"data":{},"extensions":{"cost":{"requestedQueryCost":20,"actualQueryCost":20,"throttleStatus":{"maximumAvailable":{{{Maximum}}},"currentlyAvailable":{{{Math.Max(0, Math.Floor(_available))}}},"restoreRate":{{{rate}}} } } } }""");
            }
        }
    }
}
