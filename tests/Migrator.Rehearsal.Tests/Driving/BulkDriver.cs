using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Migrator.Rehearsal.Tests.Driving;

/// <summary>Staged uploads and bulk operations as a client does them.</summary>
internal static class BulkDriver
{
    public static async Task<JsonNode> StageAsync(this TestShop shop, string resource, string filename, string mimeType, string method = "POST") => (await shop.DoAsync(
        "mutation($i: [StagedUploadInput!]!) { stagedUploadsCreate(input: $i) { stagedTargets { url resourceUrl parameters { name value } } userErrors { field message } } }",
        new { i = new[] { new { resource, filename, mimeType, httpMethod = method } } }))["stagedTargets"]![0]!;

    /// <summary>Uploads as the target says, the file last, and gives back the target's key.</summary>
    public static async Task<string> UploadAsync(this TestShop shop, JsonNode target, byte[] content)
    {
        using var response = await shop.TryUploadAsync(target, content, fileFirst: false);
        response.StatusCode.ShouldBe(System.Net.HttpStatusCode.Created);
        return target["parameters"]!.AsArray().Single(p => p!["name"]!.GetValue<string>() == "key")!["value"]!.GetValue<string>();
    }

    public static async Task<HttpResponseMessage> TryUploadAsync(this TestShop shop, JsonNode target, byte[] content, bool fileFirst)
    {
        using var form = new MultipartFormDataContent();
        if (fileFirst)
            form.Add(new ByteArrayContent(content), "file", "upload");
        foreach (var parameter in target["parameters"]!.AsArray())
            form.Add(new StringContent(parameter!["value"]!.GetValue<string>()), parameter["name"]!.GetValue<string>());
        if (!fileFirst)
            form.Add(new ByteArrayContent(content), "file", "upload");
        return await shop.Http.PostAsync(new Uri(target["url"]!.GetValue<string>()), form, TestContext.Current.CancellationToken);
    }

    public static async Task<string> UploadLinesAsync(this TestShop shop, IEnumerable<object> rows)
    {
        var lines = new StringBuilder();
        foreach (var row in rows)
            lines.Append(row as string ?? JsonSerializer.Serialize(row)).Append('\n');
        return await shop.UploadAsync(await shop.StageAsync("BULK_MUTATION_VARIABLES", "rows.jsonl", "text/jsonl"), Encoding.UTF8.GetBytes(lines.ToString()));
    }

    public const string Run = "mutation($m: String!, $p: String!) { bulkOperationRunMutation(mutation: $m, stagedUploadPath: $p) { bulkOperation { id status objectCount url query } userErrors { field message code } } }";

    public static async Task<string> RunMutationAsync(this TestShop shop, string mutation, string path) =>
        (await shop.DoAsync(Run, new { m = mutation, p = path }))["bulkOperation"]!["id"]!.GetValue<string>();

    public static async Task<string> RunQueryAsync(this TestShop shop, string query, bool groupObjects = false) =>
        (await shop.DoAsync("mutation($q: String!, $g: Boolean!) { bulkOperationRunQuery(query: $q, groupObjects: $g) { bulkOperation { id } userErrors { field message code } } }", new { q = query, g = groupObjects }))["bulkOperation"]!["id"]!.GetValue<string>();

    /// <summary>Waits for the end, whichever it is.</summary>
    public static async Task<JsonNode> WaitAsync(this TestShop shop, string id)
    {
        while (true)
        {
            var operation = (await shop.DataAsync("query($id: ID!) { bulkOperation(id: $id) { id type status errorCode completedAt objectCount rootObjectCount fileSize url partialDataUrl } }", new { id }))["bulkOperation"]!;
            if (operation["status"]!.GetValue<string>() is not ("CREATED" or "RUNNING" or "CANCELING"))
                return operation;
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }

    public static async Task<List<JsonNode>> DownloadAsync(this TestShop shop, JsonNode operation, string field = "url")
    {
        var text = await shop.Http.GetStringAsync(new Uri(operation[field]!.GetValue<string>()), TestContext.Current.CancellationToken);
        return [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonNode.Parse(l)!)];
    }
}
