using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Migrator.Core.Artifacts;
using Migrator.Core.Runs;
using Migrator.Web.Problems;

namespace Migrator.Web.Routes;

/// <summary>Reads what stands in the address of a request.</summary>
internal static class Parameters
{
    // Function keys may travel in the address: they are the Functions host's.
    private static readonly string[] OfTheHost = ["code", "clientId"];

    /// <summary>The run's id in the path.</summary>
    public static RunId Run(this HttpContext context)
    {
        var text = (string?)context.GetRouteValue("id") ?? "";
        try
        {
            return new RunId(text);
        }
        catch (ArgumentException)
        {
            throw Problem.BadParameter("id", $"'{text}' is not a run's id: letters, digits and hyphens, 1 to 64 of them.", "GET /api/migrations lists the runs.").AsException();
        }
    }

    /// <summary>The artifact that the rest of the path names, within <paramref name="folder"/> (which ends with a slash, or is empty).</summary>
    public static ArtifactPath Artifact(this HttpContext context, string folder)
    {
        var text = (string?)context.GetRouteValue("path") ?? "";
        try
        {
            // Servers leave an escaped slash as it is: nothing may come out of a second look at it.
            if (text.Contains('%', StringComparison.Ordinal) || text.Any(char.IsControl)) throw new ArgumentException("Escaped twice.", nameof(context));
            return new ArtifactPath(folder + text);
        }
        catch (ArgumentException)
        {
            throw Problem.BadParameter("path", $"'{text}' is not the path of a file of a run.", "Give it as GET /api/migrations/{id}/artifacts lists it.").AsException();
        }
    }

    /// <summary>Refuses parameters that the route does not have: a misspelt filter must not give everything.</summary>
    public static void AllowOnly(this IQueryCollection query, params ReadOnlySpan<string> names)
    {
        foreach (var (name, values) in query)
        {
            if (OfTheHost.Contains(name, StringComparer.Ordinal)) continue;
            if (!names.Contains(name))
                throw Problem.BadParameter(name, $"There is no parameter '{name}' here.", names.Length == 0 ? "Leave it out." : $"There are: {string.Join(", ", names!)}.").AsException();
            if (values.Count > 1)
                throw Problem.BadParameter(name, $"The parameter '{name}' is given {values.Count} times.", "Give it once.").AsException();
        }
    }

    /// <summary>The page's size.</summary>
    public static int Limit(this IQueryCollection query, int @default, int most)
    {
        if (!query.TryGetValue("limit", out var text)) return @default;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit >= 1 && limit <= most
            ? limit
            : throw Problem.BadParameter("limit", $"'{text}' is not a number from 1 to {most}.", $"Leave it out for {@default}.").AsException();
    }

    /// <summary>A parameter's text; null where it is absent.</summary>
    public static string? Text(this IQueryCollection query, string name) => query.TryGetValue(name, out var text) ? text.ToString() : null;
}
