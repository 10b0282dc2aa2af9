using Microsoft.AspNetCore.Http;
using Migrator.Core.Artifacts;
using Migrator.Core.Orchestration;
using Migrator.Web.Problems;
using Migrator.Web.Routes;

namespace Migrator.Web.Files;

/// <summary>Where a signed link leads: nothing but the signature is asked.</summary>
internal sealed class DownloadArtifact(IArtifactStore artifacts, SignedLinks links) : IRouteHandler
{
    public async Task<IResult> HandleAsync(HttpContext context, IOrchestrationClient client)
    {
        var query = context.Request.Query;
        query.AllowOnly("expires", "signature");
        var path = context.Artifact("");
        if (!links.IsValid(path, query.Text("expires"), query.Text("signature")))
        {
            throw new Problem(
                StatusCodes.Status403Forbidden, "link-refused", "The link is not valid, or no longer.", "Its signature does not fit, or its time has passed.", "Ask for a new one: GET /api/migrations/{id}/artifacts/{path}.").AsException();
        }

        if (!await artifacts.ExistsAsync(path, context.RequestAborted)) throw new ArtifactNotFoundException(path);
        return new ArtifactResult(artifacts, path, isAttachment: true);
    }
}
