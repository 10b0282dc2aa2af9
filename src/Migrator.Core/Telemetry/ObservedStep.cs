using System.Diagnostics;
using Migrator.Core.Entities;
using Migrator.Core.Failures;
using Migrator.Core.Runs;

namespace Migrator.Core.Telemetry;

/// <summary>The input of a step that is about a run: by it the step's span joins the run's trace.</summary>
public interface IStepOfRun
{
    RunId Run { get; }

    /// <summary>Null where the step is about the whole run.</summary>
    EntityType? StepEntity => null;
}

/// <summary>Wraps a step: a span in its run's trace, and how long it took.</summary>
internal static class ObservedStep
{
    public static async Task<TOut> RunAsync<TOut>(string name, object? input, Func<Task<TOut>> step)
    {
        var subject = input as IStepOfRun;
        using var span = MigratorTelemetry.Source.StartActivity(name, ActivityKind.Internal, subject is null ? default : MigratorTelemetry.TraceOf(subject.Run));
        span?.SetTag("migrator.run", subject?.Run.Value);
        span?.SetTag("entity", subject?.StepEntity?.Name);
        var began = Stopwatch.GetTimestamp();
        var outcome = "ok";
        try
        {
            return await step();
        }
        catch (Exception e)
        {
            outcome = e is OperationCanceledException ? "cancelled" : Failure.From(e).Class.ToString();
            span?.SetStatus(ActivityStatusCode.Error, outcome);
            throw;
        }
        finally
        {
            MigratorTelemetry.StepDuration.Record(
                Stopwatch.GetElapsedTime(began).TotalSeconds,
                new KeyValuePair<string, object?>("step", name),
                new KeyValuePair<string, object?>("entity", subject?.StepEntity?.Name ?? ""),
                new KeyValuePair<string, object?>("outcome", outcome));
        }
    }
}
