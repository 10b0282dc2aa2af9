namespace Migrator.Mapping.Products.Images;

/// <summary>Where a picture is found: the media address and the file's path, percent-encoded by segment where the address is one of the web.</summary>
/// <param name="media">Without a trailing slash; null where the source has none.</param>
internal sealed class ImageAddresses(string? media)
{
    private readonly bool _isWeb = media is not null && Uri.TryCreate(media, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && media.Contains("://", StringComparison.Ordinal);

    public bool IsKnown => !string.IsNullOrEmpty(media);

    /// <summary>Null where the path is empty or leads out of the folder.</summary>
    public string? Of(string file)
    {
        var segments = file.Split('/', '\\').Where(s => s.Length > 0).ToList();
        if (segments.Count == 0 || segments.Any(s => s.Trim() is "." or ".." or "")) return null;
        return media + "/" + string.Join('/', _isWeb ? segments.Select(Uri.EscapeDataString) : segments);
    }
}
