using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Migrator.Functions.Durable;
using Migrator.Web.Routes;

namespace Migrator.Functions.Triggers;

/// <summary>A trigger for each route of <see cref="MigratorRoutes"/>. A test compares.</summary>
/// <param name="api">Answers them.</param>
public sealed class HttpTriggers(MigratorApi api)
{
    [Function("StartMigration")]
    public Task<IResult> StartMigration([HttpTrigger(AuthorizationLevel.Function, "post", Route = "migrations")] HttpRequest request, [DurableClient] DurableTaskClient client) =>
        api.RunAsync(MigratorRoutes.StartMigration, request, new DurableOrchestrationClient(client));

    [Function("ListMigrations")]
    public Task<IResult> ListMigrations([HttpTrigger(AuthorizationLevel.Function, "get", Route = "migrations")] HttpRequest request, [DurableClient] DurableTaskClient client) =>
        api.RunAsync(MigratorRoutes.ListMigrations, request, new DurableOrchestrationClient(client));

    [Function("ShowMigration")]
    public Task<IResult> ShowMigration([HttpTrigger(AuthorizationLevel.Function, "get", Route = "migrations/{id}")] HttpRequest request, [DurableClient] DurableTaskClient client) =>
        api.RunAsync(MigratorRoutes.ShowMigration, request, new DurableOrchestrationClient(client));

    [Function("ShowReport")]
    public Task<IResult> ShowReport([HttpTrigger(AuthorizationLevel.Function, "get", Route = "migrations/{id}/report")] HttpRequest request, [DurableClient] DurableTaskClient client) =>
        api.RunAsync(MigratorRoutes.ShowReport, request, new DurableOrchestrationClient(client));

    [Function("ListFindings")]
    public Task<IResult> ListFindings([HttpTrigger(AuthorizationLevel.Function, "get", Route = "migrations/{id}/findings")] HttpRequest request, [DurableClient] DurableTaskClient client) =>
        api.RunAsync(MigratorRoutes.ListFindings, request, new DurableOrchestrationClient(client));

    [Function("ListArtifacts")]
    public Task<IResult> ListArtifacts([HttpTrigger(AuthorizationLevel.Function, "get", Route = "migrations/{id}/artifacts")] HttpRequest request, [DurableClient] DurableTaskClient client) =>
        api.RunAsync(MigratorRoutes.ListArtifacts, request, new DurableOrchestrationClient(client));

    [Function("OpenArtifact")]
    public Task<IResult> OpenArtifact([HttpTrigger(AuthorizationLevel.Function, "get", Route = "migrations/{id}/artifacts/{*path}")] HttpRequest request, [DurableClient] DurableTaskClient client) =>
        api.RunAsync(MigratorRoutes.OpenArtifact, request, new DurableOrchestrationClient(client));

    // Its handler checks the signature in the address: whoever has the link needs no key.
    [Function("DownloadArtifact")]
    public Task<IResult> DownloadArtifact([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "downloads/{*path}")] HttpRequest request, [DurableClient] DurableTaskClient client) =>
        api.RunAsync(MigratorRoutes.DownloadArtifact, request, new DurableOrchestrationClient(client));

    [Function("CancelMigration")]
    public Task<IResult> CancelMigration([HttpTrigger(AuthorizationLevel.Function, "post", Route = "migrations/{id}/cancel")] HttpRequest request, [DurableClient] DurableTaskClient client) =>
        api.RunAsync(MigratorRoutes.CancelMigration, request, new DurableOrchestrationClient(client));

    [Function("ResumeMigration")]
    public Task<IResult> ResumeMigration([HttpTrigger(AuthorizationLevel.Function, "post", Route = "migrations/{id}/resume")] HttpRequest request, [DurableClient] DurableTaskClient client) =>
        api.RunAsync(MigratorRoutes.ResumeMigration, request, new DurableOrchestrationClient(client));

    [Function("ShowHealth")]
    public Task<IResult> ShowHealth([HttpTrigger(AuthorizationLevel.Function, "get", Route = "health")] HttpRequest request, [DurableClient] DurableTaskClient client) =>
        api.RunAsync(MigratorRoutes.ShowHealth, request, new DurableOrchestrationClient(client));
}
