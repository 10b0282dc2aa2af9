using Microsoft.AspNetCore.Http;
using Migrator.Core.Orchestration;
using Migrator.Web.Routes;

namespace Migrator.Web.Runs;

/// <summary>One run: progress per entity, and the verdict once there is one.</summary>
internal sealed class ShowRun(RunReader runs) : IRouteHandler
{
    public async Task<IResult> HandleAsync(HttpContext context, IOrchestrationClient client)
    {
        context.Request.Query.AllowOnly();
        var run = context.Run();
        return Answers.Json(await runs.ReadAsync(run, client, phase => RunLinks.Of(context, run, phase), context.RequestAborted));
    }
}
