using System.Runtime.CompilerServices;
using Migrator.Core.Failures;
using Migrator.Core.Records;
using Migrator.Magento.ExportFiles.Csv;

namespace Migrator.Magento.ExportFiles.Customers;

internal static class CustomerReader
{
    public static async IAsyncEnumerable<IMagentoRecord> ReadAsync(ExportFile file, CustomerStretch stretch, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var stream = new FileStream(file.Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1, useAsync: true);
        stream.Seek(stretch.Offset, SeekOrigin.Begin);
        var reader = new CsvRecordReader(stream, file.Delimiter, file.Header.Width, stretch.Offset, stretch.Line, lineEnd: file.LineEnd);
        var without = stretch.Without.ToHashSet();
        for (var step = await reader.NextAsync(cancellationToken); step is not CsvStep.End; step = await reader.NextAsync(cancellationToken))
        {
            // Faults were told when the plan was made.
            if (step is CsvStep.Fault) continue;
            if (reader.Record.Offset >= stretch.Offset + stretch.Length) yield break;
            if (without.Contains(reader.Record.Line)) continue;
            yield return CustomerColumns.Read(new CsvRow(file, reader.Record))
                ?? throw MigratorException.Fatal($"{file.Name}, line {reader.Record.Line}: the record is no longer what it was when the run began.", "Start a new run with the file as it is now.");
        }
    }
}
