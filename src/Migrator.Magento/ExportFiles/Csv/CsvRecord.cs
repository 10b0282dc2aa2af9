using System.Text;
using System.Text.Unicode;

namespace Migrator.Magento.ExportFiles.Csv;

/// <summary>One record as it lies in the reader's buffer: valid until the reader moves on. Fields become text when asked for.</summary>
internal sealed class CsvRecord
{
    private readonly List<CsvField> _fields = [];
    private ReadOnlyMemory<byte> _bytes;
    private byte _lineEnd;

    /// <summary>Where it begins in the file, in bytes.</summary>
    public long Offset { get; private set; }

    /// <summary>The physical line on which it begins, from 1.</summary>
    public long Line { get; private set; }

    /// <summary>The physical line after it.</summary>
    public long NextLine => Line + _bytes.Span.Count(_lineEnd);

    /// <summary>Bytes with its line end.</summary>
    public int Length => _bytes.Length;

    public int Width => _fields.Count;

    /// <summary>Whether every byte belongs to a character; where not, its text holds U+FFFD.</summary>
    public bool IsUtf8 => Utf8.IsValid(_bytes.Span);

    /// <summary>
    /// The text of a field. A single space that Magento puts before <c>=</c>, <c>+</c> and <c>-</c> (its guard against spreadsheet formulas) is taken off.
    /// </summary>
    public string this[int index]
    {
        get
        {
            var field = _fields[index];
            var text = field.Decode(_bytes.Span);
            return text.Length > 1 && text[0] == ' ' && text[1] is '=' or '+' or '-' ? text[1..] : text;
        }
    }

    public bool IsEmpty(int index) => _fields[index].Length == 0;

    internal List<CsvField> Take(ReadOnlyMemory<byte> bytes, long offset, long line, byte lineEnd)
    {
        (_bytes, Offset, Line, _lineEnd) = (bytes, offset, line, lineEnd);
        return _fields;
    }
}

/// <param name="Start">Of its content within the record, quotes left out.</param>
/// <param name="Length">Of its content.</param>
/// <param name="IsQuoted">Whether it stood in quotes.</param>
/// <param name="Escapes">How quotes within are written.</param>
internal readonly record struct CsvField(int Start, int Length, bool IsQuoted, CsvEscapes Escapes)
{
    public string Decode(ReadOnlySpan<byte> record)
    {
        var content = record.Slice(Start, Length);
        if (!IsQuoted || content.IndexOf((byte)'"') < 0) return Encoding.UTF8.GetString(content);

        var plain = new byte[content.Length];
        var length = 0;
        for (var i = 0; i < content.Length; i++)
        {
            plain[length++] = content[i];
            var isSingle = Escapes is CsvEscapes.PhpBackslash && i > 0 && content[i - 1] == '\\';
            if (content[i] == '"' && !isSingle) i++;
        }

        return Encoding.UTF8.GetString(plain, 0, length);
    }
}
