using Migrator.Core.Failures;
using Migrator.Core.Orchestration;
using Migrator.Embedded.Engine;

namespace Migrator.Embedded.Tests.Engine;

/// <summary>
/// Work that counts: four sub-orchestrations of five rounds (each continues as new), a round being activities side by side, a timer, activities one after
/// the other, and one that must be tried again. Every activity writes into a journal when it begins and when it has done its work.
/// </summary>
internal static class CrashWorkload
{
    public const string Verb = "crash-workload";
    public const int Lanes = 4;
    public const int Rounds = 5;
    public const int SideBySide = 6;
    public const int InRow = 3;
    public const int MaxActivities = 4;

    public static int Steps => Lanes * Rounds * (SideBySide + InRow + 1);

    public static async Task<int> RunAsync(string database, string journal)
    {
        await using var engine = await SqliteEngine.OpenAsync(database, Registry(new Journal(journal)), EmptyServices.Instance, new EngineOptions { MaxActivities = MaxActivities }, TimeProvider.System);
        await engine.StartAsync(AllLanes.Name, "run", Nothing.Instance, CancellationToken.None);
        engine.Start();
        var end = await engine.WaitForEndAsync("run", null, CancellationToken.None);
        return end.Output?.GetInt32() == Steps ? 0 : 1;
    }

    private static OrchestrationRegistry Registry(Journal journal) => new OrchestrationRegistry()
        .AddOrchestration<AllLanes, Nothing, int>(() => new AllLanes())
        .AddOrchestration<Lane, LaneInput, int>(() => new Lane())
        .AddActivity<Step, string, string>(_ => new Step(journal));

    internal sealed record LaneInput(int Lane, int Round, int Done);

    private sealed class AllLanes : IOrchestration<Nothing, int>
    {
        public static OrchestrationName<Nothing, int> Name { get; } = new("AllLanes");

        public async Task<int> RunAsync(IOrchestrationContext context, Nothing input) =>
            (await Task.WhenAll(Enumerable.Range(0, Lanes).Select(lane => context.CallOrchestrationAsync(Lane.Name, $"run-{lane}", new LaneInput(lane, 0, 0))))).Sum();
    }

    private sealed class Lane : IOrchestration<LaneInput, int>
    {
        public static OrchestrationName<LaneInput, int> Name { get; } = new("Lane");

        public async Task<int> RunAsync(IOrchestrationContext context, LaneInput input)
        {
            string Id(string step) => $"{input.Lane}/{input.Round}/{step}";
            var done = (await Task.WhenAll(Enumerable.Range(0, SideBySide).Select(i => context.CallActivityAsync(Step.Name, Id($"side-{i}"))))).Length;
            await context.SleepAsync(TimeSpan.FromMilliseconds(5));
            for (var i = 0; i < InRow; i++, done++) await context.CallActivityAsync(Step.Name, Id($"row-{i}"));
            await context.CallActivityAsync(Step.Name, Id("again"), new RetryRule(20, TimeSpan.FromMilliseconds(5), TimeSpan.FromMilliseconds(5)));
            done++;

            if (input.Round == Rounds - 1) return input.Done + done;
            context.ContinueAsNew(input with { Round = input.Round + 1, Done = input.Done + done });
            return 0;
        }
    }

    private sealed class Step(Journal journal) : IActivity<string, string>
    {
        public static ActivityName<string, string> Name { get; } = new("Step");

        public async Task<string> RunAsync(string input, CancellationToken cancellationToken)
        {
            if (input.EndsWith("again", StringComparison.Ordinal) && !journal.Has($"refused {input}"))
            {
                journal.Write($"refused {input}");
                throw MigratorException.Retriable("busy");
            }

            journal.Write($"begin {input}");
            await Task.Delay(4, cancellationToken);
            journal.Write($"done {input}");
            return input;
        }
    }

    /// <summary>Lines that are in the file when the call returns, whatever becomes of the process.</summary>
    private sealed class Journal(string path)
    {
        private readonly Lock _lock = new();

        public void Write(string line)
        {
            lock (_lock) File.AppendAllText(path, line + "\n");
        }

        public bool Has(string line)
        {
            lock (_lock) return File.Exists(path) && File.ReadLines(path).Contains(line, StringComparer.Ordinal);
        }
    }
}
