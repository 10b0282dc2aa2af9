using Migrator.Core.Entities;

namespace Migrator.Core.Failures;

/// <summary>
/// A failure with a class. Whoever knows the remote (or the file) decides the class; nobody above matches message text.
/// </summary>
/// <param name="failureClass">What may be done about it.</param>
/// <param name="what">What happened, as a sentence with the record, file or line it concerns.</param>
/// <param name="remedy">What the reader can do, as a sentence; empty when nothing can be done but reporting it.</param>
/// <param name="inner">The cause.</param>
public sealed class MigratorException(FailureClass failureClass, string what, string remedy = "", Exception? inner = null)
    : Exception(remedy.Length == 0 ? what : what + " " + remedy, inner)
{
    public FailureClass Class { get; } = failureClass;

    public string What { get; } = what;

    public string Remedy { get; } = remedy;

    /// <summary>How long the other side asked to wait before the next try, when it said so.</summary>
    public TimeSpan? RetryAfter { get; init; }

    public static MigratorException Configuration(string what, string remedy = "", Exception? inner = null) => new(FailureClass.Configuration, what, remedy, inner);

    public static MigratorException Fatal(string what, string remedy = "", Exception? inner = null) => new(FailureClass.Fatal, what, remedy, inner);

    public static MigratorException Retriable(string what, TimeSpan? retryAfter = null, Exception? inner = null) => new(FailureClass.Retriable, what, "", inner) { RetryAfter = retryAfter };

    public static MigratorException Bug(string what, Exception? inner = null) => new(FailureClass.Bug, what, "Please report it with the run's findings.", inner);

    /// <summary>The same failure, with the record's identity put in front: every wrap adds who it was.</summary>
    public MigratorException For(EntityType entity, string record) => new(Class, $"{entity} '{record}': {What}", Remedy, this) { RetryAfter = RetryAfter };
}
