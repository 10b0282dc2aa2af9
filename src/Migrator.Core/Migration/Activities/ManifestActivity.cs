using System.Security.Cryptography;
using System.Text.Json;
using Migrator.Core.Artifacts;
using Migrator.Core.Entities;
using Migrator.Core.Orchestration;

namespace Migrator.Core.Migration;

/// <summary>
/// Seals what was read from Magento: the XML records of a run with their counts and SHA-256, so that they can be kept as the backup that they are.
/// </summary>
/// <param name="runs">The open runs.</param>
public sealed class ManifestActivity(OpenRuns runs) : IActivity<ManifestInput, Nothing>
{
    public static ActivityName<ManifestInput, Nothing> Name { get; } = new("Manifest");

    public async Task<Nothing> RunAsync(ManifestInput input, CancellationToken cancellationToken)
    {
        var run = await runs.GetAsync(input.Run, cancellationToken);
        var entities = new List<ManifestEntity>();
        foreach (var result in input.Entities)
        {
            var sealedFiles = new List<ManifestFile>();
            for (var chunk = 1; chunk <= result.Chunks; chunk++)
                sealedFiles.Add(await SealAsync(run.Artifacts, run.Files.For(result.Entity).Records(chunk), cancellationToken));
            entities.Add(new ManifestEntity(result.Entity, result.Records, sealedFiles));
        }

        var manifest = JsonSerializer.Serialize(new Manifest(input.Run.Value, entities), MigratorJson.Indented);
        await AcceptedRequests.WriteTextAsync(run.Artifacts, run.Files.Manifest, manifest, cancellationToken);
        return Nothing.Instance;
    }

    private static async Task<ManifestFile> SealAsync(IArtifactStore artifacts, ArtifactPath path, CancellationToken cancellationToken)
    {
        await using var stream = await artifacts.OpenReadAsync(path, cancellationToken);
        var hash = await SHA256.HashDataAsync(stream, cancellationToken);
        return new ManifestFile(path.Value, stream.Length, Convert.ToHexStringLower(hash));
    }
}

/// <param name="Run">The run.</param>
/// <param name="Entities">What was exported.</param>
public sealed record ManifestInput(Runs.RunId Run, IReadOnlyList<ExportedEntity> Entities) : Telemetry.IStepOfRun;

/// <param name="Entity">The entity.</param>
/// <param name="Chunks">Files written.</param>
/// <param name="Records">Source records in them.</param>
public sealed record ExportedEntity(EntityType Entity, int Chunks, long Records);

/// <param name="Run">The run.</param>
/// <param name="Entities">Its entities.</param>
public sealed record Manifest(string Run, IReadOnlyList<ManifestEntity> Entities);

/// <param name="Entity">The entity.</param>
/// <param name="Records">Source records in all its files.</param>
/// <param name="Files">Its files.</param>
public sealed record ManifestEntity(EntityType Entity, long Records, IReadOnlyList<ManifestFile> Files);

/// <param name="Path">The artifact.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Sha256">Lower-case hex.</param>
public sealed record ManifestFile(string Path, long Bytes, string Sha256);
