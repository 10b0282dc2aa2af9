using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Migrator.Core.Orchestration;
using Migrator.Web.Problems;
using Migrator.Web.Routes;

namespace Migrator.Web.Serving;

public static class MigratorEndpoints
{
    /// <summary>Maps every route of <see cref="MigratorRoutes"/>. Nobody can map one and forget who may call it: the check stands in front of each.</summary>
    public static IEndpointRouteBuilder MapMigrator(this IEndpointRouteBuilder endpoints)
    {
        foreach (var route in MigratorRoutes.All)
            endpoints.MapMethods(MigratorRoutes.Root + route.Template, [route.Method], context => AnswerAsync(context, route)).WithDisplayName(route.Name);
        return endpoints;
    }

    private static async Task AnswerAsync(HttpContext context, MigratorRoute route)
    {
        var services = context.RequestServices;
        var refusal = route.Access == RouteAccess.SignedLink ? null : services.GetRequiredService<CallerCheck>().Refusal(context);
        var result = refusal is null
            ? await services.GetRequiredService<MigratorApi>().RunAsync(route, context.Request, services.GetRequiredService<IOrchestrationClient>())
            : new ProblemResult(refusal);
        await result.ExecuteAsync(context);
    }
}
