using Migrator.Core.Findings;
using Migrator.Rehearsal;
using Migrator.Shopify.Tests.Driving;

namespace Migrator.Shopify.Tests.Import;

public sealed class ThrottlingTests
{
    [Fact]
    public async Task Calls_wait_for_the_bucket_instead_of_being_refused()
    {
        await using var shop = await ShopDriver.OpenAsync(throttle: RehearsalPlan.Basic);
        await shop.ImportDefinitionsAsync();

        var result = await shop.ImportAsync([.. Enumerable.Range(1, 50).Select(i => Rows.Shirt($"S{i}"))]);

        result.Actions.ShouldBe([ImportAction.Created]);
        shop.Faults.Points.ShouldBeGreaterThan(2000, "more than the bucket of this plan holds when it is full");
        shop.Faults.Throttled.ShouldBe(0);
    }
}
