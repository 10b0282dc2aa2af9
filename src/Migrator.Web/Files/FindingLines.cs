using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Migrator.Core;
using Migrator.Core.Findings;

namespace Migrator.Web.Files;

/// <summary>Findings as one JSON object a line, written as they are read: memory does not grow with their number.</summary>
internal sealed class FindingLines(IAsyncEnumerable<(Finding Finding, FindingCursor Next)> findings, long most) : IResult
{
    public const string MediaType = "application/x-ndjson";

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.ContentType = MediaType;
        var (body, stop) = (httpContext.Response.Body, httpContext.RequestAborted);
        var left = most;
        await foreach (var (finding, _) in findings)
        {
            if (left-- == 0) break;
            await JsonSerializer.SerializeAsync(body, finding, MigratorJson.Options, stop);
            await body.WriteAsync("\n"u8.ToArray(), stop);
        }
    }
}
