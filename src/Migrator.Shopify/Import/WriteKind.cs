using System.Text.Json;
using System.Text.Json.Nodes;
using Migrator.Shopify.Admin;

namespace Migrator.Shopify.Import;

/// <summary>One kind of write: a phase of a chunk's import, run by single calls or by a bulk operation.</summary>
/// <param name="Name">Of the phase; part of file names.</param>
/// <param name="Single">The mutation as a single call.</param>
/// <param name="InBulk">The same with one connection at most.</param>
/// <param name="Root">The mutation field.</param>
internal sealed record WriteKind(string Name, GraphQLOperation Single, GraphQLOperation InBulk, string Root)
{
    public WriteKind(string name, GraphQLOperation operation, string root)
        : this(name, operation, operation, root)
    {
    }

    /// <summary>Whether sending a line twice ends like sending it once. False: a line without an answer is looked up, never just sent again.</summary>
    public bool IsRepeatable { get; init; }

    /// <summary>Never in bulk: there are few, or later lines need the answers at once.</summary>
    public bool IsAlwaysSingle { get; init; }

    /// <summary>Variables that only the single call takes.</summary>
    public IReadOnlyList<string> SingleOnly { get; init; } = [];
}

/// <summary>One call that a plan asks for.</summary>
/// <param name="Kind">The name of its <see cref="WriteKind"/>.</param>
/// <param name="Variables">Its variables.</param>
internal sealed record PlannedWrite(string Kind, JsonObject Variables)
{
    /// <summary>Points it will be asked for, where that can be told.</summary>
    public double? Cost { get; init; }

    /// <summary>The variable that takes the id of the record which the first phase creates; null where the id is known already.</summary>
    public string? CreatedId { get; init; }
}

/// <summary>A call about to be sent.</summary>
internal sealed record WriteLine(string Record, JsonObject Variables, double? Cost);

/// <summary>What became of one call.</summary>
/// <param name="Record">The source id.</param>
/// <param name="State">Whether there is an answer, and which.</param>
/// <param name="Payload">The mutation's payload.</param>
/// <param name="Error">Shopify's words, or why there is no answer.</param>
/// <param name="Request">Shopify's name for the call.</param>
internal sealed record Reply(string Record, ReplyState State, JsonElement? Payload, string? Error, string? Request);

internal enum ReplyState
{
    Done,

    /// <summary>Shopify does not take it.</summary>
    Refused,

    /// <summary>It may have taken effect or not; or it may go another time.</summary>
    Unknown,
}
