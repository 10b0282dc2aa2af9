using System.Text.Json.Nodes;
using Migrator.Core.Rows;

namespace Migrator.Shopify.Import.Products;

/// <summary>Metafields of a product or a variant: set where they changed, deleted only where we wrote them and the source has them no more.</summary>
internal static class MetafieldsPatch
{
    /// <summary>metafieldsSet takes 25 (FACTS 5).</summary>
    private const int AtOnce = 25;

    /// <param name="writes">Takes the writes.</param>
    /// <param name="owner">The product or variant.</param>
    /// <param name="wanted">What the row has.</param>
    /// <param name="last">What was last written, as far as it is known.</param>
    /// <param name="isTrusted">Whether that write was answered; where not, all are set, which changes none that are right.</param>
    /// <param name="touch">Called where there is something to write.</param>
    public static void Write(PatchWrites writes, string owner, IReadOnlyList<Metafield> wanted, IReadOnlyList<Metafield>? last, bool isTrusted, Action touch)
    {
        var set = wanted.Where(m => !isTrusted || last is null || !last.Contains(m)).ToList();
        foreach (var some in set.Chunk(AtOnce))
        {
            writes.Add(ProductKinds.MetafieldsSet, new JsonObject
            {
                ["metafields"] = new JsonArray([.. some.Select(m => With(ProductInputs.Metafield(m), owner))]),
            });
        }

        var gone = (last ?? []).Where(m => !wanted.Any(w => w.Namespace == m.Namespace && w.Key == m.Key)).ToList();
        foreach (var some in gone.Chunk(AtOnce))
        {
            writes.Add(ProductKinds.MetafieldsDelete, new JsonObject
            {
                ["metafields"] = new JsonArray([.. some.Select(m => With(new JsonObject { ["namespace"] = m.Namespace, ["key"] = m.Key }, owner))]),
            });
        }

        if (set.Count > 0 || gone.Count > 0) touch();
    }

    /// <summary>Without it the product could not be found again.</summary>
    public static void WriteCustomId(PatchWrites writes, string owner, string sourceId) =>
        writes.Add(ProductKinds.MetafieldsSet, new JsonObject { ["metafields"] = new JsonArray(With(ProductInputs.CustomIdMetafield(sourceId), owner)) });

    private static JsonObject With(JsonObject metafield, string owner)
    {
        metafield["ownerId"] = owner;
        return metafield;
    }
}
