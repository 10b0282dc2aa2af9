using Migrator.Web.Files;
using Migrator.Web.Health;
using Migrator.Web.Runs;

namespace Migrator.Web.Routes;

/// <summary>The one list of routes: both hosts serve what stands here, and nothing else.</summary>
public static class MigratorRoutes
{
    /// <summary>Begins every path; the Functions host has the same prefix.</summary>
    public const string Root = "/api/";

    public static MigratorRoute StartMigration { get; } = Caller<StartRun>("StartMigration", "POST", "migrations");

    public static MigratorRoute ListMigrations { get; } = Caller<ListRuns>("ListMigrations", "GET", "migrations");

    public static MigratorRoute ShowMigration { get; } = Caller<ShowRun>("ShowMigration", "GET", "migrations/{id}");

    public static MigratorRoute ShowReport { get; } = Caller<ShowReport>("ShowReport", "GET", "migrations/{id}/report");

    public static MigratorRoute ListFindings { get; } = Caller<ListFindings>("ListFindings", "GET", "migrations/{id}/findings");

    public static MigratorRoute ListArtifacts { get; } = Caller<ListArtifacts>("ListArtifacts", "GET", "migrations/{id}/artifacts");

    /// <summary>Leads to a short-lived link.</summary>
    public static MigratorRoute OpenArtifact { get; } = Caller<OpenArtifact>("OpenArtifact", "GET", "migrations/{id}/artifacts/{*path}");

    /// <summary>Where the short-lived links of a host without blobs lead.</summary>
    public static MigratorRoute DownloadArtifact { get; } = new("DownloadArtifact", "GET", "downloads/{*path}", RouteAccess.SignedLink, typeof(DownloadArtifact));

    public static MigratorRoute CancelMigration { get; } = Caller<CancelRun>("CancelMigration", "POST", "migrations/{id}/cancel");

    public static MigratorRoute ResumeMigration { get; } = Caller<ResumeRun>("ResumeMigration", "POST", "migrations/{id}/resume");

    public static MigratorRoute ShowHealth { get; } = Caller<ShowHealth>("ShowHealth", "GET", "health");

    public static IReadOnlyList<MigratorRoute> All { get; } =
    [
        StartMigration, ListMigrations, ShowMigration, ShowReport, ListFindings, ListArtifacts, OpenArtifact, DownloadArtifact, CancelMigration, ResumeMigration, ShowHealth,
    ];

    private static MigratorRoute Caller<THandler>(string name, string method, string template)
        where THandler : IRouteHandler => new(name, method, template, RouteAccess.Caller, typeof(THandler));
}
