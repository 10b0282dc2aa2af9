using System.Text.Json;
using System.Text.Json.Nodes;
using Migrator.Shopify.Admin;

namespace Migrator.Shopify.Review.Products;

/// <summary>Everything that two bulk queries read back, found by product.</summary>
internal sealed class ReadBack(ScratchFile file)
{
    private const int Metafields = 0;
    private const int Media = 1;

    private long _place;

    public void AddProductLine(JsonElement line)
    {
        if (line.Text("__parentId") is { } owner) AddPart(owner, line);
        else file.Run("INSERT OR REPLACE INTO product(gid, source, json) VALUES ($0, $1, $2)", line.Text("id"), line.Text("customId", "value"), Bytes(line));
    }

    public void AddVariantLine(JsonElement line)
    {
        if (line.Text("__parentId") is { } owner) AddPart(owner, line);
        else
        {
            file.Run(
                "INSERT OR REPLACE INTO variant(gid, product, position, json) VALUES ($0, $1, $2, $3)",
                line.Text("id"), line.Text("product", "id"), line.Whole("position") ?? 0, Bytes(line));
        }
    }

    /// <summary>What became of media after the query had read them.</summary>
    public void AddMediaStatus(MediaState media) => file.Run("INSERT OR REPLACE INTO media(gid, status, error) VALUES ($0, $1, $2)", media.Id, media.Status, media.Error);

    /// <summary>The products with a custom id; marks them as asked for.</summary>
    public List<ProductBack> Find(string sourceId)
    {
        file.Run("UPDATE product SET expected = 1 WHERE source = $0", sourceId);
        return [.. file.Read("SELECT gid, json FROM product WHERE source = $0", r => (Gid: r.GetString(0), Json: Parse(r.GetFieldValue<byte[]>(1))), sourceId)
            .ToList()
            .Select(p => new ProductBack(p.Gid, p.Json, Variants(p.Gid), ReadMedia(p.Gid), Fields(p.Gid)))];
    }

    /// <summary>Products with a custom id that no row asked for.</summary>
    public IEnumerable<(string Source, string Gid, string? Handle)> Unasked() => file.Read(
        "SELECT source, gid, json FROM product WHERE source IS NOT NULL AND expected = 0",
        r => (r.GetString(0), r.GetString(1), Parse(r.GetFieldValue<byte[]>(2)).Text("handle")));

    private List<VariantBack> Variants(string product) =>
    [
        .. file.Read("SELECT gid, json FROM variant WHERE product = $0 ORDER BY position", r => (Gid: r.GetString(0), Json: Parse(r.GetFieldValue<byte[]>(1))), product)
            .ToList()
            .Select(v => new VariantBack(v.Gid, v.Json, [.. Parts(v.Gid, Media).Select(m => m.Text("id")!)], Fields(v.Gid))),
    ];

    private List<MediaState> ReadMedia(string product) =>
        [.. Parts(product, Media).Select(m => MediaState.Of(m)).Select(m => Later(m.Id) is { } later ? later with { Alt = m.Alt } : m)];

    private MediaState? Later(string gid) => file.Read(
        "SELECT status, error FROM media WHERE gid = $0", r => new MediaState(gid, r.GetString(0), r.IsDBNull(1) ? null : r.GetString(1), null), gid).FirstOrDefault();

    private List<JsonElement> Fields(string owner) => Parts(owner, Metafields);

    private List<JsonElement> Parts(string owner, int kind) =>
        [.. file.Read("SELECT json FROM part WHERE owner = $0 AND kind = $1 ORDER BY place", r => Parse(r.GetFieldValue<byte[]>(0)), owner, kind)];

    private void AddPart(string owner, JsonElement line) => file.Run(
        "INSERT INTO part(owner, kind, place, json) VALUES ($0, $1, $2, $3)", owner, line.At("namespace") is null ? Media : Metafields, _place++, Bytes(line));

    private static byte[] Bytes(JsonElement element) => JsonSerializer.SerializeToUtf8Bytes(element);

    private static JsonElement Parse(byte[] json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }
}

internal sealed record ProductBack(string Gid, JsonElement Json, IReadOnlyList<VariantBack> Variants, IReadOnlyList<MediaState> Media, IReadOnlyList<JsonElement> Metafields);

internal sealed record VariantBack(string Gid, JsonElement Json, IReadOnlyList<string> Media, IReadOnlyList<JsonElement> Metafields)
{
    public string? Sku => Json.Text("sku");

    public IReadOnlyList<(string Name, string Value)> Options => [.. Json.Each("selectedOptions").Select(o => (o.Text("name")!, o.Text("value")!))];
}

/// <param name="Id">The media's.</param>
/// <param name="Status">Shopify's word.</param>
/// <param name="Error">Why its processing failed.</param>
/// <param name="Alt">Its alt text.</param>
internal sealed record MediaState(string Id, string Status, string? Error, string? Alt)
{
    public bool IsSettled => Status is "READY" or "FAILED";

    public JsonObject ToJson() => new()
    {
        ["id"] = Id,
        ["status"] = Status,
        ["mediaErrors"] = Error is null ? null : new JsonArray(new JsonObject { ["message"] = Error }),
    };

    public static MediaState Of(JsonElement media) => new(
        media.Text("id")!,
        media.Text("status") ?? "READY",
        string.Join("; ", media.Each("mediaErrors").Select(e => $"{e.Text("code")} {e.Text("message")}".Trim())) is { Length: > 0 } error ? error : null,
        media.Text("alt"));
}
