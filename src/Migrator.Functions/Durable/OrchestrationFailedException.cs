using System.Text;
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
    private static readonly string Type = typeof(OrchestrationFailedException).FullName!;

    /// <summary>Reads the failure back out of what Durable kept of the exception.</summary>
    public static Failure Read(TaskFailureDetails details)
    {
        for (TaskFailureDetails? inner = details; inner is not null; inner = inner.InnerFailure)
        {
            if (inner.ErrorType == Type) return Parse(inner.ErrorMessage);
        }

        // Not ours: Durable itself ended the instance, such as for a history that does not fit the code.
        return ReadText(details.ErrorMessage) with { Detail = details.ToString() };
    }

    /// <summary>Reads the failure back out of an instance's output: Azure Storage's table of instances has <c>type: message</c> there, and no details.</summary>
    public static Failure ReadText(string text) =>
        text.StartsWith(Type + ": ", StringComparison.Ordinal) ? Parse(text[(Type.Length + 2)..]) : new Failure(FailureClass.Fatal, text);

    private static Failure Parse(string message)
    {
        // A stack may follow.
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(message), new JsonReaderOptions { AllowMultipleValues = true });
        return JsonSerializer.Deserialize<Failure>(ref reader, MigratorJson.Options)!;
    }
}
