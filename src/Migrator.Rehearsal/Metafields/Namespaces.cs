namespace Migrator.Rehearsal.Metafields;

/// <summary>Namespaces of metafields: the app's own, and those that nobody may write.</summary>
internal static class Namespaces
{
    private const string App = "app--347082227713";

    /// <summary>What a namespace stands for: none, or <c>$app</c>, is the app's own.</summary>
    public static string Resolve(string? space) => space switch
    {
        null or "$app" => App,
        _ when space.StartsWith("$app:", StringComparison.Ordinal) => $"{App}--{space["$app:".Length..]}",
        _ => space,
    };

    public static bool IsApps(string space) => space.StartsWith("app--", StringComparison.Ordinal);

    public static bool IsForeignApps(string space) => IsApps(space) && space != App && !space.StartsWith(App + "--", StringComparison.Ordinal);

    public static bool IsReserved(string space) => space is "shopify_standard" or "protected" or "shopify-l10n-fields";
}
