using System.Text.Json;
using Migrator.Core;

namespace Migrator.Shopify.Import;

/// <summary>Where the import of a chunk stands: all that travels between two steps.</summary>
/// <param name="Round">From 1.</param>
/// <param name="Phase">Index of the write kind; -1 while planning.</param>
/// <param name="Part">Of the phase, from 0.</param>
/// <param name="Bulk">The bulk operation that runs for this part.</param>
/// <param name="Polls">How often it was looked at.</param>
internal sealed record ImportToken(int Round, int Phase, int Part, string? Bulk, int Polls)
{
    public static ImportToken Parse(string? token) =>
        token is null ? Plan(1) : JsonSerializer.Deserialize<ImportToken>(token, MigratorJson.Options) ?? Plan(1);

    public static ImportToken Plan(int round) => new(round, -1, 0, null, 0);

    public ImportToken NextPhase() => new(Round, Phase + 1, 0, null, 0);

    public ImportToken NextPart() => new(Round, Phase, Part + 1, null, 0);

    public override string ToString() => JsonSerializer.Serialize(this, MigratorJson.Options);
}
