using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Migrator.Core.Artifacts;

namespace Migrator.TestKit.Memory;

/// <summary>Artifacts in memory, for tests.</summary>
public sealed class MemoryArtifactStore(TimeProvider? time = null) : IArtifactStore
{
    private readonly ConcurrentDictionary<string, (byte[] Content, DateTimeOffset At)> _files = new(StringComparer.Ordinal);
    private readonly TimeProvider _time = time ?? TimeProvider.System;

    public async Task WriteAsync(ArtifactPath path, Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream();
        await write(content, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        _files[path.Value] = (content.ToArray(), _time.GetUtcNow());
    }

    public Task<Stream> OpenReadAsync(ArtifactPath path, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return _files.TryGetValue(path.Value, out var file)
            ? Task.FromResult<Stream>(new MemoryStream(file.Content, writable: false))
            : throw new ArtifactNotFoundException(path);
    }

    public Task<bool> ExistsAsync(ArtifactPath path, CancellationToken cancellationToken) => Task.FromResult(_files.ContainsKey(path.Value));

    public async IAsyncEnumerable<ArtifactInfo> ListAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        foreach (var (path, file) in _files.Where(file => file.Key.StartsWith(prefix, StringComparison.Ordinal)).OrderBy(file => file.Key, StringComparer.Ordinal))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return new ArtifactInfo(new ArtifactPath(path), file.Content.Length, file.At);
        }
    }

    public Task DeleteAsync(ArtifactPath path, CancellationToken cancellationToken)
    {
        _files.TryRemove(path.Value, out _);
        return Task.CompletedTask;
    }
}
