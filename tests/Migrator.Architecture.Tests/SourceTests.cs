using ArchUnitNET.Loader;

namespace Migrator.Architecture.Tests;

/// <summary>What no room below a host may do.</summary>
public sealed class SourceTests
{
    private static readonly System.Reflection.Assembly[] BelowAHost =
    [
        typeof(Core.MigratorJson).Assembly,
        System.Reflection.Assembly.Load("Migrator.Magento"),
        System.Reflection.Assembly.Load("Migrator.Mapping"),
        System.Reflection.Assembly.Load("Migrator.Shopify"),
        System.Reflection.Assembly.Load("Migrator.Embedded"),
        System.Reflection.Assembly.Load("Migrator.Reporting"),
        System.Reflection.Assembly.Load("Migrator.Rehearsal"),
    ];

    private static readonly ArchUnitNET.Domain.Architecture Rooms = new ArchLoader().LoadAssemblies(BelowAHost).Build();

    [Fact]
    public void No_room_below_a_host_touches_the_console()
    {
        Rooms.Types.Where(t => t.Dependencies.Any(d => d.Target.FullName == "System.Console")).Select(t => t.FullName).ShouldBeEmpty();
    }

    [Fact]
    public void Mapping_is_pure()
    {
        string[] impure = ["System.IO.File", "System.IO.Directory", "System.Net.Http.HttpClient", "System.TimeProvider", "System.Random", "System.Environment"];
        Rooms.Types.Where(t => t.FullName.StartsWith("Migrator.Mapping", StringComparison.Ordinal) && t.Dependencies.Any(d => impure.Contains(d.Target.FullName)))
            .Select(t => t.FullName).ShouldBeEmpty();
    }

    [Fact]
    public void Folders_say_what_and_never_Models_Helpers_Utils_Managers_or_Common()
    {
        string[] vague = ["Models", "Helpers", "Utils", "Managers", "Common"];
        Rooms.Types.Where(t => t.Namespace.FullName.Split('.').Any(vague.Contains)).Select(t => t.FullName).ShouldBeEmpty();
    }

    [Fact]
    public void Orchestrations_depend_on_no_clock_store_or_client()
    {
        string[] forbidden = ["System.TimeProvider", "System.IO.Stream", "System.Guid", "System.Random"];
        var orchestrations = Rooms.Classes.Where(c => c.ImplementedInterfaces.Any(i => i.Name.StartsWith("IOrchestration`2", StringComparison.Ordinal))).ToList();
        orchestrations.ShouldNotBeEmpty();
        foreach (var orchestration in orchestrations)
            orchestration.Dependencies.Select(d => d.Target.FullName).Intersect(forbidden).ShouldBeEmpty(orchestration.FullName);
    }
}
