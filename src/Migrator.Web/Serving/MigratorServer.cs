using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Migrator.Web.Problems;
using Migrator.Web.Schedules;

namespace Migrator.Web.Serving;

/// <summary>The embedded host's HTTP server: the routes of the Functions host, and its timer.</summary>
public static class MigratorServer
{
    /// <param name="options">Where it listens, and whom it lets in.</param>
    /// <param name="web">What callers may do.</param>
    /// <param name="services">Registers the rest: <c>IArtifactStore</c>, <c>ILedgers</c>, <c>IOrchestrationClient</c>, whatever runs the runs, and where logs go.</param>
    /// <returns>To be started; the caller disposes it.</returns>
    /// <exception cref="Core.Failures.MigratorException">Configuration: see <see cref="ServeOptions.Check"/>.</exception>
    public static WebApplication Build(ServeOptions options, WebOptions web, Action<IServiceCollection> services)
    {
        options.Check();

        // Nothing out of the environment or the folder that it happens to start in: what counts was given.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddRoutingCore().AddLogging();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = web.LargestBody;
            kestrel.Listen(options.Address, options.Port);
        });
        services(builder.Services);
        builder.Services.AddMigratorWeb(web).AddSingleton(options).AddSingleton<CallerCheck>().AddHostedService<ScheduleTimer>();

        var app = builder.Build();
        app.UseExceptionHandler(errors => errors.Run(AnswerFaultAsync));
        app.UseStatusCodePages(page => new ProblemResult(Unrouted(page.HttpContext)).ExecuteAsync(page.HttpContext));
        app.MapMigrator();
        return app;
    }

    /// <summary>What nobody below answered: the log has it (ASP.NET Core's own, with the trace id), the caller gets no more than where to look.</summary>
    private static Task AnswerFaultAsync(HttpContext context)
    {
        var failure = context.Features.Get<IExceptionHandlerFeature>()?.Error?.AsProblem();
        return new ProblemResult(failure ?? new Problem(
            StatusCodes.Status500InternalServerError, "fault", "The program failed.", $"It is a fault of the program or of its storage. Trace {System.Diagnostics.Activity.Current?.Id ?? context.TraceIdentifier}.", "The host's log has the rest."))
            .ExecuteAsync(context);
    }

    private static Problem Unrouted(HttpContext context) => context.Response.StatusCode switch
    {
        StatusCodes.Status404NotFound => new Problem(404, "unknown-path", "There is nothing here.", $"'{context.Request.Path}' is no path of this host.", "The paths begin with /api/migrations and /api/health."),
        StatusCodes.Status405MethodNotAllowed => new Problem(405, "wrong-method", "The method is not allowed here.", $"{context.Request.Method} is not allowed on '{context.Request.Path}'.", $"Allowed: {context.Response.Headers.Allow}."),
        var status => new Problem(status, "bad-request", "The request cannot be answered.", $"HTTP {status}.", "See the status."),
    };
}
