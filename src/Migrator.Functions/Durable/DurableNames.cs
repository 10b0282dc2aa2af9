namespace Migrator.Functions.Durable;

/// <summary>
/// Names in Durable's history. A function app has one space of names for orchestrations, activities and everything else, ours one for each:
/// the kind is put behind the name.
/// </summary>
internal static class DurableNames
{
    private const string OrchestrationKind = "Orchestration";
    private const string ActivityKind = "Activity";

    public static string Orchestration(string name) => name + OrchestrationKind;

    public static string Activity(string name) => name + ActivityKind;

    /// <summary>Our name of an orchestration function; a function of another kind has none.</summary>
    public static string? OrchestrationOf(string function) => Without(OrchestrationKind, function);

    /// <summary>Our name of an activity function; a function of another kind has none.</summary>
    public static string? ActivityOf(string function) => Without(ActivityKind, function);

    private static string? Without(string kind, string function) =>
        function.Length > kind.Length && function.EndsWith(kind, StringComparison.Ordinal) ? function[..^kind.Length] : null;
}
