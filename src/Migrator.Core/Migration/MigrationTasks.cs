using Migrator.Core.Orchestration;
using Migrator.Core.Runs;
using Migrator.Core.Stages;

namespace Migrator.Core.Migration;

/// <summary>The one list of orchestrations and activities: both hosts run what stands here, and nothing else.</summary>
public static class MigrationTasks
{
    /// <param name="registry">Filled with all of them.</param>
    /// <param name="runs">Gives the open runs out of a host's services.</param>
    /// <param name="reports">Gives the report writer out of a host's services.</param>
    public static OrchestrationRegistry Register(OrchestrationRegistry registry, Func<IServiceProvider, OpenRuns> runs, Func<IServiceProvider, IReportWriter> reports) => registry
        .AddOrchestration<MigrationOrchestration, MigrationInput, Verdict>(() => new MigrationOrchestration())
        .AddOrchestration<EntityOrchestration, EntityInput, EntityResult>(() => new EntityOrchestration())
        .AddOrchestration<ImportOrchestration, ImportInput, EntityCounts>(() => new ImportOrchestration())
        .AddOrchestration<ReviewOrchestration, ReviewInput, ReviewCounts>(() => new ReviewOrchestration())
        .AddOrchestration<ReviewRunOrchestration, MigrationInput, Verdict>(() => new ReviewRunOrchestration())
        .AddActivity<ConnectActivity, ConnectInput, Connected>(s => new ConnectActivity(runs(s)))
        .AddActivity<PlanActivity, EntityRef, EntityPlan>(s => new PlanActivity(runs(s)))
        .AddActivity<ExportActivity, ChunkRef, ExportedChunk>(s => new ExportActivity(runs(s)))
        .AddActivity<TransformActivity, ChunkRef, TransformedChunk>(s => new TransformActivity(runs(s)))
        .AddActivity<ImportActivity, ImportStep, StepResult<EntityCounts>>(s => new ImportActivity(runs(s)))
        .AddActivity<ManifestActivity, ManifestInput, Nothing>(s => new ManifestActivity(runs(s)))
        .AddActivity<ReviewActivity, ReviewStep, StepResult<ReviewCounts>>(s => new ReviewActivity(runs(s)))
        .AddActivity<ReadResultsActivity, MigrationInput, RunResults>(s => new ReadResultsActivity(runs(s)))
        .AddActivity<ReportActivity, ReportInput, Verdict>(s => new ReportActivity(runs(s), reports(s)));
}
