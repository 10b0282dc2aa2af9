using Microsoft.AspNetCore.Http;
using Migrator.Core.Artifacts;
using Migrator.Core.Failures;

namespace Migrator.Web.Problems;

/// <summary>Which failures of a handler are the caller's to know: the rest is the host's (500), and its log's.</summary>
internal static class Failures
{
    /// <summary>The problem that tells of this failure; null where it is a fault of ours.</summary>
    public static Problem? AsProblem(this Exception exception) => exception switch
    {
        ProblemException known => known.Problem,
        MigratorException { Class: FailureClass.Configuration } wrong => Problem.BadBody(wrong.What, wrong.Remedy),
        MigratorException { Class: FailureClass.Retriable } busy =>
            new Problem(StatusCodes.Status503ServiceUnavailable, "busy", "The storage does not answer just now.", busy.What, "Send the same request again.")
            {
                RetryAfter = busy.RetryAfter ?? TimeSpan.FromSeconds(5),
            },
        ArtifactNotFoundException missing =>
            new Problem(StatusCodes.Status404NotFound, "unknown-artifact", "There is no such file.", missing.Message, "GET /api/migrations/{id}/artifacts lists the files of a run."),
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } =>
            new Problem(StatusCodes.Status413PayloadTooLarge, "too-large", "The body is too large.", "The body is larger than this host takes.", "A migration with its mapping fits into 2 MB: leave records out of it."),
        BadHttpRequestException bad =>
            new Problem(bad.StatusCode, "bad-request", "The request cannot be read.", bad.Message, "Send it again, whole."),
        _ => null,
    };
}
