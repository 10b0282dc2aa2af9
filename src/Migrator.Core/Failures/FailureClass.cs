namespace Migrator.Core.Failures;

/// <summary>Who can mend a failure, and so what the program does with it.</summary>
public enum FailureClass
{
    /// <summary>The user's settings are wrong: stop before anything is written, exit code 2.</summary>
    Configuration,

    /// <summary>The run cannot go on (a revoked token, a full disk): stop, keep what is done, exit code 1.</summary>
    Fatal,

    /// <summary>The other side may answer next time: the only class that is tried again.</summary>
    Retriable,

    /// <summary>One record is bad: it is reported and the rest goes on.</summary>
    Record,

    /// <summary>Ours: an assumption of the program broke.</summary>
    Bug,
}
