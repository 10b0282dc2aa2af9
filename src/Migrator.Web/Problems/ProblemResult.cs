using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Migrator.Core;

namespace Migrator.Web.Problems;

/// <summary>Writes a problem as <c>application/problem+json</c>.</summary>
internal sealed class ProblemResult(Problem problem) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        if (problem.RetryAfter is { } wait)
            httpContext.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        var details = new ProblemDetails
        {
            Type = "urn:migrator:problem:" + problem.Kind,
            Title = problem.Title,
            Status = problem.Status,
            Detail = problem.Detail,
            Instance = httpContext.Request.Path,
            Extensions = { ["remedy"] = problem.Remedy },
        };
        if (problem.Errors is { } errors) details.Extensions["errors"] = errors;
        await Results.Json(details, MigratorJson.Options, "application/problem+json", problem.Status).ExecuteAsync(httpContext);
    }
}
