using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Migrator.Core.Migration;
using Migrator.Core.Orchestration;
using Migrator.Functions.Triggers;
using Migrator.Web.Routes;

namespace Migrator.Functions.Tests.Triggers;

/// <summary>The triggers are written out by hand: they are all there, and no other.</summary>
public sealed class TriggerParityTests
{
    private static readonly OrchestrationRegistry Registry = MigrationTasks.Register(new OrchestrationRegistry(), _ => null!, _ => null!);

    [Fact]
    public void Every_orchestration_has_its_trigger() =>
        Functions<OrchestrationTriggerAttribute>().Select(f => f.Name).ShouldBe(Registry.Orchestrations.Keys.Select(name => name + "Orchestration"), ignoreOrder: true);

    [Fact]
    public void Every_activity_has_its_trigger() =>
        Functions<ActivityTriggerAttribute>().Select(f => f.Name).ShouldBe(Registry.Activities.Keys.Select(name => name + "Activity"), ignoreOrder: true);

    [Fact]
    public void Every_route_has_its_trigger_with_the_same_method_path_and_access() =>
        Functions<HttpTriggerAttribute>()
            .Select(f => $"{f.Name}: {string.Join(',', f.Trigger.Methods!)} {f.Trigger.Route} {f.Trigger.AuthLevel}")
            .ShouldBe(MigratorRoutes.All.Select(r => $"{r.Name}: {r.Method.ToLowerInvariant()} {r.Template} {Level(r.Access)}"), ignoreOrder: true);

    [Fact]
    public async Task Every_http_trigger_answers_its_own_route()
    {
        foreach (var function in Functions<HttpTriggerAttribute>())
        {
            var asked = new AskedServices();
            var trigger = new HttpTriggers(new MigratorApi(asked));
            var call = (Task)function.Method.Invoke(trigger, [new Microsoft.AspNetCore.Http.DefaultHttpContext().Request, null])!;

            await Should.ThrowAsync<InvalidOperationException>(call);
            asked.Type.ShouldBe(MigratorRoutes.All.Single(r => r.Name == function.Name).Handler, function.Name);
        }
    }

    [Fact]
    public void One_timer_runs_the_schedules() => Functions<TimerTriggerAttribute>().ShouldHaveSingleItem().Name.ShouldBe("RunSchedules");

    [Fact]
    public void No_two_functions_have_one_name() =>
        typeof(HttpTriggers).Assembly.GetTypes().SelectMany(t => t.GetMethods()).Select(m => m.GetCustomAttribute<FunctionAttribute>()?.Name).OfType<string>().ShouldBeUnique();

    [Fact]
    public void Orchestrations_get_their_context_and_nothing_else() =>
        Functions<OrchestrationTriggerAttribute>().ShouldAllBe(f => f.Method.GetParameters().Single().ParameterType == typeof(TaskOrchestrationContext));

    private static AuthorizationLevel Level(RouteAccess access) => access == RouteAccess.SignedLink ? AuthorizationLevel.Anonymous : AuthorizationLevel.Function;

    private static IReadOnlyList<(string Name, T Trigger, MethodInfo Method)> Functions<T>()
        where T : Attribute =>
    [
        .. from type in typeof(HttpTriggers).Assembly.GetTypes()
           from method in type.GetMethods()
           let function = method.GetCustomAttribute<FunctionAttribute>()
           let trigger = method.GetParameters().Select(p => p.GetCustomAttribute<T>()).FirstOrDefault(a => a is not null)
           where function is not null && trigger is not null
           select (function.Name, trigger, method),
    ];

    private sealed class AskedServices : IServiceProvider
    {
        public Type? Type { get; private set; }

        public object? GetService(Type serviceType)
        {
            Type = serviceType;
            return null;
        }
    }
}
