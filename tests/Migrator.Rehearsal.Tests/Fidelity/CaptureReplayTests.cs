using Migrator.Rehearsal.Tests.Driving;
using Migrator.TestKit;

namespace Migrator.Rehearsal.Tests.Fidelity;

/// <summary>
/// Replays recordings of real shops and measures how many answers agree. Recordings are of 2025-01 and 2026-04, the
/// stand-in is of 2026-10. The whole list is written beside the test's output as <c>capture-replay.txt</c>.
/// </summary>
public sealed class CaptureReplayTests
{
    private const double Floor = 0.87;
    private const double CostFloor = 0.95;
    private const int MostUnexplained = 0;
    private static readonly List<string[]> Explained =
        [.. File.ReadLines(Path.Combine(ShopifyReference.RepositoryRoot, "tests", "Migrator.Rehearsal.Tests", "Fidelity", "explained.txt")).Where(l => !l.StartsWith('#')).Select(l => l.Split(" | "))];

    private static readonly string[] Moments = ["/status:", "bjectCount:", "/fileSize:"];
    private static readonly string[] Domains = ["products", "metafields", "metafield-definitions", "bulk-operations", "media", "store-properties"];

    [Fact]
    public async Task Answers_agree_with_recordings_of_real_shops()
    {
        var captures = ShopifyReference.CapturesOrSkip();
        var files = Domains.SelectMany(d => Directory.EnumerateDirectories(captures).Select(v => Path.Combine(v, d)).Where(Directory.Exists).SelectMany(f => Directory.EnumerateFiles(f, "*.json"))).Order(StringComparer.Ordinal).ToArray();
        var results = new List<Replayed>();
        foreach (var path in files)
        {
            var interactions = Recording.Read(path);
            if (interactions.Count == 0)
                continue;
            var store = Path.GetFileName(path).Split("--")[0];
            await using var shop = await TestShop.OpenAsync(new RehearsalOptions { Throttle = false, ShopName = store, ShopHandle = store, Currency = "CAD", Locations = ["Shop location", "103 ossington"] });
            results.AddRange(await new Replay(shop, Path.GetRelativePath(captures, path)).RunAsync(interactions));
        }

        var compared = results.Where(r => r.Outcome is Outcome.Agrees or Outcome.Differs).ToArray();
        var share = compared.Count(r => r.Outcome == Outcome.Agrees) / (double)compared.Length;
        await File.WriteAllLinesAsync(Path.Combine(AppContext.BaseDirectory, "capture-replay.txt"), Report(results, share), TestContext.Current.CancellationToken);
        TestContext.Current.TestOutputHelper?.WriteLine(string.Join('\n', Report(results, share).Take(12)));

        results.Where(r => r.Outcome is Outcome.Differs && Reason(r) is null).Select(r => $"{r.File} {r.Place}").Count().ShouldBeLessThanOrEqualTo(MostUnexplained, "See capture-replay.txt beside the test, and name the reason in explained.txt.");
        var priced = results.Where(r => r.Costs is not null).ToArray();
        (priced.Count(r => r.Costs!.Value.Recorded == r.Costs.Value.Ours) / (double)priced.Length).ShouldBeGreaterThan(CostFloor, "See capture-replay.txt beside the test.");
        share.ShouldBeGreaterThan(Floor, "See capture-replay.txt beside the test for what differs.");
    }

    private static string? Reason(Replayed result) =>
        result.Operation.Contains("ulkOperation", StringComparison.Ordinal) && result.Differences.All(d => Moments.Any(m => d.Contains(m, StringComparison.Ordinal)))
            ? "A matter of moments: how far a bulk operation is when somebody looks"
            : Listed(result);

    private static string? Listed(Replayed result) => Explained.Find(e => $"{result.File} {result.Place}".Contains(e[0], StringComparison.Ordinal))?[1];

    private static IEnumerable<string> Report(List<Replayed> results, double share)
    {
        yield return $"{share:P1} of {results.Count(r => r.Outcome is Outcome.Agrees or Outcome.Differs)} answers agree";
        foreach (var outcome in results.CountBy(r => r.Outcome))
            yield return $"{outcome.Key}: {outcome.Value}";
        var priced = results.Where(r => r.Costs is not null).ToArray();
        yield return $"requested cost: {priced.Count(r => r.Costs!.Value.Recorded == r.Costs.Value.Ours)} of {priced.Length} the same";
        foreach (var off in priced.Where(r => r.Costs!.Value.Recorded != r.Costs.Value.Ours).CountBy(r => $"{r.Operation}: {r.Costs!.Value.Recorded} recorded, {r.Costs.Value.Ours} ours").Take(40))
            yield return $"  {off.Value}x {off.Key}";
        yield return "";
        foreach (var operation in results.GroupBy(r => r.Operation).OrderByDescending(g => g.Count(r => r.Outcome == Outcome.Differs)))
            yield return $"{operation.Key}: {operation.Count(r => r.Outcome == Outcome.Agrees)} agree, {operation.Count(r => r.Outcome == Outcome.Differs)} differ, {operation.Count(r => r.Outcome == Outcome.NotServed)} not served, {operation.Count(r => r.Outcome == Outcome.NeedsMore)} need more";
        foreach (var result in results.Where(r => r.Outcome is Outcome.Differs))
            yield return $"\n{result.File} {result.Place} {result.Operation}\n    REASON: {Reason(result) ?? "unexplained"}\n    {string.Join("\n    ", result.Differences)}";
    }
}
