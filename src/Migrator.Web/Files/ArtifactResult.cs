using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using Migrator.Core.Artifacts;

namespace Migrator.Web.Files;

/// <summary>Streams one artifact; ranges are served, so that a large download can go on where it broke off.</summary>
/// <param name="artifacts">Where it is.</param>
/// <param name="path">Which.</param>
/// <param name="isAttachment">Saved by a browser and not shown.</param>
internal sealed class ArtifactResult(IArtifactStore artifacts, ArtifactPath path, bool isAttachment) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var stream = await artifacts.OpenReadAsync(path, httpContext.RequestAborted);
        var headers = httpContext.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.CacheControl = "private, no-store";
        if (isAttachment) headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileNameStar = path.Value[(path.Value.LastIndexOf('/') + 1)..] }.ToString();

        // The file result disposes the stream.
        await Results.File(stream, TypeOf(path.Value), enableRangeProcessing: true).ExecuteAsync(httpContext);
    }

    private static string TypeOf(string path) => Path.GetExtension(path) switch
    {
        ".html" => "text/html; charset=utf-8",
        ".csv" => "text/csv; charset=utf-8",
        ".json" => "application/json",
        ".jsonl" => "application/x-ndjson",
        ".xml" => "application/xml",
        _ => "application/octet-stream",
    };
}
