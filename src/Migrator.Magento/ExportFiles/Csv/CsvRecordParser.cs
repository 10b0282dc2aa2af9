namespace Migrator.Magento.ExportFiles.Csv;

/// <summary>
/// Finds the fields of one record at the beginning of some bytes. Own code and no library, since three things are needed at once that none offers:
/// the record's extent in bytes (to come back to it), PHP's backslash rule, and going on after a broken record.
/// </summary>
/// <param name="delimiter">Between fields.</param>
/// <param name="lineEnd">The last byte of a line: a line feed, or the carriage return of old Macs.</param>
internal sealed class CsvRecordParser(byte delimiter, byte lineEnd)
{
    private readonly List<CsvField> _fields = [];

    /// <summary>Of the last record that was parsed.</summary>
    public List<CsvField> Fields => _fields;

    /// <param name="bytes">Begin with the record.</param>
    /// <param name="isLast">The file ends with them.</param>
    /// <param name="width">How many fields a record has; 0: any number.</param>
    public CsvParse Parse(ReadOnlySpan<byte> bytes, bool isLast, int width)
    {
        var byRfc = Parse(bytes, isLast, width, CsvEscapes.Rfc4180);
        if (byRfc.IsRecord) return byRfc;
        var byPhp = Parse(bytes, isLast, width, CsvEscapes.PhpBackslash);
        if (byPhp.IsRecord) return byPhp;
        return byPhp.NeedsMore ? byPhp : byRfc;
    }

    private CsvParse Parse(ReadOnlySpan<byte> bytes, bool isLast, int width, CsvEscapes escapes)
    {
        _fields.Clear();
        var at = 0;
        var holdsLineEnd = false;
        while (true)
        {
            if (at < bytes.Length && bytes[at] == '"')
            {
                var close = FindClose(bytes, at + 1, isLast, escapes);
                if (close < 0) return isLast ? CsvParse.Fault(CsvFaultReason.UnclosedQuote) : CsvParse.More;
                _fields.Add(new CsvField(at + 1, close - at - 1, true, escapes));
                holdsLineEnd |= bytes[at..close].Contains(lineEnd);
                at = close + 1;
            }
            else
            {
                var length = bytes[at..].IndexOfAny(delimiter, lineEnd);
                if (length < 0 && !isLast) return CsvParse.More;
                if (length < 0) length = bytes.Length - at;
                var end = at + length;
                // The carriage return belongs to the line end, not to the field.
                var content = end > at && bytes[end - 1] == '\r' && (end == bytes.Length || bytes[end] == lineEnd) ? length - 1 : length;
                _fields.Add(new CsvField(at, content, false, escapes));
                at = end;
            }

            if (at < bytes.Length && bytes[at] == delimiter)
            {
                at++;
                continue;
            }

            if (LineEnd(bytes[at..], isLast) is not { } ended) return CsvParse.More;
            if (ended < 0) return CsvParse.Fault(CsvFaultReason.TextAfterQuote);
            if (width != 0 && _fields.Count != width) return CsvParse.Narrow(at + ended, _fields.Count, holdsLineEnd, isLast && at + ended == bytes.Length);
            return CsvParse.Record(at + ended);
        }
    }

    /// <summary>The place of the closing quote; -1 where these bytes do not tell.</summary>
    private static int FindClose(ReadOnlySpan<byte> bytes, int from, bool isLast, CsvEscapes escapes)
    {
        for (var at = from; at < bytes.Length; at++)
        {
            var step = bytes[at..].IndexOf((byte)'"');
            if (step < 0) return -1;
            at += step;
            if (escapes is CsvEscapes.PhpBackslash && at > from && bytes[at - 1] == '\\') continue;
            if (at + 1 == bytes.Length) return isLast ? at : -1;
            if (bytes[at + 1] != '"') return at;
            at++;
        }

        return -1;
    }

    /// <summary>The length of the line end that stands here, 0 at the end of the file; -1 where something else stands; null where these bytes do not tell.</summary>
    private int? LineEnd(ReadOnlySpan<byte> bytes, bool isLast)
    {
        if (bytes.Length == 0) return isLast ? 0 : null;
        if (bytes[0] == lineEnd) return 1;
        if (bytes[0] != '\r') return -1;
        if (bytes.Length == 1) return isLast ? 1 : null;
        return bytes[1] == lineEnd ? 2 : -1;
    }
}

/// <param name="Length">Of the record with its line end; 0 where its end is not known.</param>
/// <param name="NeedsMore">The bytes end before the record does.</param>
/// <param name="Reason">Null for a record.</param>
/// <param name="Fields">For a wrong width: how many there were.</param>
/// <param name="IsOneLine">For a wrong width: the record is one physical line, so that its end is sure.</param>
/// <param name="ReachesEnd">The file ends here.</param>
internal readonly record struct CsvParse(int Length, bool NeedsMore, CsvFaultReason? Reason, int Fields, bool IsOneLine, bool ReachesEnd)
{
    public static CsvParse More { get; } = new(0, true, null, 0, false, false);

    public bool IsRecord => !NeedsMore && Reason is null;

    public static CsvParse Record(int length) => new(length, false, null, 0, false, false);

    public static CsvParse Fault(CsvFaultReason reason) => new(0, false, reason, 0, false, false);

    public static CsvParse Narrow(int length, int fields, bool holdsLineEnd, bool reachesEnd) => new(length, false, CsvFaultReason.WrongWidth, fields, !holdsLineEnd, reachesEnd);
}
