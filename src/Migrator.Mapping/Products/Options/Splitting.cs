using Migrator.Core.Rows;

namespace Migrator.Mapping.Products.Options;

/// <summary>Divides variants into parts that the shop's limit allows, between values of the first option where that is possible.</summary>
internal static class Splitting
{
    public static IReadOnlyList<IReadOnlyList<ShopifyVariant>> Split(IReadOnlyList<ShopifyVariant> variants, int most)
    {
        if (variants.Count <= most) return [variants];
        var parts = new List<List<ShopifyVariant>>();
        foreach (var group in variants.GroupBy(v => v.OptionValues.Count > 0 ? v.OptionValues[0] : "", StringComparer.OrdinalIgnoreCase))
        {
            // A value with more variants than a product may have is divided itself.
            foreach (var piece in group.Chunk(most))
            {
                if (parts.Count == 0 || parts[^1].Count + piece.Length > most) parts.Add([]);
                parts[^1].AddRange(piece);
            }
        }

        return parts;
    }
}
