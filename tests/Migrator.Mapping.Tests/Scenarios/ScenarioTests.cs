using Migrator.Core.Records;
using Migrator.Mapping.Tests.Building;

namespace Migrator.Mapping.Tests.Scenarios;

public sealed class ScenarioTests
{
    private const string UpdateVariable = "UPDATE_SCENARIOS";
    private const string UpdateCommand = UpdateVariable + "=1 dotnet run --project tests/Migrator.Mapping.Tests -- -class '*ScenarioTests'";

    /// <summary>Rules that no scenario can show, with the reason.</summary>
    private static readonly Dictionary<string, string> NotShown = new(StringComparer.Ordinal)
    {
        [Rules.AttributeUnaccounted.Name] = "a fault of the program: Promises says that it never happens",
        [Rules.AttributeTwice.Name] = "XML joins two values of one attribute: AttributeTests",
        [Rules.EntityExportedOnly.Name] = "of entities that the mapping does not carry: StoreMappingTests",
    };

    public static TheoryData<string> Names => [.. Scenario.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Scenario_comes_out_as_written(string name)
    {
        var scenario = new Scenario(name);
        var result = await scenario.RunAsync();

        result.About.Says.ShouldNotBeEmpty();
        foreach (var (record, mapped) in result.Results)
        {
            if (record is ProductFamily family) Promises.ShouldHold(family, mapped, result.Shop);
        }

        foreach (var (file, content) in result.Files)
        {
            var path = Path.Combine(scenario.Folder, file);
            if (Environment.GetEnvironmentVariable(UpdateVariable) is not null) await File.WriteAllTextAsync(path, content);
            var written = File.Exists(path) ? await File.ReadAllTextAsync(path) : "";
            written.ShouldBe(content, $"{path}: the mapping says otherwise. If that is right, run: {UpdateCommand}");
        }
    }

    [Fact]
    public async Task Every_rule_is_shown_by_a_scenario()
    {
        var shown = new HashSet<string>(NotShown.Keys, StringComparer.Ordinal);
        foreach (var name in Scenario.Names)
        {
            var result = await new Scenario(name).RunAsync();
            shown.UnionWith(result.Results.SelectMany(r => r.Mapped.Findings.Select(f => f.Rule).Concat(r.Mapped.Outcomes.Select(o => o.Rule))));
        }

        Rules.All.Select(r => r.Name).Except(shown, StringComparer.Ordinal).ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_product_case_of_the_peers_oracle_has_a_scenario()
    {
        var cases = new HashSet<int>();
        foreach (var name in Scenario.Names) cases.UnionWith((await new Scenario(name).RunAsync()).About.PeerCases ?? []);

        Enumerable.Range(1, 20).Except(cases).ShouldBeEmpty();
    }
}
