using Migrator.Core.Rows;

namespace Migrator.Shopify.Import.Products;

/// <summary>
/// The three sides of a patch: what the row wants, what was last written, and what Shopify has now. What did not change at the source is left as people
/// made it in Shopify; where nothing reliable is known of the last write, everything that differs is written.
/// </summary>
/// <param name="Row">What is wanted.</param>
/// <param name="Last">What the ledger remembers; null for a product that is there and unknown to it.</param>
/// <param name="IsTrusted">The last write was answered, and its row is known.</param>
/// <param name="IsMissed">The last write was answered, and review has missed some of it since.</param>
/// <param name="Now">What Shopify has.</param>
internal sealed record PatchBasis(ShopifyProduct Row, WrittenProduct? Last, bool IsTrusted, bool IsMissed, ProductNow Now)
{
    /// <summary>Whether a value of the product is to be written.</summary>
    public bool Wants<T>(Func<ShopifyProduct, T> of, T? now) => Wants(of(Row), IsTrusted, IsTrusted ? of(Last!.Row!) : default, now);

    /// <summary>Whether a value is to be written, given whether the last written one is known.</summary>
    public static bool Wants<T>(T wanted, bool isKnown, T? last, T? now)
    {
        var same = EqualityComparer<T>.Default;
        return !(isKnown && same.Equals(wanted, last)) && !same.Equals(wanted, now);
    }
}

/// <summary>What a patch comes to.</summary>
internal sealed class PatchWrites
{
    public List<PlannedWrite> Writes { get; } = [];

    /// <summary>SKUs of variants that the writes concern.</summary>
    public HashSet<string> Touched { get; } = new(StringComparer.Ordinal);

    /// <summary>Something is made whose id must be known for the rest.</summary>
    public bool NeedsAnotherRound { get; set; }

    public void Add(WriteKind kind, System.Text.Json.Nodes.JsonObject variables, double? cost = null) => Writes.Add(new PlannedWrite(kind.Name, variables) { Cost = cost });
}
