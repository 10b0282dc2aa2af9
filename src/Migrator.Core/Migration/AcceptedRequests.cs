using System.Text.Json;
using Migrator.Core.Artifacts;
using Migrator.Core.Failures;
using Migrator.Core.Runs;

namespace Migrator.Core.Migration;

/// <summary>The request of a run as it lies in the run's folder: what an upgrade, a restart or another process goes by.</summary>
public static class AcceptedRequests
{
    /// <summary>Writes the request and, if it names one, the text of its mapping file: later edits of either do not change the run.</summary>
    public static async Task WriteAsync(IArtifactStore artifacts, RunId run, MigrationRequest request, string? mappingJson, CancellationToken cancellationToken)
    {
        var files = new RunFiles(run);
        if (mappingJson is not null) await WriteTextAsync(artifacts, files.Mapping, mappingJson, cancellationToken);
        await WriteTextAsync(artifacts, files.Request, JsonSerializer.Serialize(request, MigratorJson.Indented), cancellationToken);
        await UnfinishedRuns.MarkAsync(artifacts, run, cancellationToken);
    }

    public static async Task<MigrationRequest> ReadAsync(IArtifactStore artifacts, RunId run, CancellationToken cancellationToken)
    {
        await using var stream = await artifacts.OpenReadAsync(new RunFiles(run).Request, cancellationToken);
        return await JsonSerializer.DeserializeAsync<MigrationRequest>(stream, MigratorJson.Options, cancellationToken)
            ?? throw MigratorException.Fatal($"The request of run {run} is empty.", "Start a new run.");
    }

    public static async Task<string?> ReadMappingAsync(IArtifactStore artifacts, RunId run, CancellationToken cancellationToken)
    {
        var path = new RunFiles(run).Mapping;
        if (!await artifacts.ExistsAsync(path, cancellationToken)) return null;
        await using var stream = await artifacts.OpenReadAsync(path, cancellationToken);
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync(cancellationToken);
    }

    internal static Task WriteTextAsync(IArtifactStore artifacts, ArtifactPath path, string text, CancellationToken cancellationToken) =>
        artifacts.WriteAsync(path, async (stream, stop) => await stream.WriteAsync(System.Text.Encoding.UTF8.GetBytes(text), stop), cancellationToken);
}
