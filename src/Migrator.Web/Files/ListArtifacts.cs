using Microsoft.AspNetCore.Http;
using Migrator.Core.Artifacts;
using Migrator.Core.Orchestration;
using Migrator.Web.Routes;
using Migrator.Web.Runs;

namespace Migrator.Web.Files;

/// <summary>The files of a run, in the order of their paths, in pages: <c>?limit=100&amp;after=PATH&amp;prefix=products/</c>.</summary>
internal sealed class ListArtifacts(IArtifactStore artifacts, RunReader runs) : IRouteHandler
{
    public async Task<IResult> HandleAsync(HttpContext context, IOrchestrationClient client)
    {
        var query = context.Request.Query;
        query.AllowOnly("limit", "after", "prefix");
        var limit = query.Limit(100, 1000);
        var (after, prefix) = (query.Text("after"), query.Text("prefix") ?? "");
        var run = context.Run();
        await runs.RequireAsync(run, context.RequestAborted);

        var self = context.Link($"migrations/{run}/artifacts");
        var page = new List<ArtifactView>();
        string? next = null;
        await foreach (var file in artifacts.ListAsync($"{run}/{prefix}", context.RequestAborted))
        {
            var path = file.Path.Value[(run.Value.Length + 1)..];
            if (after is not null && string.CompareOrdinal(path, after) <= 0) continue;
            if (page.Count == limit)
            {
                next = $"{self}?limit={limit}&after={Uri.EscapeDataString(page[^1].Path)}" + (prefix.Length > 0 ? $"&prefix={Uri.EscapeDataString(prefix)}" : "");
                break;
            }

            page.Add(new ArtifactView(path, file.Length, file.ModifiedAt, $"{self}/{string.Join('/', path.Split('/').Select(Uri.EscapeDataString))}"));
        }

        return Answers.Json(new ArtifactPage(page, next));
    }
}

/// <param name="Artifacts">By path.</param>
/// <param name="Next">Where the next page is; absent on the last one.</param>
internal sealed record ArtifactPage(IReadOnlyList<ArtifactView> Artifacts, string? Next);

/// <param name="Path">Within the run.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="ModifiedAt">UTC.</param>
/// <param name="Self">Leads to a short-lived link.</param>
internal sealed record ArtifactView(string Path, long Bytes, DateTimeOffset ModifiedAt, string Self);
