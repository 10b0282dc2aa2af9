using Microsoft.AspNetCore.Http;
using Migrator.Core.Artifacts;
using Migrator.Core.Orchestration;
using Migrator.Core.Runs;
using Migrator.Web.Problems;
using Migrator.Web.Routes;
using Migrator.Web.Runs;

namespace Migrator.Web.Files;

/// <summary>The report of a run, as HTML.</summary>
internal sealed class ShowReport(IArtifactStore artifacts, RunReader runs) : IRouteHandler
{
    public async Task<IResult> HandleAsync(HttpContext context, IOrchestrationClient client)
    {
        context.Request.Query.AllowOnly();
        var run = context.Run();
        await runs.RequireAsync(run, context.RequestAborted);
        var report = new RunFiles(run).Report;
        if (!await artifacts.ExistsAsync(report, context.RequestAborted))
        {
            throw new Problem(
                StatusCodes.Status404NotFound, "no-report-yet", "There is no report yet.", $"Run {run} has not come to its report.", $"GET {context.Link($"migrations/{run}")} says where it stands.").AsException();
        }

        // What Magento's people once typed stands in it: whatever slipped through its escaping can load nothing, send nothing and read no cookie.
        context.Response.Headers.ContentSecurityPolicy =
            "sandbox allow-scripts; default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";
        return new ArtifactResult(artifacts, report, isAttachment: false);
    }
}
