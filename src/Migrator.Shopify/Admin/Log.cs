using Microsoft.Extensions.Logging;

namespace Migrator.Shopify.Admin;

/// <summary>What this room logs. Never a token, never a record's content.</summary>
internal static partial class Log
{
    [LoggerMessage(EventId = 3001, Level = LogLevel.Warning, Message = "{Operation} is sent again, try {Attempt}, after {Seconds:0.0} s: {Reason} (request {RequestId})")]
    public static partial void CallRetried(this ILogger logger, string operation, int attempt, double seconds, string reason, string? requestId);

    [LoggerMessage(EventId = 3002, Level = LogLevel.Information, Message = "Bulk operation {Id} runs {Operation} over {Lines} lines")]
    public static partial void BulkStarted(this ILogger logger, string id, string operation, int lines);

    [LoggerMessage(EventId = 3003, Level = LogLevel.Information, Message = "Bulk operation {Id} ended: {Status}")]
    public static partial void BulkEnded(this ILogger logger, string id, string status);

    [LoggerMessage(EventId = 3004, Level = LogLevel.Warning, Message = "{Count} records of chunk {Chunk} have no answer and are looked up in round {Round}")]
    public static partial void RoundAgain(this ILogger logger, int count, int chunk, int round);
}
