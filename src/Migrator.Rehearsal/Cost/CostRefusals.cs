using Migrator.Rehearsal.Language;

namespace Migrator.Rehearsal.Cost;

/// <summary>How Shopify turns away what costs too much.</summary>
internal static class CostRefusals
{
    public const double MostAtOnce = 1000;
    private const string Documentation = "https://shopify.dev/api/usage/rate-limits";

    public static ShopifyError TooMuch(double cost) => new(
        $"Query cost is {cost}, which exceeds the single query max cost limit (1000).\n\nSee https://shopify.dev/concepts/about-apis/rate-limits for more information on how the\ncost of a query is calculated.\n\nTo query larger amounts of data with fewer limits, bulk operations should be used instead.\nSee https://shopify.dev/tutorials/perform-bulk-operations-with-admin-api for usage details.\n",
        [],
        null,
        new Dictionary<string, object?>(StringComparer.Ordinal) { ["code"] = "MAX_COST_EXCEEDED", ["cost"] = cost, ["maxCost"] = MostAtOnce, ["documentation"] = Documentation });

    public static ShopifyError Throttled() => new(
        "Throttled",
        [],
        null,
        new Dictionary<string, object?>(StringComparer.Ordinal) { ["code"] = "THROTTLED", ["documentation"] = Documentation });
}
