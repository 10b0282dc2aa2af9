using Microsoft.AspNetCore.Http;
using Migrator.Core.Migration;
using Migrator.Core.Orchestration;
using Migrator.Core.Runs;
using Migrator.Web.Problems;
using Migrator.Web.Routes;

namespace Migrator.Web.Runs;

/// <summary>The runs, newest first, in pages: <c>?limit=20&amp;after=ID</c>.</summary>
internal sealed class ListRuns : IRouteHandler
{
    public async Task<IResult> HandleAsync(HttpContext context, IOrchestrationClient client)
    {
        var query = context.Request.Query;
        query.AllowOnly("limit", "after");
        var limit = query.Limit(20, 200);
        var after = query.Text("after");

        var seen = after is null;
        var page = new List<RunSummary>();
        var more = false;
        await foreach (var state in client.ListAsync(MigrationOrchestration.Name.Name, context.RequestAborted))
        {
            if (seen && page.Count == limit)
            {
                more = true;
                break;
            }

            if (seen) page.Add(new RunSummary(state.InstanceId, state.Phase, RunReader.WordOf(state), state.CreatedAt, state.UpdatedAt, context.Link($"migrations/{state.InstanceId}")));
            else seen = state.InstanceId == after;
        }

        if (!seen) throw Problem.BadParameter("after", $"There is no run '{after}' to go on after.", "Take 'next' out of the page before, or begin without 'after'.").AsException();
        return Answers.Json(new RunPage(page, more ? context.Link($"migrations?limit={limit}&after={page[^1].Run}") : null));
    }
}

/// <param name="Migrations">The newest first.</param>
/// <param name="Next">Where the next page is; absent on the last one.</param>
internal sealed record RunPage(IReadOnlyList<RunSummary> Migrations, string? Next);

/// <param name="Run">Its id.</param>
/// <param name="Phase">Where it stands.</param>
/// <param name="Verdict">Absent until it has ended.</param>
/// <param name="CreatedAt">UTC.</param>
/// <param name="UpdatedAt">UTC.</param>
/// <param name="Self">Where it is told in full.</param>
internal sealed record RunSummary(string Run, InstancePhase Phase, VerdictWord? Verdict, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, string Self);
