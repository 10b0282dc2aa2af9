using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Migrator.Core.Artifacts;
using Migrator.Core.Migration;
using Migrator.Core.Orchestration;
using Migrator.Web.Routes;

namespace Migrator.Web.Runs;

/// <summary>Begins a failed or cancelled run again under its id: what it did before is found and not done twice.</summary>
internal sealed class ResumeRun(IArtifactStore artifacts, ILogger<ResumeRun> logger) : IRouteHandler
{
    public async Task<IResult> HandleAsync(HttpContext context, IOrchestrationClient client)
    {
        context.Request.Query.AllowOnly();
        var run = context.Run();
        var state = await RunActions.RequireAsync(client, run, context.RequestAborted);
        var remedy = state.Phase == InstancePhase.Completed ? "It has finished: start a new run with the same settings, which writes only what differs." : "It is at work: watch it, or cancel it first.";
        if (!RunLinks.CanResume(state.Phase) || !await client.RestartAsync(run.Value, context.RequestAborted)) throw RunActions.Conflict(state, "resumed", remedy).AsException();

        await UnfinishedRuns.MarkAsync(artifacts, run, context.RequestAborted);
        logger.RunResumed(run.Value);
        return RunActions.Accepted(context, run, InstancePhase.Pending);
    }
}
