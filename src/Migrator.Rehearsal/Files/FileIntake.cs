using System.Net;
using Migrator.Rehearsal.Language;

namespace Migrator.Rehearsal.Files;

/// <summary>Takes a file by URL: remembers it now, fetches it later.</summary>
internal sealed class FileIntake(Call call)
{
    public const int MostAlt = 512;

    private static readonly Dictionary<string, string> ImageTypes = new(StringComparer.OrdinalIgnoreCase)
    {
        [".jpg"] = "image/jpeg",
        [".jpeg"] = "image/jpeg",
        [".png"] = "image/png",
        [".gif"] = "image/gif",
        [".webp"] = "image/webp",
        [".heic"] = "image/heic",
        [".svg"] = "image/svg+xml",
        [".avif"] = "image/avif",
    };

    /// <returns>The file, or null where the URL is none that Shopify would fetch.</returns>
    public MediaImage? Take(string source, string? alt, string? filename, string? contentType)
    {
        if (contentType is not (null or "IMAGE"))
            throw FieldException.NotServed($"A file of content type {contentType}");
        if (!Uri.TryCreate(source, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || uri.Host.Length == 0)
            return null;

        var media = call.Shop.Options.Media;
        var now = call.Session.Now;
        var image = new MediaImage
        {
            Alt = alt,
            Source = source,
            Filename = filename ?? Name(uri),
            ReadyAt = now + media.Delay + media.Delay,
            Waiting = uri.IsLoopback,
        };
        image.MimeType = ImageTypes.GetValueOrDefault(image.Extension, "image/jpeg");
        if (!uri.IsLoopback && (IsInvalid(uri) || !media.ForeignHostsDeliver))
            image.Failure = "IMAGE_DOWNLOAD_FAILURE";
        return call.Session.Add(image);
    }

    private static bool IsInvalid(Uri uri) => uri.Host.EndsWith(".invalid", StringComparison.OrdinalIgnoreCase);

    private static string Name(Uri uri) => Path.GetFileName(WebUtility.UrlDecode(uri.AbsolutePath)) is { Length: > 0 } name ? name : "image";
}
