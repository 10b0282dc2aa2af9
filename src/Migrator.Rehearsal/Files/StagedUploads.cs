using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Migrator.Rehearsal.Language;

namespace Migrator.Rehearsal.Files;

/// <summary><c>stagedUploadsCreate</c>: says where and how to upload a file.</summary>
internal static class StagedUploads
{
    private static readonly HashSet<string> Formats = new(StringComparer.OrdinalIgnoreCase)
    {
        "image/png", "image/jpeg", "image/jpg", "image/gif", "image/webp", "image/heic", "image/svg+xml", "image/avif", "image/tiff", "image/bmp",
    };

    public static void Register(Fields fields) => fields.Mutation("stagedUploadsCreate", call =>
    {
        var complaints = new Complaints();
        var targets = call.Arguments.Objects("input").Select((input, index) => Target(call, input, index, complaints)).ToArray();
        return new Payload(("stagedTargets", targets), ("userErrors", complaints.All));
    });

    /// <summary>Where an upload lies; outside names stay inside the folder.</summary>
    public static string PathOf(ShopContext shop, string key) =>
        Path.Combine(Directory.CreateDirectory(Path.Combine(shop.Store.Directory, "uploads")).FullName, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key))));

    public static string Stamp(FileInfo file) => string.Create(CultureInfo.InvariantCulture, $"{file.Length}:{file.LastWriteTimeUtc.Ticks}");

    /// <summary>Proof that the key was given out by this shop.</summary>
    public static string Sign(ShopContext shop, string key) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(shop.Domain), Encoding.UTF8.GetBytes(key)));

    private static object Target(Call call, Input input, int index, Complaints complaints)
    {
        var (resource, filename, type) = (input.Required("resource"), input.Required("filename"), input.Required("mimeType"));
        var before = complaints.All.Count;
        if (resource is "VIDEO" or "MODEL_3D")
        {
            if (input.HasValue("fileSize"))
                throw FieldException.NotServed($"A staged upload of {resource}");
            complaints.Add($"input.{index}.fileSize", $"file size is required for {(resource == "VIDEO" ? "video" : "3D model")} resources");
        }

        if (resource is "IMAGE" or "PRODUCT_IMAGE" or "COLLECTION_IMAGE" or "SHOP_IMAGE" && !Formats.Contains(type))
            complaints.Add($"input.{index}.mimeType", $"{filename}: ({type}) is not a recognized format");
        if (complaints.All.Count > before)
            return new { Url = (string?)null, ResourceUrl = (string?)null, Parameters = Array.Empty<object>() };

        var folder = resource switch { "BULK_MUTATION_VARIABLES" => "bulk", "FILE" => "files", "URL_REDIRECT_IMPORT" => "redirects", _ => "products" };
        var key = $"tmp/{Shop.ShopFields.Current(call).Id.ToString(CultureInfo.InvariantCulture)}/{folder}/{Guid.NewGuid()}/{filename}";
        var uploads = new Uri(call.Shop.BaseAddress, "uploads/");
        var there = new Uri(uploads, Uri.EscapeDataString(key).Replace("%2F", "/", StringComparison.Ordinal)).ToString();
        var resourceUrl = resource == "BULK_MUTATION_VARIABLES" ? uploads.ToString() : there;
        var signature = Sign(call.Shop, key);
        return input.Text("httpMethod") == "POST"
            ? new { Url = (string?)uploads.ToString(), ResourceUrl = (string?)resourceUrl, Parameters = (object[])[.. Parameters(type, key, signature, call.Session.Now).Select(p => new { p.Name, p.Value })] }
            : new { Url = (string?)$"{there}?signature={signature}", ResourceUrl = (string?)resourceUrl, Parameters = (object[])[new { Name = "content_type", Value = type }, new { Name = "acl", Value = "private" }] };
    }

    private static (string Name, string Value)[] Parameters(string type, string key, string signature, DateTimeOffset now) =>
    [
        ("Content-Type", type),
        ("success_action_status", "201"),
        ("acl", "private"),
        ("key", key),
        ("x-goog-date", now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture)),
        ("x-goog-credential", "rehearsal@standin.iam.gserviceaccount.com"),
        ("x-goog-algorithm", "GOOG4-RSA-SHA256"),
        ("x-goog-signature", signature),
        ("policy", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{{\"key\":\"{key}\"}}"))),
    ];
}
