using Migrator.Core.Entities;
using Migrator.Core.Findings;

namespace Migrator.Reporting.Figures;

/// <summary>Counts differences by cause, and marks those records of the page's list that differ.</summary>
/// <param name="listed">The records that the page lists: the only ones whose difference is remembered by name.</param>
internal sealed class DifferenceTally(ReportLimits limits, IReadOnlySet<(EntityType Entity, string Record)> listed)
{
    private readonly Dictionary<(EntityType Entity, DifferenceCause Cause), Bounded<Difference>> _causes = [];
    private readonly HashSet<(EntityType Entity, string Record)> _differing = [];

    public long Count { get; private set; }

    public void Add(Difference difference)
    {
        Count++;
        var key = (difference.Entity, difference.Cause);
        if (!_causes.TryGetValue(key, out var cause)) _causes[key] = cause = new Bounded<Difference>(limits.Differences);
        cause.Add(difference);

        var record = (difference.Entity, difference.Record);
        if (Causes.Counts(difference.Cause) && listed.Contains(record)) _differing.Add(record);
    }

    public bool Differs(RecordLine record) => _differing.Contains((record.Entity, record.Record));

    /// <summary>Those that count first, then the most frequent.</summary>
    public IReadOnlyList<CauseLine> Lines() => [.. _causes
        .Select(c =>
        {
            var cause = Causes.Of(c.Key.Cause);
            return new CauseLine(c.Key.Entity, c.Key.Cause, cause.Name, c.Value.Count, Causes.Counts(c.Key.Cause), cause.Meaning, cause.Remedy, c.Value.Kept);
        })
        .OrderByDescending(c => c.Counts).ThenByDescending(c => c.Count).ThenBy(c => c.Cause).ThenBy(c => c.Entity.Name, StringComparer.Ordinal)];
}
