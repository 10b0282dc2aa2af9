using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Migrator.Shopify.Bulk;

/// <summary>JSONL: one JSON value a line, streamed; a line may be as long as it likes.</summary>
internal static class JsonLines
{
    private static readonly byte[] NewLine = [(byte)'\n'];

    /// <param name="stream">The file; not disposed.</param>
    /// <param name="lost">Makes the error for a stream that breaks off.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static async IAsyncEnumerable<JsonElement> ReadAsync(Stream stream, Func<Exception, Exception> lost, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var pipe = PipeReader.Create(stream, new StreamPipeReaderOptions(bufferSize: 65536, leaveOpen: true));
        while (true)
        {
            ReadResult read;
            try
            {
                read = await pipe.ReadAsync(cancellationToken);
            }
            catch (Exception e) when (e is IOException or HttpRequestException)
            {
                throw lost(e);
            }

            var buffer = read.Buffer;
            while (Take(ref buffer, read.IsCompleted) is { } line) yield return line;
            pipe.AdvanceTo(buffer.Start, buffer.End);
            if (read.IsCompleted) break;
        }

        await pipe.CompleteAsync();
    }

    public static async Task WriteAsync<T>(Stream stream, T line, CancellationToken cancellationToken)
    {
        await JsonSerializer.SerializeAsync(stream, line, Core.MigratorJson.Options, cancellationToken);
        await stream.WriteAsync(NewLine, cancellationToken);
    }

    private static JsonElement? Take(ref ReadOnlySequence<byte> buffer, bool isLast)
    {
        while (!buffer.IsEmpty)
        {
            var end = buffer.PositionOf((byte)'\n');
            if (end is null && !isLast) return null;
            var line = end is { } at ? buffer.Slice(0, at) : buffer;
            buffer = end is { } after ? buffer.Slice(buffer.GetPosition(1, after)) : buffer.Slice(buffer.End);
            if (IsBlank(line)) continue;

            try
            {
                using var document = JsonDocument.Parse(line);
                return document.RootElement.Clone();
            }
            catch (JsonException) when (end is null)
            {
                // The partial file of a failed operation may end within a line: that line has no answer.
                return null;
            }
        }

        return null;
    }

    private static bool IsBlank(ReadOnlySequence<byte> line)
    {
        foreach (var part in line)
        {
            if (part.Span.IndexOfAnyExcept((byte)' ', (byte)'\r', (byte)'\t') >= 0) return false;
        }

        return true;
    }
}
