using Microsoft.AspNetCore.Http;
using Migrator.Core.Artifacts;
using Migrator.Core.Orchestration;
using Migrator.Web.Routes;
using Migrator.Web.Runs;

namespace Migrator.Web.Files;

/// <summary>Sends the caller on to a short-lived link: files are large, and a link can be handed to whoever shall have this one file.</summary>
internal sealed class OpenArtifact(IArtifactStore artifacts, IArtifactLinks links, RunReader runs, WebOptions options) : IRouteHandler
{
    public async Task<IResult> HandleAsync(HttpContext context, IOrchestrationClient client)
    {
        context.Request.Query.AllowOnly();
        var run = context.Run();
        var path = context.Artifact($"{run}/");
        await runs.RequireAsync(run, context.RequestAborted);
        if (!await artifacts.ExistsAsync(path, context.RequestAborted)) throw new ArtifactNotFoundException(path);

        var link = await links.CreateAsync(path, options.LinkLifetime, context.RequestAborted);
        context.Response.Headers.CacheControl = "no-store";
        return Results.Redirect(link.IsAbsoluteUri ? link.AbsoluteUri : context.Link(link.OriginalString), permanent: false, preserveMethod: true);
    }
}
