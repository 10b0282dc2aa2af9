using Migrator.Magento.ExportFiles.Csv;

namespace Migrator.Magento.ExportFiles;

/// <summary>A native export file as its header says it is.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Delimiter">Between fields.</param>
/// <param name="LineEnd">The last byte of a line: a line feed, or the carriage return of old Macs.</param>
/// <param name="Header">Its columns.</param>
/// <param name="BodyOffset">Where its first record begins, in bytes.</param>
/// <param name="BodyLine">And the physical line.</param>
/// <param name="Length">Bytes.</param>
/// <param name="ModifiedAt">UTC.</param>
internal sealed record ExportFile(
    string Path,
    ExportFileKind Kind,
    byte Delimiter,
    byte LineEnd,
    CsvHeader Header,
    long BodyOffset,
    long BodyLine,
    long Length,
    DateTimeOffset ModifiedAt)
{
    public string Name => System.IO.Path.GetFileName(Path);

    /// <summary>Reads its records from the first on.</summary>
    public (FileStream Stream, CsvRecordReader Reader) OpenBody()
    {
        var stream = new FileStream(Path, new FileStreamOptions { Mode = FileMode.Open, Access = FileAccess.Read, Share = FileShare.ReadWrite, BufferSize = 0, Options = FileOptions.Asynchronous | FileOptions.SequentialScan });
        stream.Seek(BodyOffset, SeekOrigin.Begin);
        return (stream, new CsvRecordReader(stream, Delimiter, Header.Width, BodyOffset, BodyLine, lineEnd: LineEnd));
    }
}

/// <summary>The columns of a file. Names are compared without case; of two of one name the first counts.</summary>
/// <param name="columns">In their order.</param>
internal sealed class CsvHeader(IReadOnlyList<string> columns)
{
    private readonly Dictionary<string, int> _places = Index(columns);

    public IReadOnlyList<string> Columns => columns;

    public int Width => columns.Count;

    /// <summary>Columns that have a name which an earlier one has: name and place, from 0. Nothing is read of them.</summary>
    public IEnumerable<(string Column, int Place)> Repeated => columns.Select((c, i) => (c, i)).Where(c => _places[c.c] != c.i);

    public int? Find(string column) => _places.TryGetValue(column, out var place) ? place : null;

    public bool Has(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (!_places.ContainsKey(name)) return false;
        }

        return true;
    }

    private static Dictionary<string, int> Index(IReadOnlyList<string> columns)
    {
        var places = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < columns.Count; i++) places.TryAdd(columns[i], i);
        return places;
    }
}

/// <summary>A record under its header.</summary>
/// <param name="file">The file it is of.</param>
/// <param name="record">Valid as long as the record is.</param>
internal readonly struct CsvRow(ExportFile file, CsvRecord record)
{
    public ExportFile File => file;

    public CsvRecord Record => record;

    /// <summary>The text of a column; empty where the file has no such column.</summary>
    public string this[string column] => file.Header.Find(column) is { } place ? record[place] : "";

    public bool IsEmpty(string column) => file.Header.Find(column) is not { } place || record.IsEmpty(place);

    /// <summary>Every column that holds something.</summary>
    public IEnumerable<(string Column, string Text)> Filled()
    {
        for (var i = 0; i < file.Header.Width; i++)
        {
            if (!record.IsEmpty(i) && file.Header.Find(file.Header.Columns[i]) == i) yield return (file.Header.Columns[i], record[i]);
        }
    }
}
