using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Migrator.Core.Artifacts;
using Migrator.Core.Failures;
using Migrator.Core.Migration;
using Migrator.Core.Orchestration;
using Migrator.Core.Runs;
using Migrator.Web.Problems;
using Migrator.Web.Routes;

namespace Migrator.Web.Runs;

/// <summary>Accepts a migration: checks it by the schema of the configuration file, keeps it with the run, starts the run.</summary>
internal sealed class StartRun(IArtifactStore artifacts, IdempotencyKey keys, RequestLimits limits, WebOptions options, ILogger<StartRun> logger) : IRouteHandler
{
    public async Task<IResult> HandleAsync(HttpContext context, IOrchestrationClient client)
    {
        context.Request.Query.AllowOnly();
        var body = await RequestBody.ReadAsync(context.Request, options.LargestBody, context.RequestAborted);
        var request = limits.Apply(Parse(body.Configuration), body);
        var run = await keys.RunForAsync(context.Request, request, body.Mapping, context.RequestAborted);

        // A repeated request writes the same files and starts nothing: so a first one that died in between is finished by it.
        if (await client.FindAsync(run.Value, context.RequestAborted) is null)
        {
            await AcceptedRequests.WriteAsync(artifacts, run, request, body.Mapping, context.RequestAborted);
            if (await client.StartAsync(MigrationOrchestration.Name, run.Value, new MigrationInput(run), context.RequestAborted)) logger.RunAccepted(run.Value);
        }

        var links = RunLinks.Of(context, run, InstancePhase.Pending);
        context.Response.Headers.Location = links["self"];
        return Answers.Json(new AcceptedRun(run, links), StatusCodes.Status202Accepted);
    }

    private static MigrationRequest Parse(string configuration)
    {
        const string Name = "The request's body";
        try
        {
            return MigrationRequestFile.Parse(configuration, Name);
        }
        catch (MigratorException e) when (e.Class == FailureClass.Configuration)
        {
            var places = e.What.Split(Environment.NewLine);
            throw (Problem.BadBody(places[0], "Correct it and send it again; the schema is that of the configuration file.") with { Errors = places }).AsException();
        }
    }
}

/// <param name="Run">Its id.</param>
/// <param name="Links">Where to watch it.</param>
internal sealed record AcceptedRun(RunId Run, IReadOnlyDictionary<string, string> Links);
