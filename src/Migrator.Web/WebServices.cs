using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Migrator.Core.Artifacts;
using Migrator.Web.Files;
using Migrator.Web.Health;
using Migrator.Web.Routes;
using Migrator.Web.Runs;
using Migrator.Web.Schedules;

namespace Migrator.Web;

public static class WebServices
{
    /// <summary>
    /// Adds the handlers of all routes and the schedules. The host registers <see cref="IArtifactStore"/> and <c>ILedgers</c>; where its storage gives links
    /// of its own, an <see cref="IArtifactLinks"/> before this call.
    /// </summary>
    public static IServiceCollection AddMigratorWeb(this IServiceCollection services, WebOptions options)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(options).AddSingleton<MigratorApi>();
        services.AddSingleton<RequestLimits>().AddSingleton<IdempotencyKey>().AddSingleton<RunReader>().AddSingleton<FindingReader>().AddSingleton<HealthChecks>();
        services.AddSingleton<SignedLinks>();
        services.TryAddSingleton<IArtifactLinks>(s => s.GetRequiredService<SignedLinks>());
        foreach (var route in MigratorRoutes.All) services.AddSingleton(route.Handler);
        return services.AddSingleton<ScheduleRunner>().AddSingleton<ISchedule, DailyHealthCheck>();
    }
}
