using Migrator.Core.Entities;
using Migrator.Core.Failures;
using Migrator.Core.Migration;
using Migrator.Core.Orchestration;
using Migrator.Core.Runs;

namespace Migrator.Web.Runs;

/// <summary>A run as HTTP tells of it.</summary>
/// <param name="Run">Its id.</param>
/// <param name="Phase">Where it stands; absent where only its files are left.</param>
/// <param name="Step">Which of the steps; absent before the first.</param>
/// <param name="Current">The entity at work.</param>
/// <param name="Entities">How far each entity is; absent for one that has not begun.</param>
/// <param name="Verdict">The truth about a run that has ended, as <c>--json</c> prints it.</param>
/// <param name="Failure">Why it failed.</param>
/// <param name="CreatedAt">UTC.</param>
/// <param name="UpdatedAt">UTC.</param>
/// <param name="Links">What can be asked and done.</param>
internal sealed record RunView(
    RunId Run,
    InstancePhase? Phase,
    MigrationStep? Step,
    EntityType? Current,
    IReadOnlyDictionary<EntityType, EntityView> Entities,
    Verdict? Verdict,
    FailureView? Failure,
    DateTimeOffset? CreatedAt,
    DateTimeOffset? UpdatedAt,
    IReadOnlyDictionary<string, string> Links);

/// <summary>How far an entity is. Chunks are counts, not positions.</summary>
/// <param name="Chunks">In all; absent before they are planned.</param>
/// <param name="Exported">Chunks exported.</param>
/// <param name="Transformed">Chunks transformed.</param>
/// <param name="Imported">Chunks imported.</param>
/// <param name="Records">Source records read so far.</param>
/// <param name="Total">Source records in all; absent where the source cannot tell before reading.</param>
/// <param name="Counts">Where the records of the imported chunks ended.</param>
/// <param name="Findings">So far.</param>
internal sealed record EntityView(int? Chunks, int Exported, int Transformed, int Imported, long Records, long? Total, EntityCounts Counts, long Findings)
{
    public static EntityView Waiting { get; } = new(null, 0, 0, 0, 0, null, EntityCounts.None, 0);

    public static EntityView Of(EntityProgress p) => new(p.Plan.Chunks, p.Exported, p.Transformed, p.Imported, p.Records, p.Plan.Records, p.Counts, p.Findings);
}

/// <summary>A failure without what is meant for the log.</summary>
/// <param name="Class">Who can mend it.</param>
/// <param name="Message">What happened and what to do.</param>
internal sealed record FailureView(FailureClass Class, string Message);
