using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace Migrator.Reporting.Evidence;

/// <summary>
/// <c>report.csv</c>: differences, then findings, then every record's end, one line each. It is opened in spreadsheets, so a value that one would take for a
/// formula (it begins with <c>=</c>, <c>+</c>, <c>-</c> or <c>@</c>) gets an apostrophe before it; <c>report.json</c> has the value as it is.
/// A byte order mark tells Excel that it is UTF-8.
/// </summary>
internal static class CsvEvidence
{
    private static readonly CsvConfiguration Format = new(CultureInfo.InvariantCulture) { NewLine = "\n", InjectionOptions = InjectionOptions.Escape };

    public static async Task WriteAsync(Stream stream, RunLines lines, CancellationToken cancellationToken)
    {
        await using var text = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
        await using var csv = new CsvWriter(text, Format);
        csv.WriteHeader<EvidenceLine>();
        await csv.NextRecordAsync();
        await foreach (var difference in lines.DifferencesAsync(cancellationToken)) await WriteAsync(csv, EvidenceLine.Of(difference));
        await foreach (var finding in lines.FindingsAsync(cancellationToken)) await WriteAsync(csv, EvidenceLine.Of(finding));
        await foreach (var record in lines.RecordsAsync(cancellationToken)) await WriteAsync(csv, EvidenceLine.Of(record));
    }

    private static Task WriteAsync(CsvWriter csv, EvidenceLine line)
    {
        csv.WriteRecord(line);
        return csv.NextRecordAsync();
    }
}
