using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Migrator.Core.Failures;
using Migrator.Core.Orchestration;
using Migrator.Embedded.Engine.History;

namespace Migrator.Embedded.Engine.Dispatch;

/// <summary>Runs activities, so many at once, in the order in which they were asked for.</summary>
internal sealed class ActivityDispatcher(
    HistoryDatabase database, OrchestrationRegistry registry, IServiceProvider services, TimeProvider time, Idleness idleness, Action<Effects> carryOut, ILogger logger)
{
    private readonly Channel<CallKey> _queue = Channel.CreateUnbounded<CallKey>();
    private readonly Lock _lock = new();
    private readonly HashSet<RunningActivity> _running = [];

    public void Enqueue(CallKey call)
    {
        idleness.Begin();
        _queue.Writer.TryWrite(call);
    }

    /// <summary>Asks what is running for this execution and earlier ones to stop: nobody will hear its answer.</summary>
    public void Stop(string instance, int generation)
    {
        List<RunningActivity> stopped;
        lock (_lock) stopped = [.. _running.Where(running => running.Call.Generation <= generation && string.Equals(running.Call.Instance, instance, StringComparison.Ordinal))];
        foreach (var running in stopped) running.Stop();
    }

    /// <summary>One of the workers. Ends when cancelled; throws only when the history cannot be used.</summary>
    public async Task WorkAsync(CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var call in _queue.Reader.ReadAllAsync(cancellationToken))
            {
                await RunAsync(call, cancellationToken);
                idleness.End();
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The engine closes. What is queued is in history.
        }
    }

    private async Task RunAsync(CallKey call, CancellationToken cancellationToken)
    {
        if (database.Read(connection => connection.FindActivity(call)) is not { } work) return;
        using var running = new RunningActivity(call, cancellationToken);
        Task stoppedBefore;
        lock (_lock)
        {
            stoppedBefore = Task.WhenAll(_running.Where(other => other.IsStopped && string.Equals(other.Call.Instance, call.Instance, StringComparison.Ordinal)).Select(other => other.Finished));
            _running.Add(running);
        }

        try
        {
            // A restarted instance does not meet the last doings of its former self.
            await stoppedBefore.WaitAsync(cancellationToken);
            if (await AnswerAsync(call, work.Name, work.Input, running.Token) is not { } answer) return;
            var effects = new Effects();
            database.InTransaction(connection =>
            {
                Requests.Answer(connection, call, answer, effects);
                return true;
            });
            carryOut(effects);
        }
        finally
        {
            lock (_lock) _running.Remove(running);
            running.Finish();
        }
    }

    /// <summary>Null where it was stopped before it had an answer.</summary>
    private async Task<HistoryEvent?> AnswerAsync(CallKey call, string name, string? input, CancellationToken cancellationToken)
    {
        logger.ActivityBegins(name, call.Instance, call.Step);
        try
        {
            if (!registry.Activities.TryGetValue(name, out var activity))
                throw MigratorException.Bug($"There is no activity '{name}' in this version of the program, which step {call.Step} of '{call.Instance}' asks for.");
            var output = await activity.RunAsync(services, Payload.Read(input, activity.Input, $"The input of activity '{name}'"), cancellationToken);
            return new HistoryEvent(EventKind.ActivityCompleted, time.GetUtcNow(), call.Step, name, Payload.Write(output, activity.Output, $"The output of activity '{name}'"));
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            // Whatever it says now may be of our stopping it: it has no answer, and runs again unless its instance has ended.
            logger.ActivityStopped(name, call.Instance, call.Step);
            return null;
        }
        catch (Exception e)
        {
            // The failure is the answer: it goes to the orchestration as data.
            var failure = Failure.From(e);
            // What a user can mend is said in its own words; where in the code it was found helps only with our own faults.
            logger.ActivityFailed(failure.Class is FailureClass.Bug ? e : null, name, call.Instance, call.Step, failure.Class, failure.Message);
            return new HistoryEvent(EventKind.ActivityFailed, time.GetUtcNow(), call.Step, name, Payload.Write(failure));
        }
    }
}
