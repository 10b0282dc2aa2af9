namespace Migrator.Core.Failures;

/// <summary>A failure as data: the form in which it crosses an orchestration's history.</summary>
/// <param name="Class">What may be done about it.</param>
/// <param name="Message">What happened and what to do.</param>
/// <param name="Detail">Type and stack of the exception, for a log; null where it is the user's to mend.</param>
/// <param name="RetryAfter">How long the other side asked to wait before the next try, when it said so.</param>
public sealed record Failure(FailureClass Class, string Message, string? Detail = null, TimeSpan? RetryAfter = null)
{
    /// <summary>Every exception has a class: what nobody classified is a bug, and cancellation is never one.</summary>
    public static Failure From(Exception exception) => exception switch
    {
        MigratorException known => new Failure(known.Class, known.Message, known.Class is FailureClass.Bug ? known.ToString() : null, known.RetryAfter),
        ActivityFailedException failed => failed.Failure,
        _ => new Failure(FailureClass.Bug, $"{exception.GetType().Name}: {exception.Message}", exception.ToString()),
    };
}

/// <summary>Thrown inside an orchestration when an activity or sub-orchestration has failed for good.</summary>
/// <param name="task">The name of what failed.</param>
/// <param name="failure">What it said.</param>
public sealed class ActivityFailedException(string task, Failure failure) : Exception(failure.Message)
{
    public string Task { get; } = task;

    public Failure Failure { get; } = failure;
}
