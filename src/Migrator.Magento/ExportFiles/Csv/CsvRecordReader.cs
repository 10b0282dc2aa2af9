namespace Migrator.Magento.ExportFiles.Csv;

/// <summary>What the reader came upon.</summary>
internal enum CsvStep
{
    Record,
    Fault,
    End,
}

/// <summary>
/// Reads the records of a CSV file one after another with their extents, in a buffer that is as large as the largest record.
/// After a broken one it goes on at the next physical line that begins a record with the right number of fields.
/// </summary>
/// <param name="stream">The file, from its first record on; the caller disposes it.</param>
/// <param name="delimiter">Between fields.</param>
/// <param name="width">Fields of a record; 0: any number.</param>
/// <param name="offset">Where in the file the stream stands.</param>
/// <param name="line">The physical line there.</param>
/// <param name="bufferSize">To begin with.</param>
/// <param name="lineEnd">The last byte of a line.</param>
internal sealed class CsvRecordReader(Stream stream, byte delimiter, int width, long offset = 0, long line = 1, int bufferSize = 1 << 18, byte lineEnd = (byte)'\n')
{
    /// <summary>No product of Magento comes near: its texts are limited to 64 KB each (MySQL's <c>text</c>), a configurable's variations to some MB.</summary>
    private const int LongestRecord = 16 << 20;

    private readonly CsvRecordParser _parser = new(delimiter, lineEnd);
    private byte[] _buffer = new byte[bufferSize];
    private long _offset = offset;
    private long _line = line;
    private int _start;
    private int _end;
    private bool _isLast;

    /// <summary>Valid after <see cref="CsvStep.Record"/>, until the next call.</summary>
    public CsvRecord Record { get; } = new();

    /// <summary>Valid after <see cref="CsvStep.Fault"/>.</summary>
    public CsvFault Fault { get; private set; } = null!;

    public async ValueTask<CsvStep> NextAsync(CancellationToken cancellationToken)
    {
        CsvFault? fault = null;
        while (true)
        {
            await SkipBlankLinesAsync(cancellationToken);
            if (_start == _end) return fault is null ? CsvStep.End : Say(fault with { ReachesEnd = true });

            var parse = await ParseAsync(cancellationToken);
            if (parse.IsRecord)
            {
                // The record is read again by the next call: first the fault is told.
                if (fault is not null) return Say(fault);
                var fields = Record.Take(_buffer.AsMemory(_start, parse.Length), _offset, _line, lineEnd);
                fields.Clear();
                fields.AddRange(_parser.Fields);
                Advance(parse.Length);
                return CsvStep.Record;
            }

            var reason = parse.Reason ?? CsvFaultReason.TooLong;
            if (parse.IsOneLine && fault is null)
            {
                // It ends where it seems to: the next line is judged by itself.
                var narrow = new CsvFault(reason, _line, _line, parse.Fields, parse.ReachesEnd);
                Advance(parse.Length);
                return Say(narrow);
            }

            fault = (fault ?? new CsvFault(reason, _line, _line, parse.Fields, false)) with { LastLine = _line };
            await SkipLineAsync(cancellationToken);
        }
    }

    private CsvStep Say(CsvFault fault)
    {
        Fault = fault;
        return CsvStep.Fault;
    }

    private async ValueTask<CsvParse> ParseAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var parse = _parser.Parse(_buffer.AsSpan(_start, _end - _start), _isLast, width);
            if (!parse.NeedsMore || _end - _start >= LongestRecord) return parse;
            await FillAsync(cancellationToken);
        }
    }

    private async ValueTask SkipBlankLinesAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            while (_end - _start < 2 && !_isLast) await FillAsync(cancellationToken);
            if (_end > _start && _buffer[_start] == lineEnd) Advance(1);
            else if (_end - _start > 1 && _buffer[_start] == '\r' && _buffer[_start + 1] == lineEnd) Advance(2);
            else return;
        }
    }

    private async ValueTask SkipLineAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var length = _buffer.AsSpan(_start, _end - _start).IndexOf(lineEnd);
            if (length >= 0 || _isLast)
            {
                Advance(length < 0 ? _end - _start : length + 1);
                return;
            }

            Advance(_end - _start);
            await FillAsync(cancellationToken);
        }
    }

    private void Advance(int length)
    {
        _line += _buffer.AsSpan(_start, length).Count(lineEnd);
        _offset += length;
        _start += length;
    }

    private async ValueTask FillAsync(CancellationToken cancellationToken)
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }

        if (_end == _buffer.Length) Array.Resize(ref _buffer, _buffer.Length * 2);
        var read = await stream.ReadAsync(_buffer.AsMemory(_end), cancellationToken);
        _end += read;
        _isLast = read == 0;
    }
}
