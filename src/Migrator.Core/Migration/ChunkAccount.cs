using Migrator.Core.Entities;
using Migrator.Core.Findings;
using Migrator.Core.Records;
using Migrator.Core.Rows;
using Migrator.Core.Stages;

namespace Migrator.Core.Migration;

/// <summary>
/// The books of one chunk: every record that it accounts for gets exactly one outcome. A mapping that forgets a record, or names it twice, is shown up here.
/// </summary>
/// <param name="entity">The entity.</param>
internal sealed class ChunkAccount(EntityType entity)
{
    private readonly Dictionary<string, Outcome> _outcomes = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Attribute, RecordState State), long> _coverage = [];

    public List<Finding> Findings { get; } = [];

    public IReadOnlyCollection<Outcome> Outcomes => _outcomes.Values;

    public IEnumerable<AttributeCoverage> Coverage => _coverage
        .OrderBy(c => c.Key.Attribute, StringComparer.Ordinal).ThenBy(c => c.Key.State)
        .Select(c => new AttributeCoverage(entity, c.Key.Attribute, c.Key.State, c.Value));

    /// <summary>Enters what the mapping made of a record, and gives its rows.</summary>
    public IReadOnlyList<IShopifyRow> Take(IMagentoRecord record, Mapped mapped)
    {
        Findings.AddRange(mapped.Findings);
        foreach (var values in mapped.Coverage)
        {
            var key = (values.Attribute, values.State);
            _coverage[key] = _coverage.GetValueOrDefault(key) + values.Values;
        }

        var expected = AccountedRecords.Of(record).ToHashSet(StringComparer.Ordinal);
        foreach (var outcome in mapped.Outcomes.Where(o => expected.Remove(o.Record))) Enter(outcome);
        foreach (var forgotten in expected)
        {
            Findings.Add(new Finding(entity, forgotten, "", "record.unaccounted", RecordState.Failed, null, null, "The mapping said nothing about this record. Please report it: this is a fault of the program."));
            Enter(new Outcome(entity, forgotten, RecordState.Failed, null, "record.unaccounted"));
        }

        return mapped.Rows;
    }

    /// <summary>Enters a record of an entity that is exported and goes no further.</summary>
    public void TakeUncarried(IMagentoRecord record)
    {
        foreach (var id in AccountedRecords.Of(record)) Enter(new Outcome(entity, id, RecordState.Unsupported, null, "entity.exported-only"));
    }

    /// <summary>A row cannot go to Shopify after all: its records fail, with the reason.</summary>
    public void Fail(string record, string rule, string message)
    {
        Findings.Add(new Finding(entity, record, "", rule, RecordState.Failed, null, null, message));
        if (_outcomes.ContainsKey(record)) _outcomes[record] = new Outcome(entity, record, RecordState.Failed, null, rule);
    }

    private void Enter(Outcome outcome)
    {
        if (!_outcomes.TryAdd(outcome.Record, outcome))
            Findings.Add(new Finding(entity, outcome.Record, "", "record.twice", RecordState.Failed, null, null, "The source gave this record twice in one chunk; the first counts. Please report it: this is a fault of the program."));
    }
}
