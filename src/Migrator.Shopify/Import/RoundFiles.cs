using System.Runtime.CompilerServices;
using System.Text.Json;
using Migrator.Core;
using Migrator.Core.Artifacts;
using Migrator.Core.Failures;
using Migrator.Core.Stages;
using Migrator.Shopify.Bulk;

namespace Migrator.Shopify.Import;

/// <summary>The files of one round of one chunk. All are written whole and replaced by a repetition of the step that writes them.</summary>
internal sealed class RoundFiles(ShopWork work, int chunk, int round)
{
    public ArtifactPath Plan => File("plan.jsonl");

    public ArtifactPath Totals => File("plan.json");

    public ArtifactPath Pending => File("pending.jsonl");

    public ArtifactPath Results => File("results.csv");

    /// <summary>Stands while lines may have been sent whose replies are not written.</summary>
    public ArtifactPath Begun(WriteKind kind, int part) => File($"{kind.Name}.{part}.begun");

    public ArtifactPath Lines(WriteKind kind, int part) => File($"{kind.Name}.{part}.jsonl");

    /// <summary>The record of each line of <see cref="Lines"/>.</summary>
    public ArtifactPath Records(WriteKind kind, int part) => File($"{kind.Name}.{part}.records.jsonl");

    public ArtifactPath Replies(WriteKind kind, int part) => File($"{kind.Name}.{part}.replies.jsonl");

    /// <summary>Removes what an earlier import of the same chunk left, so that its replies are not taken for this one's. Called before the round has sent anything.</summary>
    public async Task ClearAsync(CancellationToken cancellationToken)
    {
        var left = await work.Artifacts.ListAsync(File("").Value, cancellationToken).Select(f => f.Path).ToListAsync(cancellationToken);
        foreach (var path in left) await work.Artifacts.DeleteAsync(path, cancellationToken);
    }

    /// <summary>Whether an earlier import of the same chunk left any.</summary>
    public async Task<bool> AnyAsync(CancellationToken cancellationToken) => await work.Artifacts.ListAsync(File("").Value, cancellationToken).AnyAsync(cancellationToken);

    public Task<bool> ExistsAsync(ArtifactPath path, CancellationToken cancellationToken) => work.Artifacts.ExistsAsync(path, cancellationToken);

    public Task WriteAsync(ArtifactPath path, Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken) =>
        work.Artifacts.WriteAsync(path, write, cancellationToken);

    public Task<Stream> OpenAsync(ArtifactPath path, CancellationToken cancellationToken) => work.Artifacts.OpenReadAsync(path, cancellationToken);

    public Task MarkAsync(ArtifactPath path, CancellationToken cancellationToken) => WriteAsync(path, (_, _) => Task.CompletedTask, cancellationToken);

    public Task WriteLinesAsync<T>(ArtifactPath path, IEnumerable<T> lines, CancellationToken cancellationToken) => WriteAsync(
        path,
        async (stream, stop) =>
        {
            foreach (var line in lines) await JsonLines.WriteAsync(stream, line, stop);
        },
        cancellationToken);

    /// <summary>Reads a file of lines; one that does not exist has none.</summary>
    public async IAsyncEnumerable<T> ReadLinesAsync<T>(ArtifactPath path, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (!await ExistsAsync(path, cancellationToken)) yield break;
        await using var stream = await OpenAsync(path, cancellationToken);
        await foreach (var line in JsonLines.ReadAsync(stream, e => e, cancellationToken))
        {
            yield return line.Deserialize<T>(MigratorJson.Options) ?? throw MigratorException.Bug($"{path} has an empty line.");
        }
    }

    /// <summary>Every reply of the round, phase by phase.</summary>
    public async IAsyncEnumerable<PhaseReply> ReadRepliesAsync(IReadOnlyList<WriteKind> kinds, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var kind in kinds)
        {
            for (var part = 0; await ExistsAsync(Replies(kind, part), cancellationToken); part++)
            {
                await foreach (var reply in ReadLinesAsync<Reply>(Replies(kind, part), cancellationToken)) yield return new PhaseReply(kind.Name, reply);
            }
        }
    }

    private ArtifactPath File(string name) => work.Files.ImportFile(chunk, $"{round}.{name}");
}
