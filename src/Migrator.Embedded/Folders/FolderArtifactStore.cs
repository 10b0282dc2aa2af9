using System.Runtime.CompilerServices;
using Migrator.Core.Artifacts;

namespace Migrator.Embedded.Folders;

/// <summary>
/// Artifacts as plain files under one folder, named as people would look for them. A file is written beside the others, brought to the disk and
/// renamed into place, so that a reader (and a process after a crash) sees the old one or the new one, never half of it.
/// </summary>
public sealed class FolderArtifactStore : IArtifactStore
{
    // Artifacts never begin with a dot on the disk (see SafeName), so this folder cannot be one of theirs.
    private const string Unfinished = ".unfinished";
    private static readonly TimeSpan Abandoned = TimeSpan.FromDays(1);

    private readonly string _root;
    private readonly string _unfinished;

    /// <param name="root">The folder; made when missing.</param>
    /// <param name="time">Tells how old the unfinished files of killed processes are: those over a day are removed.</param>
    /// <exception cref="Core.Failures.MigratorException">Fatal: the folder cannot be made or written.</exception>
    public FolderArtifactStore(string root, TimeProvider time)
    {
        _root = Path.GetFullPath(root);
        _unfinished = Path.Combine(_root, Unfinished);
        DiskFailure.Guard(_root, () =>
        {
            Directory.CreateDirectory(_unfinished);
            RemoveAbandoned(time.GetUtcNow() - Abandoned);
        });
    }

    /// <summary>The full path of an artifact's file, for messages and for opening it in another program.</summary>
    public string FileOf(ArtifactPath path) => Path.Combine([_root, .. path.Value.Split('/').Select(SafeName.Encode)]);

    public async Task WriteAsync(ArtifactPath path, Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken)
    {
        var target = FileOf(path);
        var temporary = Path.Combine(_unfinished, Guid.NewGuid().ToString("N"));
        try
        {
            await using (var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, 64 * 1024, FileOptions.Asynchronous))
            {
                await write(file, cancellationToken);
                await file.FlushAsync(cancellationToken);
                // Before the rename: else a power cut may leave the new name with no content.
                file.Flush(flushToDisk: true);
            }

            cancellationToken.ThrowIfCancellationRequested();
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Move(temporary, target, overwrite: true);
        }
        catch (Exception e)
        {
            File.Delete(temporary);
            if (DiskFailure.Of(target, e) is { } known) throw known;
            throw;
        }
    }

    public Task<Stream> OpenReadAsync(ArtifactPath path, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            // Shared with Delete, so that a writer may replace the file while it is being read.
            return Task.FromResult<Stream>(new FileStream(FileOf(path), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 64 * 1024, FileOptions.Asynchronous));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new ArtifactNotFoundException(path, e);
        }
    }

    public Task<bool> ExistsAsync(ArtifactPath path, CancellationToken cancellationToken) => Task.FromResult(File.Exists(FileOf(path)));

    public async IAsyncEnumerable<ArtifactInfo> ListAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        foreach (var found in Walk(new DirectoryInfo(_root), "", prefix))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return found;
        }
    }

    public Task DeleteAsync(ArtifactPath path, CancellationToken cancellationToken)
    {
        var file = FileOf(path);
        if (File.Exists(file)) File.Delete(file);
        return Task.CompletedTask;
    }

    /// <summary>Sorts one folder at a time: a folder's name counts with its slash, and so the whole walk is in the order of the paths.</summary>
    private static IEnumerable<ArtifactInfo> Walk(DirectoryInfo folder, string path, string prefix)
    {
        var entries = folder.EnumerateFileSystemInfos()
            .Where(entry => !entry.Name.StartsWith('.'))
            .Select(entry => (Path: path + SafeName.Decode(entry.Name) + (entry is DirectoryInfo ? "/" : ""), Entry: entry))
            .OrderBy(entry => entry.Path, StringComparer.Ordinal);

        foreach (var (at, entry) in entries)
        {
            if (entry is DirectoryInfo inner)
            {
                if (!at.StartsWith(prefix, StringComparison.Ordinal) && !prefix.StartsWith(at, StringComparison.Ordinal)) continue;
                foreach (var found in Walk(inner, at, prefix)) yield return found;
            }
            else if (at.StartsWith(prefix, StringComparison.Ordinal) && entry is FileInfo { Exists: true } file)
            {
                yield return new ArtifactInfo(new ArtifactPath(at), file.Length, new DateTimeOffset(file.LastWriteTimeUtc));
            }
        }
    }

    private void RemoveAbandoned(DateTimeOffset before)
    {
        foreach (var file in new DirectoryInfo(_unfinished).EnumerateFiles())
        {
            if (file.LastWriteTimeUtc < before.UtcDateTime) file.Delete();
        }
    }
}
