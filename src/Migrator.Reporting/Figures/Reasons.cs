using Migrator.Core.Findings;

namespace Migrator.Reporting.Figures;

/// <summary>The sentences under the verdict: what stands in the way, and what a reader should know though it does not.</summary>
internal static class Reasons
{
    public static IEnumerable<Reason> Of(EntityLine total, IReadOnlyList<EntityLine> entities, Failures failures, IReadOnlyList<CauseLine> causes, IReadOnlyList<AttributeLine> coverage, ShopSide shop)
    {
        if (shop.IsRehearsal) yield return new("This run went to a rehearsal shop: nothing was written to Shopify.", "counts");

        var arrived = total.Created + total.Updated + total.Unchanged;
        if (arrived > 0)
            yield return new($"{Sentence(arrived, "record is", "records are")} in Shopify: {Figure.Of(total.Created)} created, {Figure.Of(total.Updated)} updated, {Figure.Of(total.Unchanged)} unchanged.", "counts");
        if (total.Failed > 0) yield return new($"{Sentence(total.Failed, "record", "records")} failed. What was said, and what to do, is listed.", "attention");
        if (total.Differing > 0) yield return new($"{Sentence(total.Differing, "record differs", "records differ")} in Shopify from what was meant.", "differences");

        var values = failures.Groups.Where(g => g.Kind == FailureKind.Value).Sum(g => g.Count);
        if (values > 0) yield return new($"{Sentence(values, "value", "values")} of records that arrived could not be carried.", "attention");
        if (total.Skipped > 0) yield return new($"{Sentence(total.Skipped, "record was", "records were")} left behind, each by a named rule.", "ends");

        var left = coverage.Count(a => a.LeftBehind > 0);
        if (left > 0) yield return new($"{Figure.Of(left)} of {Figure.Of(coverage.Count, "attribute has", "attributes have")} values that are not in Shopify.", "coverage");

        foreach (var cause in causes.Where(c => c.Cause is DifferenceCause.StillProcessing or DifferenceCause.MissingAtSource))
            yield return new($"{cause.Name}: {Figure.Of(cause.Count, "difference", "differences")}. {cause.Meaning}", "differences");
        foreach (var entity in entities.Where(e => !e.IsCarried && e.Read > 0))
            yield return new($"{entity.Label} were read and kept as XML; this version does not write them to Shopify.", "counts");
    }

    private static string Sentence(long number, string one, string many) => number == 1 ? $"1 {one}" : $"{Figure.Of(number)} {many}";
}
