using Microsoft.Extensions.Logging;
using Migrator.Core.Failures;

namespace Migrator.Functions;

/// <summary>What this host logs.</summary>
internal static partial class Log
{
    [LoggerMessage(EventId = 6001, Level = LogLevel.Error, Message = "Orchestration {Orchestration} of instance {Instance} failed ({Class}): {Reason}")]
    public static partial void OrchestrationFailed(this ILogger logger, string orchestration, string instance, FailureClass @class, string reason);

    [LoggerMessage(EventId = 6002, Level = LogLevel.Warning, Message = "{Activity} failed ({Class}): {Reason}")]
    public static partial void ActivityFailed(this ILogger logger, string activity, FailureClass @class, string reason, Exception exception);
}
