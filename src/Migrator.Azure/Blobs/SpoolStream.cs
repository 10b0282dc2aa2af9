namespace Migrator.Azure.Blobs;

/// <summary>A place to put an artifact aside: in memory while it is small, in a temporary file from then on. The file goes when the stream is disposed.</summary>
internal sealed class SpoolStream : Stream
{
    /// <summary>Bytes kept in memory at the most: one block of a blob.</summary>
    public const int InMemory = 4 * 1024 * 1024;

    private Stream _store = new MemoryStream();

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => true;

    public override long Length => _store.Length;

    public override long Position
    {
        get => _store.Position;
        set => _store.Position = value;
    }

    public override void Flush() => _store.Flush();

    public override Task FlushAsync(CancellationToken cancellationToken) => _store.FlushAsync(cancellationToken);

    public override int Read(byte[] buffer, int offset, int count) => _store.Read(buffer, offset, count);

    public override int Read(Span<byte> buffer) => _store.Read(buffer);

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => _store.ReadAsync(buffer, cancellationToken);

    public override long Seek(long offset, SeekOrigin origin) => _store.Seek(offset, origin);

    public override void SetLength(long value) => _store.SetLength(value);

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        Grow(buffer.Length);
        _store.Write(buffer);
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Grow(buffer.Length);
        return _store.WriteAsync(buffer, cancellationToken);
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    protected override void Dispose(bool disposing)
    {
        if (disposing) _store.Dispose();
        base.Dispose(disposing);
    }

    private void Grow(int more)
    {
        if (_store is not MemoryStream memory || memory.Position + more <= InMemory) return;
        var file = new FileStream(
            Path.Combine(Path.GetTempPath(), "migrator-" + Path.GetRandomFileName()),
            new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.None, Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous });
        var position = memory.Position;
        memory.Position = 0;
        memory.CopyTo(file);
        file.Position = position;
        memory.Dispose();
        _store = file;
    }
}
