using CsvHelper;
using Migrator.Core.Failures;

namespace Migrator.Shopify.Csv;

/// <summary>One file being read: cells by column name, and errors that name file, line and column.</summary>
internal sealed class RowCursor : IDisposable
{
    private readonly CsvReader _csv;
    private readonly Dictionary<string, int> _columns = new(StringComparer.Ordinal);
    private readonly string _name;
    private MigratorException? _broken;

    public RowCursor(Stream stream, string name)
    {
        _name = name;
        _csv = new CsvReader(new StreamReader(stream, leaveOpen: true), CsvFormat.Reading(args =>
            _broken ??= Error(args.Context.Parser?.RawRow ?? 0, $"has a quotation mark that is not doubled, near '{Shorten(args.RawRecord)}'", "Put the cell in quotation marks and double those within.")));
    }

    /// <summary>The file line on which the current row ends; a cell with line breaks takes several.</summary>
    public int Line => _csv.Parser.RawRow;

    public IReadOnlyCollection<string> Columns => _columns.Keys;

    /// <summary>Reads the header line.</summary>
    /// <exception cref="MigratorException">Record: it is empty, or lacks a column of <paramref name="required"/>.</exception>
    public async Task ReadHeaderAsync(IReadOnlyList<string> required)
    {
        if (!await _csv.ReadAsync()) throw Error(1, "is empty", "Run the transform again.");
        _csv.ReadHeader();
        for (var i = 0; i < _csv.HeaderRecord!.Length; i++)
        {
            var column = _csv.HeaderRecord[i].Trim();
            if (!_columns.TryAdd(column, i)) throw Error(1, $"has the column '{column}' twice", "Remove one of them.");
        }

        var missing = required.Where(column => !_columns.ContainsKey(column)).ToList();
        if (missing.Count > 0) throw Error(1, $"lacks the column{(missing.Count > 1 ? "s" : "")} {string.Join(", ", missing.Select(m => $"'{m}'"))}", "Put them back as the transform wrote them.");
    }

    /// <summary>Goes to the next row; false at the end. A broken row is read over: <see cref="Check"/> tells.</summary>
    public async Task<bool> ReadAsync()
    {
        _broken = null;
        return await _csv.ReadAsync();
    }

    /// <exception cref="MigratorException">Record: the row that was just read is not CSV.</exception>
    public void Check()
    {
        // The library looks at a cell's quotes when it is asked for it.
        _ = _csv.Parser.Record;
        if (_broken is { } broken) throw broken;
        if (_csv.Parser.Count != _columns.Count)
            throw Error(Line, $"has {_csv.Parser.Count} cells where the header has {_columns.Count}", "Look for a comma or a quotation mark too many or too few.");
    }

    /// <summary>The cell; empty where the file does not have the column or the row is too short.</summary>
    public string this[string column] => _columns.TryGetValue(column, out var index) && index < _csv.Parser.Count ? _csv.Parser[index] : "";

    /// <summary>The cell; null where it is empty.</summary>
    public string? Optional(string column) => this[column] is { Length: > 0 } value ? value : null;

    public decimal? Number(string column)
    {
        if (this[column].Trim() is not { Length: > 0 } text) return null;
        return decimal.TryParse(text, System.Globalization.NumberStyles.AllowDecimalPoint | System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture, out var number)
            ? number
            : throw BadCell(column, text, "Write a number with a point, such as 1234.50.");
    }

    public int? Whole(string column)
    {
        if (this[column].Trim() is not { Length: > 0 } text) return null;
        return int.TryParse(text, System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture, out var number)
            ? number
            : throw BadCell(column, text, "Write a whole number.");
    }

    public bool Flag(string column, bool otherwise)
    {
        var text = this[column].Trim();
        return text.ToUpperInvariant() switch
        {
            "" => otherwise,
            "TRUE" => true,
            "FALSE" => false,
            _ => throw BadCell(column, text, "Write TRUE or FALSE."),
        };
    }

    /// <summary>One of the words of a column.</summary>
    public T Word<T>(string column, T otherwise, params ReadOnlySpan<(string Word, T Value)> words)
    {
        var text = this[column].Trim();
        if (text.Length == 0) return otherwise;
        foreach (var (word, value) in words)
        {
            if (string.Equals(word, text, StringComparison.OrdinalIgnoreCase)) return value;
        }

        var names = new List<string>();
        foreach (var (word, _) in words) names.Add(word);
        throw BadCell(column, text, $"Write one of: {string.Join(", ", names)}.");
    }

    public MigratorException BadCell(string column, string value, string remedy) => Error(Line, $", column '{column}': '{Shorten(value)}' cannot be read", remedy);

    public MigratorException Error(int line, string what, string remedy) =>
        new(FailureClass.Record, $"{_name}, line {line}{(what.StartsWith(',') ? "" : " ")}{what}.", remedy);

    public void Dispose() => _csv.Dispose();

    private static string Shorten(string value) => value.Length <= 60 ? value : value[..60] + "…";
}
