using Migrator.Core.Entities;
using Migrator.Core.Findings;

namespace Migrator.Reporting.Figures;

/// <summary>Counts findings by rule. Grows with the rules, not with the findings.</summary>
internal sealed class RuleTally(ReportLimits limits)
{
    private readonly Dictionary<(EntityType Entity, string Rule, RecordState State), (CommonSentence Sentence, Bounded<Finding> Findings)> _rules = [];

    public long Count { get; private set; }

    public void Add(Finding finding)
    {
        Count++;
        var key = (finding.Entity, finding.Rule, finding.State);
        if (!_rules.TryGetValue(key, out var rule)) _rules[key] = rule = (new CommonSentence(), new Bounded<Finding>(limits.Examples));
        rule.Sentence.Add(finding.Message);
        rule.Findings.Add(finding);
    }

    /// <summary>The worst states first, then the most frequent rules.</summary>
    public IReadOnlyList<RuleLine> Lines() => [.. _rules
        .Select(r =>
        {
            var (text, isExample) = r.Value.Sentence.Give();
            return new RuleLine(r.Key.Entity, r.Key.Rule, r.Key.State, r.Value.Findings.Count, text, isExample, r.Value.Findings.Kept);
        })
        .OrderByDescending(r => r.State).ThenByDescending(r => r.Count).ThenBy(r => r.Rule, StringComparer.Ordinal).ThenBy(r => r.Entity.Name, StringComparer.Ordinal)];
}
