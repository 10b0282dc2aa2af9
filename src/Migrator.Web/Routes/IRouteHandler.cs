using Microsoft.AspNetCore.Http;
using Migrator.Core.Orchestration;

namespace Migrator.Web.Routes;

/// <summary>Answers one route. Throws a <see cref="Problems.ProblemException"/> for wrong input.</summary>
internal interface IRouteHandler
{
    /// <param name="context">The request; its route values are those of the template.</param>
    /// <param name="client">Reaches the runs: a host may have one for each request.</param>
    Task<IResult> HandleAsync(HttpContext context, IOrchestrationClient client);
}
