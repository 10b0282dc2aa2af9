using Microsoft.AspNetCore.Http;
using Migrator.Rehearsal.Bulk;
using Migrator.Rehearsal.Language;

namespace Migrator.Rehearsal.Http;

/// <summary>Where results of bulk operations are fetched. Nobody has to say who he is, as with a signed URL.</summary>
internal sealed class DownloadEndpoint(ShopContext shop)
{
    public async Task GetAsync(HttpContext http, string name)
    {
        var path = Path.Combine(BulkEnd.Folder(shop), Path.GetFileName(name));
        if (!File.Exists(path))
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        http.Response.ContentType = "application/jsonl";
        await http.Response.SendFileAsync(path, http.RequestAborted);
    }
}
