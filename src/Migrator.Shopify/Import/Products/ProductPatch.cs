using System.Text.Json;
using System.Text.Json.Nodes;
using Migrator.Core;
using Migrator.Core.Stages;
using Migrator.Shopify.Admin;

namespace Migrator.Shopify.Import.Products;

/// <summary>What is known of a product's parts once a round has ended well.</summary>
/// <param name="Media">Ids by source.</param>
/// <param name="Variants">By SKU.</param>
/// <param name="Touched">SKUs of the variants that the writes concern; null for all.</param>
/// <param name="Sent">Sources of the media that the writes make, in order.</param>
internal sealed record ProductKnown(
    IReadOnlyDictionary<string, string> Media,
    IReadOnlyDictionary<string, WrittenVariant> Variants,
    IReadOnlyList<string>? Touched,
    IReadOnlyList<string> Sent)
{
    public static ProductKnown Parse(JsonObject? known) =>
        known?.Deserialize<ProductKnown>(MigratorJson.Options) ?? new ProductKnown(new Dictionary<string, string>(StringComparer.Ordinal), new Dictionary<string, WrittenVariant>(StringComparer.Ordinal), null, []);

    public JsonObject ToJson() => (JsonObject)JsonSerializer.SerializeToNode(this, MigratorJson.Options)!;
}

/// <summary>The patch of a product that is there.</summary>
internal sealed class ProductPatch(PatchBasis basis, ShopProfile shop, ProductInputs inputs, string mark)
{
    private readonly PatchWrites _writes = new();

    public MediaPatch Media { get; } = new(basis);

    /// <param name="images">With the new sources uploaded.</param>
    public PlanEntry Build(ImageSources images)
    {
        var row = basis.Row;
        var variants = new VariantsPatch(basis, inputs);
        if (variants.HasOtherOptions && variants.Others is { Count: > 0 } others)
        {
            var message = $"The options are now {string.Join(", ", row.OptionNames)} and the product in Shopify has variants that Magento does not have ({string.Join(", ", others.Select(v => v.Sku ?? v.Id))}): "
                + "changing the options would delete them. Delete or move them in Shopify, and run again.";
            return PlanEntry.Failed(row.SourceId, message) with { ShopifyId = basis.Now.Id };
        }

        var added = Media.Added(images);
        Fields(added);
        Media.Write(_writes, added.Count);
        if (variants.HasOtherOptions) variants.Restructure(_writes);
        else variants.Write(_writes, Media.Ids, [.. added.Select(a => a.Source)], shop.DefaultLocation, mark);
        if (basis.Now.CustomId is null) MetafieldsPatch.WriteCustomId(_writes, basis.Now.Id, row.SourceId);
        MetafieldsPatch.Write(_writes, basis.Now.Id, row.Metafields, basis.Last?.Row?.Metafields, basis.IsTrusted, static () => { });
        Publication();

        var wanted = row.Images.Select(i => i.Source).ToHashSet(StringComparer.Ordinal);
        return new PlanEntry
        {
            Record = row.SourceId,
            Action = PlanAction.Update,
            ShopifyId = basis.Now.Id,
            Error = images.Complaint(row),
            Writes = _writes.Writes,
            NeedsAnotherRound = _writes.NeedsAnotherRound,
            Known = new ProductKnown(
                Media.Ids.Where(m => wanted.Contains(m.Key)).ToDictionary(StringComparer.Ordinal),
                variants.Found.Concat(variants.Left).ToDictionary(v => v.Key, v => new WrittenVariant(v.Value.Id, v.Value.InventoryItem), StringComparer.Ordinal),
                [.. _writes.Touched],
                [.. added.Select(a => a.Source)]).ToJson(),
        };
    }

    private void Fields(IReadOnlyList<(string Source, JsonObject Input)> added)
    {
        var (row, now) = (basis.Row, basis.Now.Product);
        var product = new JsonObject();
        if (basis.Wants(r => r.Title, now.Text("title"))) product["title"] = row.Title;
        if (basis.Wants(r => r.Handle, now.Text("handle"))) product["handle"] = row.Handle;
        if (basis.Wants(r => r.DescriptionHtml, now.Text("descriptionHtml") ?? "")) product["descriptionHtml"] = row.DescriptionHtml;
        if (row.Vendor.Length > 0 && basis.Wants(r => r.Vendor, now.Text("vendor"))) product["vendor"] = row.Vendor;
        if (basis.Wants(r => r.ProductType, now.Text("productType") ?? "")) product["productType"] = row.ProductType;
        if (basis.Wants(r => ShopifyWords.Of(r.Status), now.Text("status"))) product["status"] = ShopifyWords.Of(row.Status);
        if (Seo() is { } seo) product["seo"] = seo;
        if (Tags() is { } tags) product["tags"] = ProductInputs.Texts(tags);
        if (product.Count == 0 && added.Count == 0) return;

        product.Insert(0, "id", basis.Now.Id);
        var variables = new JsonObject { ["product"] = product, ["added"] = Math.Max(1, added.Count) };
        if (added.Count > 0) variables["media"] = new JsonArray([.. added.Select(a => a.Input)]);
        _writes.Add(ProductKinds.Update, variables);
    }

    private JsonObject? Seo()
    {
        var seo = new JsonObject();
        if (basis.Wants(r => r.SeoTitle, basis.Now.Product.Text("seo", "title"))) seo["title"] = basis.Row.SeoTitle ?? "";
        if (basis.Wants(r => r.SeoDescription, basis.Now.Product.Text("seo", "description"))) seo["description"] = basis.Row.SeoDescription ?? "";
        return seo.Count > 0 ? seo : null;
    }

    /// <summary>The tags that the product is to have; null where it has them. People's own are kept, ours go where the source has them no more.</summary>
    private List<string>? Tags()
    {
        var same = StringComparer.OrdinalIgnoreCase;
        var last = basis.Last?.Row?.Tags ?? [];
        if (basis.IsTrusted && last.ToHashSet(same).SetEquals(basis.Row.Tags)) return null;
        var gone = last.Except(basis.Row.Tags, same).ToHashSet(same);
        var wanted = basis.Now.Tags.Where(t => !gone.Contains(t)).Union(basis.Row.Tags, same).ToList();
        return basis.Now.Tags.ToHashSet(same).SetEquals(wanted) ? null : wanted;
    }

    private void Publication()
    {
        if (basis.IsTrusted && basis.Last!.Row!.IsPublished == basis.Row.IsPublished) return;
        var publications = shop.Publications.Where(p => basis.Now.IsPublishedOn(p.Id) != basis.Row.IsPublished).ToList();
        if (publications.Count == 0) return;
        _writes.Add(basis.Row.IsPublished ? ProductKinds.Publish : ProductKinds.Unpublish, PublishInput(basis.Now.Id, publications));
    }

    public static JsonObject PublishInput(string? id, IEnumerable<NamedId> publications) => new()
    {
        ["id"] = id,
        ["input"] = new JsonArray([.. publications.Select(p => new JsonObject { ["publicationId"] = p.Id })]),
    };
}
