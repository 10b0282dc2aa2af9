using Microsoft.Extensions.Logging;
using Migrator.Core.Failures;

namespace Migrator.Web;

/// <summary>What this room logs. Never a token, a signature or a record's content.</summary>
internal static partial class Log
{
    [LoggerMessage(EventId = 5001, Level = LogLevel.Information, Message = "Run {Run} was accepted over HTTP")]
    public static partial void RunAccepted(this ILogger logger, string run);

    [LoggerMessage(EventId = 5002, Level = LogLevel.Warning, Message = "Run {Run} was cancelled over HTTP")]
    public static partial void RunCancelled(this ILogger logger, string run);

    [LoggerMessage(EventId = 5003, Level = LogLevel.Information, Message = "Run {Run} was resumed over HTTP")]
    public static partial void RunResumed(this ILogger logger, string run);

    [LoggerMessage(EventId = 5010, Level = LogLevel.Error, Message = "Health check of {Component} failed ({Class}): {Reason}")]
    public static partial void Unhealthy(this ILogger logger, string component, FailureClass @class, string reason, Exception? exception);

    [LoggerMessage(EventId = 5020, Level = LogLevel.Information, Message = "Schedule {Schedule} ran, due at {DueAt}")]
    public static partial void ScheduleRan(this ILogger logger, string schedule, DateTimeOffset dueAt);

    [LoggerMessage(EventId = 5021, Level = LogLevel.Error, Message = "Schedule {Schedule}, due at {DueAt}, failed ({Class}): {Reason}")]
    public static partial void ScheduleFailed(this ILogger logger, string schedule, DateTimeOffset dueAt, FailureClass @class, string reason, Exception exception);

    [LoggerMessage(EventId = 5022, Level = LogLevel.Warning, Message = "{File} is not what the program wrote there: the schedule counts as never run")]
    public static partial void ScheduleStateUnreadable(this ILogger logger, string file, Exception exception);
}
