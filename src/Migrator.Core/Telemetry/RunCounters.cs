using Migrator.Core.Entities;
using Migrator.Core.Findings;
using Migrator.Core.Runs;

namespace Migrator.Core.Telemetry;

/// <summary>Counts what steps did. A step that is run again counts again: counters show work done, the report shows the truth.</summary>
internal static class RunCounters
{
    public static void Exported(EntityType entity, long records) => Add(entity, "export", "read", records);

    public static void Imported(EntityType entity, EntityCounts counts)
    {
        Add(entity, "import", "created", counts.Created);
        Add(entity, "import", "updated", counts.Updated);
        Add(entity, "import", "unchanged", counts.Unchanged);
        Add(entity, "import", "skipped", counts.Skipped);
        Add(entity, "import", "failed", counts.Failed);
    }

    public static void Found(IEnumerable<Finding> findings)
    {
        foreach (var group in findings.GroupBy(f => (f.Entity, f.Rule, f.State)))
        {
            MigratorTelemetry.Findings.Add(
                group.LongCount(), MigratorTelemetry.Of(group.Key.Entity), new KeyValuePair<string, object?>("rule", group.Key.Rule), new KeyValuePair<string, object?>("state", group.Key.State.ToString()));
        }
    }

    private static void Add(EntityType entity, string stage, string action, long records)
    {
        if (records > 0)
            MigratorTelemetry.Records.Add(records, MigratorTelemetry.Of(entity), new KeyValuePair<string, object?>("stage", stage), new KeyValuePair<string, object?>("action", action));
    }
}
