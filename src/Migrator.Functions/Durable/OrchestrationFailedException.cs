using System.Text.Json;
using Microsoft.DurableTask;
using Migrator.Core;
using Migrator.Core.Failures;

namespace Migrator.Functions.Durable;

/// <summary>
/// Ends an orchestration as failed. It has to be an exception, so that the instance shows as failed wherever Durable's instances are shown; of an exception
/// history keeps its type and message, so the message is the <see cref="Failure"/> as JSON.
/// </summary>
internal sealed class OrchestrationFailedException(Failure failure) : Exception(JsonSerializer.Serialize(Payload.Fitting(failure), MigratorJson.Options))
{
    /// <summary>Reads the failure back.</summary>
    /// <param name="details">What Durable kept of an exception; nothing of an instance that was terminated.</param>
    /// <param name="message">What Durable says, where it kept nothing.</param>
    public static Failure Read(TaskFailureDetails? details, string message)
    {
        if (details is null) return new Failure(FailureClass.Fatal, message);
        for (TaskFailureDetails? inner = details; inner is not null; inner = inner.InnerFailure)
        {
            if (inner.ErrorType != typeof(OrchestrationFailedException).FullName) continue;
            return JsonSerializer.Deserialize<Failure>(inner.ErrorMessage, MigratorJson.Options)!;
        }

        // Not ours: Durable itself ended the instance, such as for a history that does not fit the code.
        return new Failure(FailureClass.Fatal, details.ErrorMessage, details.ToString());
    }
}
