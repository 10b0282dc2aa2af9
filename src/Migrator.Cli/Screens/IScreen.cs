using Migrator.Core.Entities;
using Migrator.Core.Failures;
using Migrator.Core.Migration;
using Migrator.Core.Runs;

namespace Migrator.Cli.Screens;

/// <summary>Prints what happens: for people, or as JSON lines for programs. Both print the same counters.</summary>
internal interface IScreen
{
    /// <summary>A sentence about something that was done.</summary>
    void Say(string sentence);

    /// <summary>One of the five steps begins.</summary>
    void Step(int number, string name, string sentence);

    /// <summary>Shows a run's progress while <paramref name="work"/> goes on, which reports it.</summary>
    Task<T> WatchAsync<T>(Func<IProgress<RunProgress>, Task<T>> work);

    /// <summary>The last word on a run.</summary>
    void Done(Verdict verdict);

    void Failed(Failure failure);

    void Cancelled();
}

/// <summary>How far a run is.</summary>
/// <param name="Run">The run.</param>
/// <param name="Status">Which step and entity.</param>
/// <param name="Entities">How far each entity is that has begun.</param>
internal sealed record RunProgress(RunId Run, MigrationStatus Status, IReadOnlyDictionary<EntityType, EntityProgress> Entities);
