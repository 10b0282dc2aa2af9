using System.Text.Json.Serialization;
using Migrator.Core.Entities;
using Migrator.Core.Findings;
using Migrator.Core.Migration;
using Migrator.Core.Runs;
using Migrator.Core.Stages;

namespace Migrator.Reporting.Figures;

/// <summary>Everything that the page counts. It is the <c>summary</c> of <c>report.json</c>; what is only listed on the page is left out there.</summary>
internal sealed record Summary(
    VerdictWord Verdict,
    Judgement Judgement,
    RunId Run,
    string? Error,
    DateTimeOffset StartedAt,
    DateTimeOffset EndedAt,
    double Seconds,
    SourceProfile Source,
    ShopSide Shop,
    IReadOnlyList<EntityLine> Entities,
    EntityLine Total,
    Failures Failures,
    IReadOnlyList<AttributeLine> Coverage,
    IReadOnlyList<RuleLine> Rules,
    IReadOnlyList<CauseLine> Causes,
    IReadOnlyList<EndLine> Ends,
    long Findings,
    long Differences,
    long Records);

/// <summary>The summary and the lists of the page.</summary>
/// <param name="Summary">What is counted.</param>
/// <param name="Records">The records whose end is listed, failed ones first.</param>
internal sealed record Digest(Summary Summary, IReadOnlyList<RecordLine> Records);

/// <param name="IsRehearsal">It is a stand-in: nothing was written to Shopify.</param>
internal sealed record ShopSide(string Domain, string Name, string Plan, string Currency, bool IsRehearsal);

/// <summary>The columns of one entity. <paramref name="Sum"/> is created + updated + unchanged + skipped + failed, and must be <paramref name="Read"/>.</summary>
internal sealed record EntityLine(
    string Entity, string Label, bool IsCarried, long Read, long Created, long Updated, long Unchanged, long Skipped, long Failed, long Differing, long Sum)
{
    public bool AddsUp => Sum == Read;

    public static EntityLine Of(string entity, string label, bool isCarried, EntityCounts c) => new(
        entity, label, isCarried, c.Read, c.Created, c.Updated, c.Unchanged, c.Skipped, c.Failed, c.Differing, c.Created + c.Updated + c.Unchanged + c.Skipped + c.Failed);
}

/// <param name="Groups">The kinds of failure, most frequent first.</param>
/// <param name="Others">Failures of kinds beyond those.</param>
internal sealed record Failures(IReadOnlyList<FailureGroup> Groups, long Others);

/// <summary>Failures of one kind.</summary>
/// <param name="Entity">The kind of record.</param>
/// <param name="Kind">What failed.</param>
/// <param name="Rule">The rule, or Shopify's error code.</param>
/// <param name="Count">How many.</param>
/// <param name="Message">What Shopify or the rule said; what differs from one to the next is an ellipsis.</param>
/// <param name="IsExample">They have too little in common: the message is the first one's.</param>
/// <param name="Remedy">What to do.</param>
/// <param name="Examples">The first of them.</param>
internal sealed record FailureGroup(
    EntityType Entity, FailureKind Kind, string Rule, long Count, string Message, bool IsExample, string Remedy, [property: JsonIgnore] IReadOnlyList<FailureExample> Examples)
{
    [JsonIgnore]
    public long LeftOut => Count - Examples.Count;
}

internal sealed record FailureExample(string Record, string? Field, string? Value, string Message);

internal enum FailureKind
{
    /// <summary>Shopify refused the record.</summary>
    Refused,

    /// <summary>The mapping could not carry the record.</summary>
    Unmapped,

    /// <summary>The import has no line for a record that mapping gave it.</summary>
    Unanswered,

    /// <summary>The record could not be read.</summary>
    Unreadable,

    /// <summary>One value of a record that itself arrived.</summary>
    Value,
}

/// <summary>Where the values of one attribute ended.</summary>
internal sealed record AttributeLine(
    EntityType Entity, string Attribute, long Values, long Moved, long Transformed, long Merged, long Skipped, long Unsupported, long Failed)
{
    /// <summary>Values that are not in Shopify in any form.</summary>
    public long LeftBehind => Skipped + Unsupported + Failed;
}

/// <summary>The findings of one rule in one state.</summary>
/// <param name="Sentence">What its findings say in common; what differs from one to the next is an ellipsis.</param>
/// <param name="IsExample">They have too little in common: the sentence is the first one's.</param>
internal sealed record RuleLine(
    EntityType Entity, string Rule, RecordState State, long Count, string Sentence, bool IsExample, [property: JsonIgnore] IReadOnlyList<Finding> Examples)
{
    [JsonIgnore]
    public long LeftOut => Count - Examples.Count;

    /// <summary>Whether its findings say different things.</summary>
    [JsonIgnore]
    public bool Varies => Examples.Any(e => e.Message != Sentence);
}

/// <summary>The differences of one cause.</summary>
/// <param name="Counts">Whether it makes a record count as differing.</param>
internal sealed record CauseLine(
    EntityType Entity, DifferenceCause Cause, string Name, long Count, bool Counts, string Meaning, string Remedy, [property: JsonIgnore] IReadOnlyList<Difference> Examples)
{
    [JsonIgnore]
    public long LeftOut => Count - Examples.Count;
}

/// <summary>How many records one rule sent to one end.</summary>
internal sealed record EndLine(EntityType Entity, RecordEnd End, RecordState State, string Rule, long Records);

/// <summary>Where one record ended.</summary>
internal sealed record RecordLine(
    EntityType Entity, string Record, RecordEnd End, RecordState State, string Rule, string? Target, string? ShopifyId, string? Error, string? RequestId)
{
    public static RecordLine Of(EndedRecord r) => new(
        r.Outcome.Entity, r.Outcome.Record, r.End, r.Outcome.State, r.Outcome.Rule, r.Outcome.Target, r.Result?.ShopifyId, r.Result?.Error, r.Result?.RequestId);

    /// <summary>Review found it otherwise than was meant.</summary>
    [JsonIgnore]
    public bool Differs { get; init; }
}
