using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Migrator.Core.Orchestration;
using Migrator.Web.Problems;

namespace Migrator.Web.Routes;

/// <summary>Answers requests: all that a host's trigger calls.</summary>
/// <param name="services">Has the handlers.</param>
public sealed class MigratorApi(IServiceProvider services)
{
    /// <summary>The answer to a request on a route: a problem where its input is wrong. A fault of ours goes through, for the host to log and answer 500.</summary>
    /// <param name="route">The route that the host matched.</param>
    /// <param name="request">The request, with the route's values.</param>
    /// <param name="client">Reaches the runs.</param>
    public async Task<IResult> RunAsync(MigratorRoute route, HttpRequest request, IOrchestrationClient client)
    {
        var handler = (IRouteHandler)services.GetRequiredService(route.Handler);
        try
        {
            return await handler.HandleAsync(request.HttpContext, client);
        }
        catch (Exception e) when (e.AsProblem() is not null)
        {
            return new ProblemResult(e.AsProblem()!);
        }
    }
}
