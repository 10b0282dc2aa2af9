using Microsoft.AspNetCore.Http;

namespace Migrator.Web.Problems;

/// <summary>A request that cannot be answered as it was meant; becomes the problem that it carries.</summary>
/// <param name="problem">What to answer.</param>
internal sealed class ProblemException(Problem problem) : Exception(problem.Detail)
{
    public Problem Problem { get; } = problem;
}

/// <summary>A wrong input in the words of RFC 9457.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Kind">A stable word for programs; the last part of the problem's type.</param>
/// <param name="Title">The kind in words.</param>
/// <param name="Detail">What was wrong with this request.</param>
/// <param name="Remedy">What the caller can do.</param>
internal sealed record Problem(int Status, string Kind, string Title, string Detail, string Remedy)
{
    /// <summary>Each wrong place of a body, where there are several.</summary>
    public IReadOnlyList<string>? Errors { get; init; }

    /// <summary>After which the same request may succeed.</summary>
    public TimeSpan? RetryAfter { get; init; }

    public ProblemException AsException() => new(this);

    public static Problem BadParameter(string name, string detail, string remedy) =>
        new(StatusCodes.Status400BadRequest, "bad-parameter", $"The parameter '{name}' is wrong.", detail, remedy);

    public static Problem BadBody(string detail, string remedy) =>
        new(StatusCodes.Status422UnprocessableEntity, "bad-request-body", "The body is not a migration that can be started.", detail, remedy);

    public static Problem UnknownRun(string run) =>
        new(StatusCodes.Status404NotFound, "unknown-run", "There is no such run.", $"No run has the id '{run}'.", "GET /api/migrations lists the runs.");
}
