using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Migrator.Rehearsal.Files;
using Migrator.Rehearsal.Language;

namespace Migrator.Rehearsal.Http;

/// <summary>Where staged files are put, as Google's storage takes them: a form with the file as its last part, or a PUT.</summary>
internal sealed class UploadEndpoint(ShopContext shop)
{
    public async Task PostAsync(HttpContext http)
    {
        var boundary = MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type) ? HeaderUtilities.RemoveQuotes(type.Boundary).Value : null;
        if (string.IsNullOrEmpty(boundary))
        {
            await RefuseAsync(http, 400, "MalformedPOSTRequest", "The body of your POST request is not well-formed multipart/form-data.");
            return;
        }

        var parts = new MultipartReader(boundary, http.Request.Body);
        var form = new Dictionary<string, string>(StringComparer.Ordinal);
        while (await parts.ReadNextSectionAsync(http.RequestAborted) is { } part)
        {
            var name = ContentDispositionHeaderValue.TryParse(part.ContentDisposition, out var disposition) ? HeaderUtilities.RemoveQuotes(disposition.Name).Value ?? "" : "";
            if (name != "file")
            {
                form[name] = await new StreamReader(part.Body, Encoding.UTF8).ReadToEndAsync(http.RequestAborted);
                continue;
            }

            // What comes behind the file is not looked at.
            await TakeAsync(http, form, part.Body);
            return;
        }

        await RefuseAsync(http, 400, "InvalidArgument", "POST requires exactly one file upload per request.");
    }

    public async Task PutAsync(HttpContext http, string key)
    {
        if (http.Request.Query["signature"] != StagedUploads.Sign(shop, key))
        {
            await RefuseAsync(http, 403, "SignatureDoesNotMatch", "The request signature does not match.");
            return;
        }

        await StoreAsync(http, key, http.Request.Body);
        http.Response.StatusCode = 200;
    }

    public async Task GetAsync(HttpContext http, string key)
    {
        var path = StagedUploads.PathOf(shop, key);
        if (!File.Exists(path))
        {
            await RefuseAsync(http, 404, "NoSuchKey", "The specified key does not exist.");
            return;
        }

        http.Response.ContentType = File.Exists(path + ".type") ? await File.ReadAllTextAsync(path + ".type", http.RequestAborted) : "application/octet-stream";
        await http.Response.SendFileAsync(path, http.RequestAborted);
    }

    private async Task TakeAsync(HttpContext http, Dictionary<string, string> form, Stream file)
    {
        if (!form.TryGetValue("key", out var key))
            await RefuseAsync(http, 400, "InvalidArgument", "Bucket POST must contain a field named 'key' before the file.");
        else if (form.GetValueOrDefault("x-goog-signature") != StagedUploads.Sign(shop, key) || !form.ContainsKey("policy"))
            await RefuseAsync(http, 403, "SignatureDoesNotMatch", "The request signature does not match. Send every parameter that stagedUploadsCreate gave, and the file last.");
        else
        {
            await StoreAsync(http, key, file);
            await File.WriteAllTextAsync(StagedUploads.PathOf(shop, key) + ".type", form.GetValueOrDefault("Content-Type") ?? "", http.RequestAborted);
            http.Response.StatusCode = 201;
            http.Response.ContentType = "application/xml; charset=UTF-8";
            await http.Response.WriteAsync($"<?xml version='1.0' encoding='UTF-8'?><PostResponse><Location>{new Uri(shop.BaseAddress, "uploads/")}</Location><Bucket>uploads</Bucket><Key>{System.Security.SecurityElement.Escape(key)}</Key><ETag>\"{Guid.NewGuid():N}\"</ETag></PostResponse>", http.RequestAborted);
        }
    }

    private async Task StoreAsync(HttpContext http, string key, Stream body)
    {
        var path = StagedUploads.PathOf(shop, key);
        var part = $"{path}.{Guid.NewGuid():N}.part";
        await using (var target = File.Create(part))
            await body.CopyToAsync(target, http.RequestAborted);
        File.Move(part, path, overwrite: true);
    }

    private static async Task RefuseAsync(HttpContext http, int status, string code, string message)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/xml; charset=UTF-8";
        await http.Response.WriteAsync($"<?xml version='1.0' encoding='UTF-8'?><Error><Code>{code}</Code><Message>{message}</Message></Error>", http.RequestAborted);
    }
}
