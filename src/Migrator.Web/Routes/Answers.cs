using Microsoft.AspNetCore.Http;
using Migrator.Core;

namespace Migrator.Web.Routes;

internal static class Answers
{
    public static IResult Json<T>(T value, int status = StatusCodes.Status200OK) => Results.Json(value, MigratorJson.Options, statusCode: status);

    /// <summary>The path of a route as the caller sees it.</summary>
    public static string Link(this HttpContext context, string below) => $"{context.Request.PathBase}{MigratorRoutes.Root}{below}";
}
