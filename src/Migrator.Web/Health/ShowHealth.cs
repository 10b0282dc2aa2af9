using Microsoft.AspNetCore.Http;
using Migrator.Core.Orchestration;
using Migrator.Web.Routes;

namespace Migrator.Web.Health;

/// <summary>Whether the host can work: 200, or 503 with what cannot.</summary>
internal sealed class ShowHealth(HealthChecks checks) : IRouteHandler
{
    public async Task<IResult> HandleAsync(HttpContext context, IOrchestrationClient client)
    {
        context.Request.Query.AllowOnly();
        var report = await checks.LookAsync(client, context.RequestAborted);
        return Answers.Json(report, report.Healthy ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }
}
