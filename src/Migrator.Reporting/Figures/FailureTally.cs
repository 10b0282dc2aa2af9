using Migrator.Core.Entities;
using Migrator.Core.Findings;
using Migrator.Core.Migration;

namespace Migrator.Reporting.Figures;

/// <summary>Counts failures by what was said of them, so that a thousand failures of one kind are one thing to attend to.</summary>
internal sealed class FailureTally(ReportLimits limits)
{
    private readonly Dictionary<(EntityType Entity, FailureKind Kind, string Rule), (CommonSentence Sentence, Bounded<FailureExample> Examples)> _groups = [];
    private long _others;

    /// <summary>A record that failed, with the finding that says why, if there is one.</summary>
    public void AddRecord(EndedRecord record, Finding? finding)
    {
        var outcome = record.Outcome;
        if (outcome.State == RecordState.Failed)
        {
            var message = finding?.Message ?? "The mapping could not carry it, and says no more.";
            Add(outcome.Entity, FailureKind.Unmapped, outcome.Rule, new FailureExample(outcome.Record, finding?.Field, finding?.Before, message));
        }
        else if (record.Result is { } result)
        {
            var error = result.Error ?? "Shopify refused it and gave no reason.";
            Add(outcome.Entity, FailureKind.Refused, Remedies.CodeOf(error) ?? "no code", new FailureExample(outcome.Record, null, outcome.Target, error));
        }
        else
        {
            Add(outcome.Entity, FailureKind.Unanswered, outcome.Rule, new FailureExample(outcome.Record, null, outcome.Target, "The import has no line for this record, so it is not known to be in Shopify."));
        }
    }

    /// <summary>A failure that is no record's end: a line that could not be read, or one value of a record that arrived.</summary>
    public void AddFinding(Finding finding)
    {
        var kind = string.IsNullOrEmpty(finding.Field) ? FailureKind.Unreadable : FailureKind.Value;
        Add(finding.Entity, kind, finding.Rule, new FailureExample(finding.Record, finding.Field, finding.Before, finding.Message));
    }

    /// <summary>Records before values, then the most frequent.</summary>
    public Failures Sum() => new(
        [.. _groups
            .Select(g =>
            {
                var (text, isExample) = g.Value.Sentence.Give();
                var remedy = g.Key.Kind == FailureKind.Refused ? Remedies.ForCode(g.Key.Rule) : Remedies.For(g.Key.Kind);
                return new FailureGroup(g.Key.Entity, g.Key.Kind, g.Key.Rule, g.Value.Examples.Count, text, isExample, remedy, g.Value.Examples.Kept);
            })
            .OrderBy(g => g.Kind == FailureKind.Value).ThenByDescending(g => g.Count).ThenBy(g => g.Rule, StringComparer.Ordinal).ThenBy(g => g.Kind).ThenBy(g => g.Entity.Name, StringComparer.Ordinal)],
        _others);

    private void Add(EntityType entity, FailureKind kind, string rule, FailureExample example)
    {
        var key = (entity, kind, rule);
        if (!_groups.TryGetValue(key, out var group))
        {
            if (_groups.Count >= limits.Failures)
            {
                _others++;
                return;
            }

            _groups[key] = group = (new CommonSentence(), new Bounded<FailureExample>(limits.Examples));
        }

        group.Sentence.Add(example.Message);
        group.Examples.Add(example);
    }
}
