using Migrator.Core.Failures;
using Migrator.Magento.ExportFiles.Csv;

namespace Migrator.Magento.ExportFiles;

/// <summary>The native export files at a path: recognised by their headers, whatever they are called.</summary>
/// <param name="Files">Those that are native exports, in ordinal order of their names.</param>
/// <param name="Ignored">The other CSV files: name, and why.</param>
internal sealed record ExportFolder(IReadOnlyList<ExportFile> Files, IReadOnlyList<(string Name, string Reason)> Ignored)
{
    private const int LongestHeader = 1 << 20;

    private static readonly byte[] Delimiters = [(byte)',', (byte)';', (byte)'\t'];

    public IEnumerable<ExportFile> Of(ExportFileKind kind) => Files.Where(f => f.Kind == kind);

    /// <exception cref="MigratorException">Configuration: nothing is there, it cannot be read, or none of it is an export of Magento.</exception>
    public static async Task<ExportFolder> OpenAsync(string path, CancellationToken cancellationToken)
    {
        var files = new List<ExportFile>();
        var ignored = new List<(string, string)>();
        foreach (var file in Paths(path))
        {
            var (found, reason) = await RecogniseAsync(file, cancellationToken);
            if (found is not null) files.Add(found);
            else ignored.Add((Path.GetFileName(file), reason));
        }

        if (files.Count == 0)
        {
            throw MigratorException.Configuration(
                $"source.path '{path}' holds no export of Magento: {string.Join("; ", ignored.Take(10).Select(i => $"{i.Item1} {i.Item2}"))}.",
                "Export in Magento's admin (System > Data Transfer > Export, entity type Products, Customers Main File or Customer Addresses) and give the file or its folder.");
        }

        return new ExportFolder(files, ignored);
    }

    private static IReadOnlyList<string> Paths(string path)
    {
        if (File.Exists(path)) return [path];
        if (!Directory.Exists(path))
            throw MigratorException.Configuration($"source.path '{path}' does not exist.", "Give a native export file of Magento, or the folder that holds them.");
        try
        {
            var files = Directory.EnumerateFiles(path).Where(f => f.EndsWith(".csv", StringComparison.OrdinalIgnoreCase)).Order(StringComparer.Ordinal).ToList();
            return files.Count > 0
                ? files
                : throw MigratorException.Configuration($"The folder '{path}' of source.path holds no .csv file.", "Put Magento's native exports there, or give another folder.");
        }
        catch (UnauthorizedAccessException e)
        {
            throw MigratorException.Configuration($"The folder '{path}' of source.path cannot be read: {e.Message}", "Give the program the right to read it.", e);
        }
    }

    private static async Task<(ExportFile? File, string Reason)> RecogniseAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            var info = new FileInfo(path);
            if (info.Length == 0) return (null, "is empty");
            await using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1, useAsync: true);
            var bom = await SkipBomAsync(stream, cancellationToken);
            var lineEnd = await LineEndAsync(stream, cancellationToken);
            var first = "";
            foreach (var delimiter in Delimiters)
            {
                stream.Seek(bom, SeekOrigin.Begin);
                var reader = new CsvRecordReader(stream, delimiter, 0, bom, lineEnd: lineEnd);
                if (await reader.NextAsync(cancellationToken) is not CsvStep.Record) continue;
                var columns = Enumerable.Range(0, reader.Record.Width).Select(i => reader.Record[i].Trim() is { Length: > 0 } name ? name : $"column_{i + 1}").ToList();
                var header = new CsvHeader(columns);
                if (columns.Count == 1 && first.Length > 0) continue;
                first = string.Join(", ", columns.Take(4));
                if (KindOf(header) is not { } kind) continue;
                var body = reader.Record.Offset + reader.Record.Length;
                return (new ExportFile(path, kind, delimiter, lineEnd, header, body, reader.Record.NextLine, info.Length, new DateTimeOffset(info.LastWriteTimeUtc)), "");
            }

            return (null, $"begins with '{Short(first)}'");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw MigratorException.Configuration($"The export file '{path}' cannot be read: {e.Message}", "Check the path and the right to read it.", e);
        }
    }

    private static ExportFileKind? KindOf(CsvHeader header) => header switch
    {
        _ when header.Has("sku", "tier_price_qty", "tier_price") && !header.Has("product_type") => ExportFileKind.AdvancedPricing,
        _ when header.Has("sku", "source_code", "quantity") => ExportFileKind.StockSources,
        _ when header.Has("sku", "product_type") => ExportFileKind.Products,
        _ when header.Has("_website", "_email", "_entity_id") => ExportFileKind.CustomerAddresses,
        _ when header.Has("email", "_website", "_store") => ExportFileKind.Customers,
        _ => null,
    };

    private static async Task<int> SkipBomAsync(FileStream stream, CancellationToken cancellationToken)
    {
        var head = new byte[3];
        var read = await stream.ReadAtLeastAsync(head, 3, throwOnEndOfStream: false, cancellationToken);
        return read == 3 && head is [0xEF, 0xBB, 0xBF] ? 3 : 0;
    }

    /// <summary>What ends the header's line: a carriage return only where no line feed follows it.</summary>
    private static async Task<byte> LineEndAsync(FileStream stream, CancellationToken cancellationToken)
    {
        stream.Seek(0, SeekOrigin.Begin);
        var head = new byte[LongestHeader];
        var read = await stream.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellationToken);
        var isQuoted = false;
        for (var i = 0; i < read; i++)
        {
            if (head[i] == '"') isQuoted = !isQuoted;
            else if (isQuoted || head[i] is not ((byte)'\r' or (byte)'\n')) continue;
            else return head[i] == '\r' && (i + 1 == read || head[i + 1] is not ((byte)'\r' or (byte)'\n')) ? (byte)'\r' : (byte)'\n';
        }

        return (byte)'\n';
    }

    private static string Short(string text) => text.Length <= 60 ? text : text[..60] + "…";
}
