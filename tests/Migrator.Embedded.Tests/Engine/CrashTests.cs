using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Migrator.TestKit;

namespace Migrator.Embedded.Tests.Engine;

public sealed class CrashTests : IDisposable
{
    private const int Kills = 20;

    private readonly TemporaryFolder _folder = new();
    private readonly HashSet<string> _answered = new(StringComparer.Ordinal);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_process_that_is_killed_at_random_moments_finishes_with_every_step_done_and_no_completed_one_repeated()
    {
        var random = new Random(20261124);
        var kills = 0;
        while (!await RunAsync(kills < Kills ? TimeSpan.FromMilliseconds(random.Next(0, 80)) : null))
        {
            kills++;
            kills.ShouldBeLessThanOrEqualTo(Kills);
            RememberAnswered();
        }

        var journal = await File.ReadAllLinesAsync(_folder.File("journal"), TestContext.Current.CancellationToken);
        var done = journal.Where(line => line.StartsWith("done ", StringComparison.Ordinal)).ToList();
        done.Distinct(StringComparer.Ordinal).Count().ShouldBe(CrashWorkload.Steps, "no step is lost");
        (done.Count - CrashWorkload.Steps).ShouldBeLessThanOrEqualTo(kills * CrashWorkload.MaxActivities, "only what was under way at a kill runs again");
        TestContext.Current.SendDiagnosticMessage($"{kills} kills, {done.Count - CrashWorkload.Steps} steps repeated that were done and not yet answered");
        kills.ShouldBeGreaterThan(3, "the process was killed in the middle");
    }

    /// <returns>Whether it came to its end before it was killed.</returns>
    private async Task<bool> RunAsync(TimeSpan? killAfter)
    {
        var assembly = typeof(CrashTests).Assembly.Location;
        var host = Environment.ProcessPath!;
        string[] program = Path.GetFileNameWithoutExtension(host) == "dotnet" ? ["exec", assembly] : [];
        var begunBefore = Begun().Count;

        using var process = Process.Start(new ProcessStartInfo(host, [.. program, CrashWorkload.Verb, _folder.File("history.db"), _folder.File("journal")]) { RedirectStandardError = true, UseShellExecute = false })!;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(30));
        try
        {
            if (killAfter is { } time)
            {
                // Counted from where it has begun to work: a slow start is not what is tested. Every fourth is killed during its start.
                if (time.Milliseconds % 4 != 0) await WhenWorkingAsync(process, begunBefore, patience.Token);
                await Task.WhenAny(process.WaitForExitAsync(TestContext.Current.CancellationToken), Task.Delay(time, TestContext.Current.CancellationToken));
                process.Kill();
            }

            // It comes to its end by itself: one that waits for what was lost never would.
            await process.WaitForExitAsync(patience.Token);
        }
        finally
        {
            if (!process.HasExited) process.Kill();
        }

        var begun = Begun().Skip(begunBefore);
        begun.ShouldNotContain(step => _answered.Contains(step), "a step whose answer is in history runs no more");
        if (process.ExitCode == 0) return true;
        if (killAfter is null) throw new InvalidOperationException($"Exit code {process.ExitCode}: {await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken)}");
        return false;
    }

    private async Task WhenWorkingAsync(Process process, int begunBefore, CancellationToken cancellationToken)
    {
        while (!process.HasExited && Begun().Count == begunBefore) await Task.Delay(3, cancellationToken);
    }

    private List<string> Begun() => !File.Exists(_folder.File("journal"))
        ? []
        : [.. Lines(_folder.File("journal")).Where(line => line.StartsWith("begin ", StringComparison.Ordinal)).Select(line => line["begin ".Length..])];

    private static IEnumerable<string> Lines(string path)
    {
        using var reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        while (reader.ReadLine() is { } line) yield return line;
    }

    /// <summary>The steps whose answers the history held when the process was dead: none of them may begin again.</summary>
    private void RememberAnswered()
    {
        if (!File.Exists(_folder.File("history.db"))) return;
        using var connection = new SqliteConnection($"Data Source={_folder.File("history.db")};Pooling=False");
        connection.Open();
        if (connection.Scalar("SELECT 1 FROM sqlite_master WHERE name = 'history'") is null) return;
        foreach (var payload in connection.Query(reader => reader.GetString(0), "SELECT payload FROM (SELECT kind, payload FROM history UNION ALL SELECT kind, payload FROM inbox) WHERE kind = 'ActivityCompleted'"))
            _answered.Add(payload.Trim('"'));
    }
}
