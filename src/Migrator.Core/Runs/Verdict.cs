using System.Text.Json.Serialization;
using Migrator.Core.Entities;

namespace Migrator.Core.Runs;

/// <summary>How a run ended, in one word.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<VerdictWord>))]
public enum VerdictWord
{
    /// <summary>Every record arrived, or was left behind by a named rule, and review found no difference. Exit code 0.</summary>
    [JsonStringEnumMemberName("complete")]
    Complete,

    /// <summary>Finished, with records that failed or differ, or of a kind that was asked for and is only kept. Exit code 3.</summary>
    [JsonStringEnumMemberName("incomplete")]
    Incomplete,

    /// <summary>The run could not go on. Exit code 1.</summary>
    [JsonStringEnumMemberName("failed")]
    Failed,

    /// <summary>Somebody stopped it. Exit code 130.</summary>
    [JsonStringEnumMemberName("cancelled")]
    Cancelled,
}

/// <summary>The truth about a run, as the last line of <c>--json</c> and as HTTP give it.</summary>
/// <param name="Word">In one word.</param>
/// <param name="Run">The run.</param>
/// <param name="Seconds">From its start to its end.</param>
/// <param name="Entities">Counts per entity.</param>
/// <param name="Findings">How many findings there are in all.</param>
/// <param name="Report">Where the report is; null where none was written.</param>
/// <param name="Error">Why it failed; null otherwise.</param>
public sealed record Verdict(
    [property: JsonPropertyName("verdict")] VerdictWord Word,
    RunId Run,
    double Seconds,
    IReadOnlyDictionary<EntityType, EntityCounts> Entities,
    long Findings,
    string? Report,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Error = null);

/// <summary>
/// Counts of source records: each record read is in exactly one of created, updated, unchanged, skipped and failed.
/// </summary>
/// <param name="Read">Records read from Magento.</param>
/// <param name="Created">In Shopify now, and not before.</param>
/// <param name="Updated">Were in Shopify; changed there by this run.</param>
/// <param name="Unchanged">Were in Shopify already, as they should be.</param>
/// <param name="Skipped">Left behind by a named rule.</param>
/// <param name="Failed">Could not be read, mapped, or was refused by Shopify.</param>
/// <param name="Differing">Records that review found to differ (counted in addition).</param>
public sealed record EntityCounts(long Read, long Created, long Updated, long Unchanged, long Skipped, long Failed, long Differing)
{
    public static EntityCounts None { get; } = new(0, 0, 0, 0, 0, 0, 0);

    public static EntityCounts operator +(EntityCounts a, EntityCounts b) => new(
        a.Read + b.Read, a.Created + b.Created, a.Updated + b.Updated, a.Unchanged + b.Unchanged, a.Skipped + b.Skipped, a.Failed + b.Failed, a.Differing + b.Differing);
}
