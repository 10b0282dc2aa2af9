using System.Text.Json;
using Migrator.Core.Entities;
using Migrator.Core.Orchestration;
using Migrator.Core.Runs;
using Migrator.Core.Stages;
using Migrator.Core.Telemetry;

namespace Migrator.Core.Migration;

/// <summary>Sums up a run: writes its verdict and its report.</summary>
/// <param name="runs">The open runs.</param>
/// <param name="writer">Writes the report.</param>
public sealed class ReportActivity(OpenRuns runs, IReportWriter writer) : IActivity<ReportInput, Verdict>
{
    public static ActivityName<ReportInput, Verdict> Name { get; } = new("Report");

    public async Task<Verdict> RunAsync(ReportInput input, CancellationToken cancellationToken)
    {
        var run = await runs.GetAsync(input.Run, cancellationToken);
        var verdict = Sum(input, run.Files);
        var connection = await run.ConnectionAsync(cancellationToken);
        await writer.WriteAsync(run.Artifacts, run.Files, new RunReport(verdict, connection.Source, connection.Shop, input.StartedAt, input.Results), cancellationToken);
        await AcceptedRequests.WriteTextAsync(run.Artifacts, run.Files.Results, JsonSerializer.Serialize(new RunResults(input.StartedAt, input.Results), MigratorJson.Indented), cancellationToken);
        await AcceptedRequests.WriteTextAsync(run.Artifacts, run.Files.Verdict, JsonSerializer.Serialize(verdict, MigratorJson.Indented), cancellationToken);
        await runs.CloseAsync(input.Run, cancellationToken);
        MigratorTelemetry.Runs.Add(1, new KeyValuePair<string, object?>("verdict", verdict.Word.ToString()));
        return verdict;
    }

    private static Verdict Sum(ReportInput input, RunFiles files)
    {
        var counts = new Dictionary<EntityType, EntityCounts>();
        foreach (var result in input.Results)
        {
            var differing = input.Reviews.FirstOrDefault(r => r.Entity == result.Entity)?.Counts.Differing ?? 0;
            counts[result.Entity] = result.Counts with { Differing = differing };
        }

        // What was asked for and is only kept has not arrived, however well it is kept; and where nothing was read at all, nothing arrived.
        var arrived = input.Results.Any(r => r.Counts.Read > 0) && input.Results.All(r => r.IsCarried || r.Counts.Read == 0);
        var word = arrived && counts.Values.All(c => c is { Failed: 0, Differing: 0 }) ? VerdictWord.Complete : VerdictWord.Incomplete;
        var seconds = Math.Round((input.EndedAt - input.StartedAt).TotalSeconds, 1);
        return new Verdict(word, files.Run, seconds, counts, input.Results.Sum(r => r.Findings), files.Report.Value);
    }
}

/// <param name="Run">The run.</param>
/// <param name="StartedAt">UTC.</param>
/// <param name="EndedAt">UTC.</param>
/// <param name="Results">Of each entity.</param>
/// <param name="Reviews">Of each entity that was reviewed.</param>
public sealed record ReportInput(RunId Run, DateTimeOffset StartedAt, DateTimeOffset EndedAt, IReadOnlyList<EntityResult> Results, IReadOnlyList<EntityReview> Reviews) : IStepOfRun;

/// <summary>What a later review of the same run needs to know of it.</summary>
/// <param name="StartedAt">UTC.</param>
/// <param name="Entities">Of each entity.</param>
public sealed record RunResults(DateTimeOffset StartedAt, IReadOnlyList<EntityResult> Entities);
