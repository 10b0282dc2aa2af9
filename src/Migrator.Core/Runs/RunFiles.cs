using Migrator.Core.Artifacts;
using Migrator.Core.Entities;

namespace Migrator.Core.Runs;

/// <summary>
/// The names of a run's files, computed from run, entity, stage and chunk: a retried step overwrites its own output and never adds a second.
/// </summary>
/// <param name="run">The run whose files are meant.</param>
public sealed class RunFiles(RunId run)
{
    public RunId Run { get; } = run;

    /// <summary>The accepted request; secrets by reference only.</summary>
    public ArtifactPath Request => new($"{Run}/run.json");

    /// <summary>The mapping file as it was when the run was accepted; absent when none was given.</summary>
    public ArtifactPath Mapping => new($"{Run}/mapping.json");

    /// <summary>What step 1 found on both sides.</summary>
    public ArtifactPath Connection => new($"{Run}/connect.json");

    /// <summary>The verdict, as the last line of <c>--json</c> prints it.</summary>
    public ArtifactPath Verdict => new($"{Run}/verdict.json");

    /// <summary>The exported records with their counts and SHA-256.</summary>
    public ArtifactPath Manifest => new($"{Run}/manifest.json");

    /// <summary>What each entity came to: a later review goes by it.</summary>
    public ArtifactPath Results => new($"{Run}/results.json");

    /// <summary>The report for people, one page.</summary>
    public ArtifactPath Report => new($"{Run}/review/report.html");

    /// <summary>The same for programs: the summary, and every record's end, every difference and every finding. Its SHA-256 is the page's signature.</summary>
    public ArtifactPath ReportJson => new($"{Run}/review/report.json");

    /// <summary>The same for a spreadsheet: one line for every record's end, difference and finding.</summary>
    public ArtifactPath ReportCsv => new($"{Run}/review/report.csv");

    public EntityFiles For(EntityType entity) => new(Run, entity);
}

/// <summary>The files of one entity of a run. Chunks are numbered from 1.</summary>
/// <param name="run">The run.</param>
/// <param name="entity">The entity.</param>
public sealed class EntityFiles(RunId run, EntityType entity)
{
    public EntityType Entity { get; } = entity;

    /// <summary>Begins the path of all files of this entity.</summary>
    public string Folder => $"{run}/{Entity}/";

    /// <summary>A file that the source keeps for itself between planning and reading, such as an index of a CSV file.</summary>
    public ArtifactPath SourceFile(string name) => new($"{run}/{Entity}/export/{name}");

    /// <summary>What reading could not take: a broken line, a duplicate.</summary>
    public ArtifactPath PlanFindings => new($"{run}/{Entity}/export/plan.findings.csv");

    public ArtifactPath Records(int chunk) => new($"{run}/{Entity}/export/{chunk:00000}.xml");

    public ArtifactPath ExportFindings(int chunk) => new($"{run}/{Entity}/export/{chunk:00000}.findings.csv");

    public ArtifactPath Rows(int chunk) => new($"{run}/{Entity}/transform/{chunk:00000}.csv");

    public ArtifactPath TransformFindings(int chunk) => new($"{run}/{Entity}/transform/{chunk:00000}.findings.csv");

    /// <summary>Where each source record ended.</summary>
    public ArtifactPath Outcomes(int chunk) => new($"{run}/{Entity}/transform/{chunk:00000}.outcomes.csv");

    /// <summary>Where each attribute's values ended, counted.</summary>
    public ArtifactPath Coverage(int chunk) => new($"{run}/{Entity}/transform/{chunk:00000}.coverage.csv");

    /// <summary>One line a record: source id, Shopify id, action, error, request id.</summary>
    public ArtifactPath Results(int chunk) => new($"{run}/{Entity}/import/{chunk:00000}.csv");

    /// <summary>A file that the importer keeps for itself, such as the lines of a bulk operation.</summary>
    public ArtifactPath ImportFile(int chunk, string name) => new($"{run}/{Entity}/import/{chunk:00000}.{name}");

    /// <summary>What review found to differ.</summary>
    public ArtifactPath Differences => new($"{run}/review/{Entity}.differences.csv");

    /// <summary>A file that the reviewer keeps for itself.</summary>
    public ArtifactPath ReviewFile(string name) => new($"{run}/review/{Entity}.{name}");
}
