using System.Text.Json;
using Migrator.Core;

namespace Migrator.Shopify.Review;

/// <summary>Where the review of an entity stands.</summary>
/// <param name="Stage">What is next.</param>
/// <param name="Operations">Bulk queries that run.</param>
/// <param name="Polls">How often was looked in this stage.</param>
/// <param name="Tries">How often the queries were started.</param>
internal sealed record ReviewToken(ReviewStage Stage, IReadOnlyList<string> Operations, int Polls, int Tries)
{
    public static ReviewToken Parse(string? token) => token is null
        ? new ReviewToken(ReviewStage.Query, [], 0, 1)
        : JsonSerializer.Deserialize<ReviewToken>(token, MigratorJson.Options) ?? new ReviewToken(ReviewStage.Query, [], 0, 1);

    public ReviewToken At(ReviewStage stage) => this with { Stage = stage, Polls = 0 };

    public override string ToString() => JsonSerializer.Serialize(this, MigratorJson.Options);
}

internal enum ReviewStage
{
    /// <summary>Start the bulk queries.</summary>
    Query,

    /// <summary>Wait for them and copy their results.</summary>
    Copy,

    /// <summary>Wait for media that Shopify is still processing.</summary>
    Media,
    Compare,
}
