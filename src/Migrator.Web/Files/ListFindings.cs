using Microsoft.AspNetCore.Http;
using Migrator.Core.Findings;
using Migrator.Core.Orchestration;
using Migrator.Web.Routes;
using Migrator.Web.Runs;

namespace Migrator.Web.Files;

/// <summary>A run's findings: in pages, or, where the caller accepts <c>application/x-ndjson</c>, all of them as a stream of lines.</summary>
internal sealed class ListFindings(FindingReader findings, RunReader runs) : IRouteHandler
{
    public async Task<IResult> HandleAsync(HttpContext context, IOrchestrationClient client)
    {
        var query = context.Request.Query;
        query.AllowOnly(FindingFilter.Parameters);
        var filter = FindingFilter.Read(query);
        var limit = query.Limit(100, 1000);
        var after = FindingCursor.Read(query.Text("after"));
        var run = context.Run();
        await runs.RequireAsync(run, context.RequestAborted);

        var wanted = findings.ReadAsync(run, filter, after, context.RequestAborted);
        if (context.Request.GetTypedHeaders().Accept.Any(a => a.MediaType == FindingLines.MediaType))
            return new FindingLines(wanted, query.ContainsKey("limit") ? limit : long.MaxValue);

        var page = new List<Finding>();
        FindingCursor? last = null;
        string? next = null;
        await foreach (var (finding, place) in wanted)
        {
            if (page.Count == limit)
            {
                next = context.Link($"migrations/{run}/findings?limit={limit}&after={Uri.EscapeDataString(last.ToString()!)}{filter.ToQuery()}");
                break;
            }

            page.Add(finding);
            last = place;
        }

        return Answers.Json(new FindingPage(page, next));
    }
}

/// <param name="Findings">In the order of the run's files.</param>
/// <param name="Next">Where the next page is; absent on the last one.</param>
internal sealed record FindingPage(IReadOnlyList<Finding> Findings, string? Next);
