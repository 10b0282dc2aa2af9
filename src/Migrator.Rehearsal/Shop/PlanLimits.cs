namespace Migrator.Rehearsal.Shop;

/// <summary>What a plan allows.</summary>
/// <param name="Name">As <c>shop.plan.publicDisplayName</c> says it.</param>
/// <param name="RestoreRate">Cost points a second.</param>
/// <param name="Bucket">Most points at once.</param>
internal sealed record PlanLimits(string Name, double RestoreRate, double Bucket, int Locations)
{
    public static PlanLimits Of(RehearsalPlan plan) => plan switch
    {
        RehearsalPlan.Plus => new("Shopify Plus", 1_000, 20_000, 200),
        RehearsalPlan.Advanced => new("Advanced", 200, 4_000, 10),
        RehearsalPlan.Trial => new("Trial", 100, 2_000, 10),
        _ => new("Basic", 100, 2_000, 10),
    };
}
