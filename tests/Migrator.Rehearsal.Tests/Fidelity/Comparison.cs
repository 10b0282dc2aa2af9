using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Migrator.Rehearsal.Tests.Fidelity;

/// <summary>Compares answers apart from what must differ between two shops: ids, times, digests, addresses, cursors.</summary>
internal static partial class Comparison
{
    private static readonly HashSet<string> Volatile = new(
        [
            "createdAt", "updatedAt", "publishedAt", "publishDate", "completedAt", "cursor", "startCursor", "endCursor", "compareDigest", "url", "resourceUrl", "src",
            "onlineStorePreviewUrl", "onlineStoreUrl", "legacyResourceId", "storefrontId", "defaultCursor", "status:media", "requestId", "__typename", "deactivatedAt",
        ],
        StringComparer.Ordinal);

    /// <returns>The places that differ, at most a few.</returns>
    public static List<string> Differences(JsonNode? recorded, JsonNode? ours)
    {
        var found = new List<string>();
        Compare(recorded, ours, "", found);
        return found;
    }

    private static void Compare(JsonNode? recorded, JsonNode? ours, string place, List<string> found)
    {
        if (found.Count >= 4)
            return;
        switch (recorded, ours)
        {
            case (JsonObject a, JsonObject b):
                foreach (var name in a.Select(p => p.Key).Union(b.Select(p => p.Key)).Where(n => !IsVolatile(n, a)))
                {
                    if (!a.ContainsKey(name) && name != "errors")
                        continue;
                    Compare(a[name], b[name], $"{place}/{name}", found);
                }

                break;
            case (JsonArray a, JsonArray b):
                if (a.Count != b.Count)
                    found.Add($"{place}: {a.Count} recorded, {b.Count} ours");
                for (var i = 0; i < Math.Min(a.Count, b.Count); i++)
                    Compare(a[i], b[i], $"{place}[{i}]", found);
                break;
            default:
                if (Plain(recorded) != Plain(ours))
                    found.Add($"{place}: {Short(recorded)} recorded, {Short(ours)} ours");
                break;
        }
    }

    private static bool IsVolatile(string name, JsonObject owner) =>
        Volatile.Contains(name)
        || (name is "status" or "fileStatus" or "image" or "preview" or "mimeType" or "originalSource" && (owner.ContainsKey("mediaContentType") || owner.ContainsKey("fileStatus") || owner.ContainsKey("alt")))
        || (name is "value" && (owner.ContainsKey("problems") || (owner.Count == 2 && owner.ContainsKey("name") && IsSignature(owner["name"]))));

    /// <summary>Parameters of a staged upload: each place of storage has its own.</summary>
    private static bool IsSignature(JsonNode? name) => name?.ToString() is "key" or "policy" or "acl" || name?.ToString().StartsWith("x-goog", StringComparison.Ordinal) == true;

    private static string Plain(JsonNode? node)
    {
        var text = node?.ToJsonString(Readable) ?? "null";
        text = Gid().Replace(text, "gid://shopify/$1/#");
        text = Choices().Replace(text, "to be one of: …");
        text = TypeList().Replace(text, "$1 …");
        return Number().Replace(text, m => decimal.Parse(m.Value, System.Globalization.CultureInfo.InvariantCulture).ToString("0.############", System.Globalization.CultureInfo.InvariantCulture));
    }

    private static string Short(JsonNode? node) => node?.ToJsonString(Readable) is { } text ? text.Length > 160 ? text[..160] + "…" : text : "nothing";

    private static readonly System.Text.Json.JsonSerializerOptions Readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [GeneratedRegex("gid://shopify/([A-Za-z]+)/[^\"\\s,.)]+")]
    private static partial Regex Gid();

    [GeneratedRegex("to be one of: [A-Z0-9_, ]+")]
    private static partial Regex Choices();

    [GeneratedRegex("(Valid types are:|one of the following:) .*")]
    private static partial Regex TypeList();

    [GeneratedRegex(@"^-?\d+\.\d+$")]
    private static partial Regex Number();
}
