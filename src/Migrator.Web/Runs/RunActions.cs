using Microsoft.AspNetCore.Http;
using Migrator.Core.Migration;
using Migrator.Core.Orchestration;
using Migrator.Core.Runs;
using Migrator.Web.Problems;
using Migrator.Web.Routes;

namespace Migrator.Web.Runs;

/// <summary>What the actions on a run share.</summary>
internal static class RunActions
{
    /// <exception cref="ProblemException">There is no such run.</exception>
    public static async Task<InstanceState> RequireAsync(IOrchestrationClient client, RunId run, CancellationToken cancellationToken) =>
        await client.FindAsync(run.Value, cancellationToken) is { } state && state.Orchestration == MigrationOrchestration.Name.Name
            ? state
            : throw Problem.UnknownRun(run.Value).AsException();

    public static Problem Conflict(InstanceState state, string action, string remedy) =>
        new(StatusCodes.Status409Conflict, "wrong-phase", $"The run cannot be {action}.", $"Run {state.InstanceId} is {Phase(state.Phase)}.", remedy);

    public static IResult Accepted(HttpContext context, RunId run, InstancePhase phase)
    {
        var links = RunLinks.Of(context, run, phase);
        context.Response.Headers.Location = links["self"];
        return Answers.Json(new AcceptedRun(run, links), StatusCodes.Status202Accepted);
    }

    private static string Phase(InstancePhase phase) => phase switch
    {
        InstancePhase.Pending => "waiting to begin",
        InstancePhase.Running => "running",
        InstancePhase.Completed => "completed",
        InstancePhase.Failed => "failed",
        _ => "cancelled",
    };
}
