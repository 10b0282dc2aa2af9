using Microsoft.Extensions.Logging;
using Migrator.Core.Failures;

namespace Migrator.Embedded.Engine;

/// <summary>Event ids 4100 to 4199 are the embedded engine's.</summary>
internal static partial class EngineLog
{
    [LoggerMessage(4100, LogLevel.Information, "History {Path} opened; {Activities} activities and {Instances} instances go on from there")]
    public static partial void Opened(this ILogger logger, string path, int activities, int instances);

    [LoggerMessage(4101, LogLevel.Debug, "{Instance} of {Orchestration}: {Kind}")]
    public static partial void Ended(this ILogger logger, string instance, string orchestration, string kind);

    [LoggerMessage(4102, LogLevel.Error, "{Instance} of {Orchestration} failed: {Failure}")]
    public static partial void Failed(this ILogger logger, string instance, string orchestration, string failure);

    [LoggerMessage(4103, LogLevel.Debug, "Activity {Activity} of {Instance}, step {Step}, begins")]
    public static partial void ActivityBegins(this ILogger logger, string activity, string instance, int step);

    [LoggerMessage(4104, LogLevel.Warning, "Activity {Activity} of {Instance}, step {Step}, failed ({Class}): {Failure}")]
    public static partial void ActivityFailed(this ILogger logger, Exception? exception, string activity, string instance, int step, FailureClass @class, string failure);

    [LoggerMessage(4105, LogLevel.Debug, "Activity {Activity} of {Instance}, step {Step}, was stopped")]
    public static partial void ActivityStopped(this ILogger logger, string activity, string instance, int step);

    [LoggerMessage(4106, LogLevel.Warning, "The event {Event} for {Instance} is dropped: no such instance is running")]
    public static partial void EventDropped(this ILogger logger, string @event, string instance);

    [LoggerMessage(4107, LogLevel.Critical, "The engine stops")]
    public static partial void Stops(this ILogger logger, Exception exception);

    [LoggerMessage(4108, LogLevel.Warning, "Activities did not heed their cancellation within {Grace}; they run again at the next start")]
    public static partial void GraceOver(this ILogger logger, TimeSpan grace);
}
