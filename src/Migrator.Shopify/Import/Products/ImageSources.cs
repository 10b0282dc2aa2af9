using System.Collections.Concurrent;
using Migrator.Core.Failures;
using Migrator.Core.Rows;

namespace Migrator.Shopify.Import.Products;

/// <summary>Where Shopify can fetch each image of some rows: its own address, or that of a copy uploaded from this machine.</summary>
internal sealed class ImageSources
{
    private readonly ConcurrentDictionary<string, string> _uploaded = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _missing = new(StringComparer.Ordinal);

    /// <summary>Null where the source has no such file.</summary>
    public string? AddressOf(string source) => IsAddress(source) ? source : _uploaded.GetValueOrDefault(source);

    /// <summary>A sentence about images of the row that are not there; null where all are.</summary>
    public string? Complaint(ShopifyProduct row)
    {
        var missing = row.Images.Select(i => _missing.GetValueOrDefault(i.Source)).OfType<string>().ToList();
        return missing.Count == 0 ? null : string.Join(" ", missing);
    }

    /// <summary>Uploads the local files among the sources; every other is left as it is.</summary>
    public async Task UploadAsync(ShopTools tools, IEnumerable<string> sources, CancellationToken cancellationToken) =>
        await Parallel.ForEachAsync(
            sources.Where(s => !IsAddress(s)).Distinct(StringComparer.Ordinal),
            new ParallelOptions { MaxDegreeOfParallelism = tools.Options.Concurrency, CancellationToken = cancellationToken },
            (source, stop) => UploadAsync(tools, source, stop));

    /// <summary>Whether it is an address and not a local path.</summary>
    public static bool IsAddress(string source) =>
        source.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || source.StartsWith("http://", StringComparison.OrdinalIgnoreCase);

    /// <summary>The path behind a source that is none.</summary>
    public static string PathOf(string source) => source.StartsWith("file://", StringComparison.OrdinalIgnoreCase) ? new Uri(source).LocalPath : source;

    private async ValueTask UploadAsync(ShopTools tools, string source, CancellationToken cancellationToken)
    {
        var path = PathOf(source);
        try
        {
            await using var file = File.OpenRead(path);
            var staged = await tools.Files.UploadAsync("IMAGE", Path.GetFileName(path), MimeType(path), file, cancellationToken);
            _uploaded[source] = staged.ResourceUrl ?? throw MigratorException.Bug($"Shopify gave no address for the uploaded '{path}'.");
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException)
        {
            _missing[source] = $"The image '{path}' cannot be read: put it there and run again.";
        }
        catch (MigratorException e) when (e.Class is FailureClass.Record)
        {
            _missing[source] = e.Message;
        }
    }

    private static string MimeType(string path) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".png" => "image/png",
        ".gif" => "image/gif",
        ".webp" => "image/webp",
        ".svg" => "image/svg+xml",
        _ => "image/jpeg",
    };
}
