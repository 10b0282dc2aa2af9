using Migrator.Core.Findings;
using Migrator.Core.Orchestration;

namespace Migrator.Core.Migration;

/// <summary>Divides an entity's export into chunks.</summary>
/// <param name="runs">The open runs.</param>
public sealed class PlanActivity(OpenRuns runs) : IActivity<EntityRef, EntityPlan>
{
    public static ActivityName<EntityRef, EntityPlan> Name { get; } = new("Plan");

    public async Task<EntityPlan> RunAsync(EntityRef input, CancellationToken cancellationToken)
    {
        var run = await runs.GetAsync(input.Run, cancellationToken);
        var findings = new List<Finding>();
        var workspace = run.Workspace(input.Entity, findings.Add);
        var plan = await run.Source.PlanAsync(input.Entity, workspace, cancellationToken);
        var isCarried = run.RowFile(input.Entity) is not null && await run.CarriesAsync(input.Entity, cancellationToken);
        if (!isCarried)
        {
            findings.Add(new Finding(
                input.Entity, "", "", "entity.exported-only", RecordState.Unsupported, null, null, "These records are exported and kept in the run's folder. This version does not write them to Shopify."));
        }

        await RunCsv.WriteAsync(run.Artifacts, workspace.Files.PlanFindings, findings, cancellationToken);
        return new EntityPlan(plan.Chunks, plan.Records, plan.Unreadable, findings.Count, isCarried);
    }
}

/// <param name="Chunks">How many.</param>
/// <param name="Records">Source records in all, if known.</param>
/// <param name="Unreadable">Seen, but not readable.</param>
/// <param name="Findings">Findings of planning.</param>
/// <param name="IsCarried">Whether the mapping makes rows of this entity.</param>
public sealed record EntityPlan(int Chunks, long? Records, long Unreadable, long Findings, bool IsCarried);
