using System.Text.RegularExpressions;

namespace Migrator.Architecture.Tests;

/// <summary>
/// Every log event has an id of its own, by which alerts and people find it. Read from the source: the compiler keeps the attribute out of assemblies.
/// </summary>
public sealed partial class LogEventTests
{
    private static readonly IReadOnlyList<string> Files = [.. Directory.GetFiles(Source(), "*.cs", SearchOption.AllDirectories).Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))];

    private static readonly IReadOnlyList<(string Where, int Id)> Events =
        [.. Files.SelectMany(f => Event().Matches(File.ReadAllText(f)).Select(m => ($"{Path.GetRelativePath(Source(), f)}: {m.Value}", m.Groups["id"].Success ? int.Parse(m.Groups["id"].Value) : 0)))];

    [Fact]
    public void Every_log_event_has_an_id()
    {
        Events.Count.ShouldBeGreaterThan(20);
        Events.Where(e => e.Id <= 0).Select(e => e.Where).ShouldBeEmpty();
    }

    [Fact]
    public void No_two_log_events_share_an_id() =>
        Events.GroupBy(e => e.Id).Where(g => g.Count() > 1).SelectMany(g => g.Select(e => e.Where)).ShouldBeEmpty();

    [Fact]
    public void Nothing_is_logged_but_by_an_event_with_an_id() => Files.Where(f => DirectCall().IsMatch(File.ReadAllText(f))).ShouldBeEmpty();

    private static string Source()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Migrator.sln"))) return Path.Combine(folder.FullName, "src");
        }

        throw new DirectoryNotFoundException("No Migrator.sln above the tests.");
    }

    [GeneratedRegex(@"\[LoggerMessage\((?:EventId = )?(?<id>\d+)?")]
    private static partial Regex Event();

    [GeneratedRegex(@"\.Log(Trace|Debug|Information|Warning|Error|Critical)\(")]
    private static partial Regex DirectCall();
}
