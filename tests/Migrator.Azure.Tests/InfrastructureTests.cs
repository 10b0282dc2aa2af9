using System.Diagnostics;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Migrator.Core.Telemetry;
using Migrator.TestKit;

namespace Migrator.Azure.Tests;

/// <summary>What is deployed is valid, and what watches it looks at names that the program really emits.</summary>
public sealed partial class InfrastructureTests
{
    private static readonly string Infra = Path.Combine(ShopifyReference.RepositoryRoot, "infra");

    [Fact]
    public async Task The_templates_build_without_a_warning()
    {
        var (exit, output, error) = await BicepAsync("build", "--stdout", Path.Combine(Infra, "main.bicep"));

        error.Trim().ShouldBeEmpty();
        exit.ShouldBe(0);
        using var template = JsonDocument.Parse(output);
        template.RootElement.GetProperty("resources").EnumerateObject().Count().ShouldBeGreaterThan(5);
    }

    [Fact]
    public async Task The_templates_lint_without_a_warning()
    {
        var (exit, output, error) = await BicepAsync("lint", Path.Combine(Infra, "main.bicep"));

        (output + error).Trim().ShouldBeEmpty();
        exit.ShouldBe(0);
    }

    [Fact]
    public void The_workbook_and_the_alerts_name_only_metrics_and_tags_that_the_code_emits()
    {
        var texts = Directory.GetFiles(Infra, "*", SearchOption.AllDirectories).Where(f => f.EndsWith(".json", StringComparison.Ordinal) || f.EndsWith(".bicep", StringComparison.Ordinal)).Select(File.ReadAllText).ToList();
        var metrics = texts.SelectMany(t => MetricName().Matches(t)).Select(m => m.Groups[1].Value).Distinct(StringComparer.Ordinal).ToList();
        var tags = texts.SelectMany(t => TagName().Matches(t)).Select(m => m.Groups[1].Value).Distinct(StringComparer.Ordinal).ToList();

        metrics.Count.ShouldBeGreaterThan(5);
        metrics.Except(MigratorTelemetry.Metrics).ShouldBeEmpty();
        tags.ShouldNotBeEmpty();
        tags.Except(MigratorTelemetry.Tags).ShouldBeEmpty();
    }

    [Fact]
    public void Every_metric_in_the_list_has_an_instrument_and_the_other_way_round()
    {
        var instruments = typeof(MigratorTelemetry).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => f.GetValue(null)).OfType<System.Diagnostics.Metrics.Instrument>().Select(i => i.Name);

        instruments.ShouldBe(MigratorTelemetry.Metrics, ignoreOrder: true);
    }

    private static async Task<(int Exit, string Output, string Error)> BicepAsync(params string[] arguments)
    {
        var package = typeof(InfrastructureTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().FirstOrDefault(a => a.Key == "Bicep")?.Value;
        if (package is null) Assert.Skip("The Bicep compiler is restored on Linux only.");
        var program = Path.Combine(package, "tools", "bicep");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(program, File.GetUnixFileMode(program) | UnixFileMode.UserExecute);

        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.Environment["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1";
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output, await error);
    }

    [GeneratedRegex("name == \\\\?\"([^\"\\\\]+)\\\\?\"")]
    private static partial Regex MetricName();

    [GeneratedRegex("customDimensions\\.([A-Za-z.]+)")]
    private static partial Regex TagName();
}
