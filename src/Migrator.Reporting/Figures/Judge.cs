using Migrator.Core.Runs;

namespace Migrator.Reporting.Figures;

/// <param name="Decision">Go or no-go.</param>
/// <param name="Sentence">The verdict in one sentence.</param>
/// <param name="Reasons">Why, and what to know besides.</param>
internal sealed record Judgement(Decision Decision, string Sentence, IReadOnlyList<Reason> Reasons);

internal enum Decision
{
    Go,
    NoGo,
}

/// <param name="Text">A sentence.</param>
/// <param name="Section">The part of the page that has more.</param>
internal sealed record Reason(string Text, string Section);

/// <summary>Says in words what the numbers mean. Go: everything is accounted for, nothing failed, nothing differs.</summary>
internal static class Judge
{
    public static Judgement Decide(VerdictWord word, EntityLine total, IReadOnlyList<string> faults, IReadOnlyList<Reason> reasons)
    {
        var (decision, sentence) = word switch
        {
            VerdictWord.Failed => (Decision.NoGo, "The run failed before it was finished."),
            VerdictWord.Cancelled => (Decision.NoGo, "The run was stopped before it was finished."),
            _ when faults.Count > 0 => (Decision.NoGo, "The numbers of this run do not agree with each other."),
            _ when total.Read == 0 => (Decision.NoGo, "The source gave no records, so nothing was migrated."),
            VerdictWord.Complete => (Decision.Go, $"{All(total.Read)} accounted for, and nothing in Shopify differs from what was meant."),
            _ => (Decision.NoGo, Short(total)),
        };
        return new Judgement(decision, sentence, [.. faults.Select(f => new Reason(f, "counts")), .. reasons]);
    }

    private static string All(long read) => read == 1 ? "The one record is" : $"All {Figure.Of(read)} records are";

    private static string Short(EntityLine total)
    {
        var of = $"of {Figure.Of(total.Read, "record", "records")}";
        return (total.Failed, total.Differing) switch
        {
            (0, 0) => $"No record {of} failed or differs, but not all that was asked for goes to Shopify: some of it is only kept.",
            (0, var differing) => $"{Figure.Of(differing)} {of} {(differing == 1 ? "differs" : "differ")} in Shopify from what was meant.",
            (var failed, 0) => $"{Figure.Of(failed)} {of} failed.",
            var (failed, differing) => $"{Figure.Of(failed)} {of} failed, and {Figure.Of(differing)} {(differing == 1 ? "differs" : "differ")} in Shopify from what was meant.",
        };
    }
}
