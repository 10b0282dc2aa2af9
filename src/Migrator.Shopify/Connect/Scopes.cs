using Migrator.Core.Entities;
using Migrator.Core.Failures;

namespace Migrator.Shopify.Connect;

/// <summary>What a token must be allowed to do (FACTS 8).</summary>
internal static class Scopes
{
    private static readonly Dictionary<EntityType, string[]> Needed = new()
    {
        [EntityType.Attributes] = ["write_products"],
        [EntityType.Products] = ["write_products", "write_inventory", "write_files", "read_locations", "read_publications", "write_publications"],
    };

    /// <exception cref="MigratorException">Configuration: names every scope that is missing, each with the entities that need it.</exception>
    public static void Check(IReadOnlyList<EntityType> entities, IReadOnlyCollection<string> granted, string shop)
    {
        var missing = entities
            .SelectMany(entity => Needed.GetValueOrDefault(entity, []).Select(scope => (Scope: scope, Entity: entity)))
            .Where(need => !IsGranted(need.Scope, granted))
            .GroupBy(need => need.Scope, need => need.Entity, StringComparer.Ordinal)
            .Select(need => $"{need.Key} (for {string.Join(", ", need.Distinct())})")
            .ToList();
        if (missing.Count == 0) return;
        throw MigratorException.Configuration(
            $"The token for {shop} lacks the access scope{(missing.Count > 1 ? "s" : "")} {string.Join(", ", missing)}.", "Add them to the app, install it again on the shop, and start again.");
    }

    // Who may write may read.
    private static bool IsGranted(string scope, IReadOnlyCollection<string> granted) =>
        granted.Contains(scope) || (scope.StartsWith("read_", StringComparison.Ordinal) && granted.Contains("write_" + scope[5..]));
}
