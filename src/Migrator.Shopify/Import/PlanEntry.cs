using System.Text.Json.Nodes;
using Migrator.Core.Findings;

namespace Migrator.Shopify.Import;

/// <summary>What is to be done with one row, found out by looking at the ledger and at Shopify.</summary>
internal sealed record PlanEntry
{
    public required string Record { get; init; }

    public required PlanAction Action { get; init; }

    /// <summary>Null for what is to be created.</summary>
    public string? ShopifyId { get; init; }

    /// <summary>Why it failed, or what a person should know though it did not.</summary>
    public string? Error { get; init; }

    /// <summary>In the order of their phases.</summary>
    public IReadOnlyList<PlannedWrite> Writes { get; init; } = [];

    /// <summary>What the importer wants to remember until the round ends, such as ids that are known.</summary>
    public JsonObject? Known { get; init; }

    /// <summary>The writes make something whose id a further round needs.</summary>
    public bool NeedsAnotherRound { get; init; }

    public static PlanEntry Failed(string record, string error) => new() { Record = record, Action = PlanAction.Failed, Error = error };
}

internal enum PlanAction
{
    Create,

    /// <summary>It is in Shopify; the writes, if any, make it as it should be.</summary>
    Update,

    /// <summary>The ledger says that it is as it should be.</summary>
    Unchanged,
    Failed,
}

/// <summary>A row that a round could not finish.</summary>
/// <param name="Record">The source id.</param>
/// <param name="Action">What was done to it so far; null for nothing.</param>
/// <param name="Error">Why it is not finished.</param>
internal sealed record PendingRecord(string Record, ImportAction? Action, string? Error);

/// <summary>What a plan amounts to.</summary>
/// <param name="Calls">For each phase, how many calls.</param>
/// <param name="Oversized">Phases with a call that costs more than a single call may.</param>
internal sealed record PlanTotals(IReadOnlyDictionary<string, int> Calls, IReadOnlyList<string> Oversized);
