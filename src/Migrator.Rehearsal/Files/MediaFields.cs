using Migrator.Rehearsal.Language;
using Migrator.Rehearsal.Searching;

namespace Migrator.Rehearsal.Files;

/// <summary>Reading files.</summary>
internal static class MediaFields
{
    private static readonly RecordSearch<MediaImage> Search = new RecordSearch<MediaImage>(new Filters("MediaImage").Id().Text("filename").Time("created_at")).SortBy("CREATED_AT", "created_at").SortBy("FILENAME", "filename");

    public static void Register(Fields fields)
    {
        fields.Query("files", call => Search.Run(call, "QueryRoot.files"));
        fields.Of<MediaImage>()
            .Add("id", f => f.Gid)
            .Add("mediaContentType", _ => "IMAGE")
            .Add("status", Status)
            .Add("fileStatus", Status)
            .Add("mimeType", (f, call) => Status(f, call) == "READY" ? f.MimeType : null)
            .Add("image", Image)
            .Add("preview", (f, call) => new Preview(Image(f, call), Status(f, call)))
            .Add("originalSource", (f, call) => Status(f, call) == "READY" ? new { FileSize = (int)f.FileSize, Url = ImageView.Url(f) } : null)
            .Add("mediaWarnings", _ => Array.Empty<object>())
            .Add("mediaErrors", Errors)
            .Add("fileErrors", Errors);
        fields.Of<ImageView>("Image")
            .Add("id", i => $"gid://shopify/ImageSource/{i.File.Id}")
            .Add("altText", i => i.File.Alt)
            .Add("url", i => ImageView.Url(i.File))
            .Add("src", i => ImageView.Url(i.File))
            .Add("width", i => i.File.Width)
            .Add("height", i => i.File.Height);
    }

    public static string Status(MediaImage file, Call call) => file.StatusAt(call.Session.Now, call.Shop.Options.Media.Delay);

    private static ImageView? Image(MediaImage file, Call call) => Status(file, call) == "READY" ? new ImageView(file) : null;

    private static object Errors(MediaImage file, Call call) => Status(file, call) == "FAILED"
        ? new[] { new { Code = file.Failure, Details = (string?)null, Message = FetchFailures.Message(file.Failure!) } }
        : [];

    private sealed record Preview(ImageView? Image, string Status);
}

/// <summary>The picture of a file that is ready.</summary>
internal sealed record ImageView(MediaImage File)
{
    public static string Url(MediaImage file) => $"https://cdn.shopify.com/s/files/1/0001/0001/files/{Uri.EscapeDataString(file.Filename)}?v={file.CreatedAt.ToUnixTimeSeconds()}";
}

internal static class FetchFailures
{
    public static string Message(string code) => code switch
    {
        "IMAGE_DOWNLOAD_FAILURE" => "The image could not be downloaded.",
        "UNSUPPORTED_IMAGE_FILE_TYPE" => "The file type is not supported.",
        "INVALID_IMAGE_FILE_SIZE" => "The image is too large. It can't be more than 20 MB.",
        _ => "The image could not be processed.",
    };
}
