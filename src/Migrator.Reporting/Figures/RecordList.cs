using Migrator.Core.Entities;
using Migrator.Core.Findings;
using Migrator.Core.Migration;

namespace Migrator.Reporting.Figures;

/// <summary>Counts records by end and rule, and keeps as many as the page lists: those that failed before the others.</summary>
internal sealed class RecordList(ReportLimits limits)
{
    private readonly Bounded<RecordLine> _failed = new(limits.Records);
    private readonly Bounded<RecordLine> _others = new(limits.Records);
    private readonly Dictionary<(EntityType Entity, RecordEnd End, RecordState State, string Rule), long> _ends = [];

    public long Count => _failed.Count + _others.Count;

    public void Add(EndedRecord record)
    {
        var line = RecordLine.Of(record);
        (line.End == RecordEnd.Failed ? _failed : _others).Add(line);
        var key = (line.Entity, line.End, line.State, line.Rule);
        _ends[key] = _ends.GetValueOrDefault(key) + 1;
    }

    public long Of(EntityType entity, RecordEnd end) => _ends.Where(e => e.Key.Entity == entity && e.Key.End == end).Sum(e => e.Value);

    public IReadOnlyList<RecordLine> Listed() => [.. _failed.Kept.Concat(_others.Kept).Take(limits.Records)];

    public IReadOnlyList<EndLine> Ends() => [.. _ends
        .Select(e => new EndLine(e.Key.Entity, e.Key.End, e.Key.State, e.Key.Rule, e.Value))
        .OrderByDescending(e => e.Records).ThenBy(e => e.Rule, StringComparer.Ordinal).ThenBy(e => e.End).ThenBy(e => e.State).ThenBy(e => e.Entity.Name, StringComparer.Ordinal)];
}
