using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Migrator.Core;
using Migrator.Reporting.Figures;

namespace Migrator.Reporting.Evidence;

/// <summary><c>report.json</c>: the summary that the page shows, then every difference, finding and record's end, one object a line, so that it streams and greps.</summary>
internal static class JsonEvidence
{
    /// <summary>The shape of the file; changes when a reader of the old one would misread the new one.</summary>
    internal const string Format = "migrator-report/1";

    public static async Task WriteAsync(Stream stream, Summary summary, string csvSignature, RunLines lines, CancellationToken cancellationToken)
    {
        await using var text = new StreamWriter(stream, new UTF8Encoding(false), bufferSize: 64 * 1024, leaveOpen: true) { NewLine = "\n" };
        await text.WriteAsync($"{{\"format\":{Json(Format)},\n\"csvSha256\":{Json(csvSignature)},\n\"summary\":{Json(summary)}");
        await WriteListAsync(text, "differences", lines.DifferencesAsync(cancellationToken));
        await WriteListAsync(text, "findings", lines.FindingsAsync(cancellationToken));
        await WriteListAsync(text, "records", RecordsAsync(lines, cancellationToken));
        await text.WriteAsync("}\n");
    }

    private static async IAsyncEnumerable<RecordLine> RecordsAsync(RunLines lines, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var record in lines.RecordsAsync(cancellationToken)) yield return RecordLine.Of(record);
    }

    private static async Task WriteListAsync<T>(StreamWriter text, string name, IAsyncEnumerable<T> list)
    {
        await text.WriteAsync($",\n\"{name}\":[");
        var separator = "\n";
        await foreach (var line in list)
        {
            await text.WriteAsync(separator);
            await text.WriteAsync(Json(line));
            separator = ",\n";
        }

        await text.WriteAsync("]");
    }

    private static string Json<T>(T value) => JsonSerializer.Serialize(value, MigratorJson.Options);
}
