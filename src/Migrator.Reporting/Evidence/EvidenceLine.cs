using Migrator.Core.Findings;
using Migrator.Core.Migration;
using Migrator.Reporting.Figures;

namespace Migrator.Reporting.Evidence;

/// <summary>One line of <c>report.csv</c>; the names are its columns.</summary>
/// <param name="Kind"><c>difference</c>, <c>finding</c> or <c>record</c>.</param>
/// <param name="Entity">The kind of record.</param>
/// <param name="Record">Its source id.</param>
/// <param name="Field">The attribute or field; null where the whole record is meant.</param>
/// <param name="Rule">The rule that decided; of a difference its cause.</param>
/// <param name="State">Where the value or record ended; of a difference null.</param>
/// <param name="End">Of a record the column that it is counted in.</param>
/// <param name="Before">As Magento had it, or as review expected it.</param>
/// <param name="After">As it goes to Shopify, or as Shopify has it.</param>
/// <param name="Message">What happened and what to do; of a record what Shopify said.</param>
/// <param name="Target">Of a record what carries it.</param>
/// <param name="ShopifyId">Its gid.</param>
/// <param name="RequestId">Shopify's request id.</param>
internal sealed record EvidenceLine(
    string Kind,
    string Entity,
    string Record,
    string? Field,
    string Rule,
    string? State,
    string? End,
    string? Before,
    string? After,
    string? Message,
    string? Target,
    string? ShopifyId,
    string? RequestId)
{
    public static EvidenceLine Of(Difference d) =>
        new("difference", d.Entity.Name, d.Record, d.Field, Word.Of(d.Cause), null, null, d.Expected, d.Actual, Causes.Of(d.Cause).Meaning, null, d.ShopifyId, null);

    public static EvidenceLine Of(Finding f) =>
        new("finding", f.Entity.Name, f.Record, f.Field, f.Rule, Word.Of(f.State), null, f.Before, f.After, f.Message, null, null, null);

    public static EvidenceLine Of(EndedRecord r) =>
        new("record", r.Outcome.Entity.Name, r.Outcome.Record, null, r.Outcome.Rule, Word.Of(r.Outcome.State), Word.Of(r.End), null, null, r.Result?.Error, r.Outcome.Target, r.Result?.ShopifyId, r.Result?.RequestId);
}
