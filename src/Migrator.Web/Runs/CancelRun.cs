using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Migrator.Core.Artifacts;
using Migrator.Core.Migration;
using Migrator.Core.Orchestration;
using Migrator.Web.Routes;

namespace Migrator.Web.Runs;

/// <summary>Ends a run. What is done stays done; it can be resumed.</summary>
internal sealed class CancelRun(IArtifactStore artifacts, ILogger<CancelRun> logger) : IRouteHandler
{
    public async Task<IResult> HandleAsync(HttpContext context, IOrchestrationClient client)
    {
        context.Request.Query.AllowOnly();
        var run = context.Run();
        var state = await RunActions.RequireAsync(client, run, context.RequestAborted);
        if (!RunLinks.CanCancel(state.Phase)) throw RunActions.Conflict(state, "cancelled", "It has ended: there is nothing to cancel.").AsException();

        await client.TerminateAsync(run.Value, "Cancelled over HTTP.", context.RequestAborted);
        await UnfinishedRuns.CloseAsync(artifacts, run, context.RequestAborted);
        logger.RunCancelled(run.Value);
        return RunActions.Accepted(context, run, InstancePhase.Terminated);
    }
}
