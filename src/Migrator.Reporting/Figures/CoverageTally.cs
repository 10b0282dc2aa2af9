using Migrator.Core.Entities;
using Migrator.Core.Findings;

namespace Migrator.Reporting.Figures;

/// <summary>Counts attribute values by where they ended. Grows with the attributes, not with the records.</summary>
internal sealed class CoverageTally
{
    private readonly Dictionary<(EntityType Entity, string Attribute), AttributeLine> _attributes = [];

    public void Add(AttributeCoverage values)
    {
        var key = (values.Entity, values.Attribute);
        var line = _attributes.GetValueOrDefault(key) ?? new AttributeLine(values.Entity, values.Attribute, 0, 0, 0, 0, 0, 0, 0);
        var n = values.Values;
        line = line with { Values = line.Values + n };
        _attributes[key] = values.State switch
        {
            RecordState.Moved => line with { Moved = line.Moved + n },
            RecordState.Transformed => line with { Transformed = line.Transformed + n },
            RecordState.Merged => line with { Merged = line.Merged + n },
            RecordState.Skipped => line with { Skipped = line.Skipped + n },
            RecordState.Unsupported => line with { Unsupported = line.Unsupported + n },
            RecordState.Failed => line with { Failed = line.Failed + n },
            _ => throw new ArgumentOutOfRangeException(nameof(values), values.State, "A state that the report does not know."),
        };
    }

    /// <summary>First what failed, then what was left behind, then what arrived in another form.</summary>
    public IReadOnlyList<AttributeLine> Lines() => [.. _attributes.Values
        .OrderByDescending(a => a.Failed > 0).ThenByDescending(a => a.LeftBehind).ThenByDescending(a => a.Transformed + a.Merged)
        .ThenBy(a => a.Attribute, StringComparer.Ordinal).ThenBy(a => a.Entity.Name, StringComparer.Ordinal)];
}
