using System.Net;
using System.Text.RegularExpressions;
using Migrator.Rehearsal.Files;
using Migrator.Rehearsal.Inventory;
using Migrator.Rehearsal.Language;
using Migrator.Rehearsal.Metafields;
using Migrator.Rehearsal.State;

namespace Migrator.Rehearsal.Products;

/// <summary>Reading products.</summary>
internal static partial class ProductFields
{
    public static void Register(Fields fields)
    {
        var own = fields.Of<Product>();
        Content(own);
        Variants(own);
        MediaOf(own);
        MetafieldFields.Own(own);
    }

    private static void Content(Fields.TypeFields<Product> fields) => fields
        .Add("id", p => p.Gid)
        .Add("legacyResourceId", p => p.Id)
        .Add("defaultCursor", p => Cursor.Write(p.Id, null))
        .Add("bodyHtml", p => p.DescriptionHtml)
        .Add("description", (p, call) => Plain(p.DescriptionHtml, call.Arguments.Int("truncateAt")))
        .Add("isGiftCard", p => p.GiftCard)
        .Add("category", p => p.Category is null ? null : new { Id = p.Category })
        .Add("seo", p => new { Title = p.SeoTitle, Description = p.SeoDescription })
        .Add("onlineStoreUrl", (p, call) => p.PublishedAt is not null && p.Status is "ACTIVE" or "UNLISTED" ? $"https://{call.Shop.Domain}/products/{p.Handle}" : null)
        .Add("onlineStorePreviewUrl", (p, call) => $"https://{call.Shop.Domain}/products/{p.Handle}")
        .Add("options", (p, call) => p.Options.Take(call.Arguments.Int("first") ?? int.MaxValue).Select((o, i) => new OptionView(p, o, i + 1)).ToArray());

    private static void Variants(Fields.TypeFields<Product> fields) => fields
        .Add("variants", (p, call) => Page.Of(Sorted(VariantsOf(p, call), call.Arguments.Text("sortKey")), call, v => v.Id))
        .Add("variantsCount", (p, call) => Count(VariantsOf(p, call).Count))
        .Add("totalVariants", (p, call) => VariantsOf(p, call).Count)
        .Add("hasOnlyDefaultVariant", p => p.Options is [{ Name: "Title", Values: [{ Name: "Default Title" }] }])
        .Add("hasVariantsThatRequiresComponents", (p, call) => VariantsOf(p, call).Exists(v => v.RequiresComponents))
        .Add("hasOutOfStockVariants", (p, call) => ItemsOf(p, call).Any(i => i.Tracked && i.Available <= 0))
        .Add("tracksInventory", (p, call) => ItemsOf(p, call).Any(i => i.Tracked))
        .Add("totalInventory", (p, call) => ItemsOf(p, call).Where(i => i.Tracked).Sum(i => i.Available))
        .Add("priceRangeV2", (p, call) =>
        {
            var prices = VariantsOf(p, call).ConvertAll(v => v.Price);
            return new { MinVariantPrice = Money.Of(prices.DefaultIfEmpty().Min(), call.Shop.Options.Currency), MaxVariantPrice = Money.Of(prices.DefaultIfEmpty().Max(), call.Shop.Options.Currency) };
        })
        .Add("compareAtPriceRange", (p, call) =>
        {
            var prices = VariantsOf(p, call).Select(v => v.CompareAtPrice).OfType<decimal>().ToArray();
            return prices.Length == 0 ? null : new { MinVariantCompareAtPrice = Money.Of(prices.Min(), call.Shop.Options.Currency), MaxVariantCompareAtPrice = Money.Of(prices.Max(), call.Shop.Options.Currency) };
        });

    private static void MediaOf(Fields.TypeFields<Product> fields) => fields
        .Add("media", (p, call) =>
        {
            if (call.Arguments.HasValue("query"))
                throw FieldException.NotServed("The argument query of Product.media");
            return Page.Of(FilesOf(p, call), call, f => f.Id);
        })
        .Add("images", (p, call) => Page.Of(FilesOf(p, call).FindAll(f => MediaFields.Status(f, call) == "READY"), call, f => f.Id) is var page
            ? page with { Edges = [.. page.Edges.Select(e => e with { Node = new ImageView((MediaImage)e.Node) })] }
            : null)
        .Add("mediaCount", p => Count(p.Media.Count))
        .Add("featuredMedia", (p, call) => p.Media is [var first, ..] ? call.Session.Find<MediaImage>(first) : null);

    public static object Count(long count) => new { Count = (int)count, Precision = "EXACT" };

    public static List<ProductVariant> VariantsOf(Product product, Call call) => call.Session.Children<ProductVariant>(product.Id);

    private static IEnumerable<InventoryItem> ItemsOf(Product product, Call call) =>
        VariantsOf(product, call).Select(v => call.Session.Find<InventoryItem>(v.InventoryItem)!);

    private static List<MediaImage> FilesOf(Product product, Call call) => [.. product.Media.Select(id => call.Session.Find<MediaImage>(id)).OfType<MediaImage>()];

    private static List<ProductVariant> Sorted(List<ProductVariant> variants, string? key) => key switch
    {
        null or "POSITION" => variants,
        "ID" => [.. variants.OrderBy(v => v.Id)],
        "SKU" => [.. variants.OrderBy(v => v.Sku, StringComparer.OrdinalIgnoreCase)],
        _ => throw FieldException.NotServed($"The sort key {key} of Product.variants"),
    };

    private static string Plain(string html, int? most)
    {
        var text = Spaces().Replace(WebUtility.HtmlDecode(Tag().Replace(html, " ")), " ").Trim();
        return most is { } limit && text.Length > limit ? text[..Math.Max(0, limit - 3)] + "..." : text;
    }

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}

/// <summary>An option seen from its product.</summary>
internal sealed record OptionView(Product Product, ProductOption Option, int Position)
{
    public static void Register(Fields fields)
    {
        fields.Of<OptionView>("ProductOption")
            .Add("id", o => Gid.Of("ProductOption", o.Option.Id))
            .Add("name", o => o.Option.Name)
            .Add("position", o => o.Position)
            .Add("values", (o, call) => o.Used(call).Select(v => v.Name))
            .Add("optionValues", o => o.Option.Values.Select(v => new OptionValueView(o.Product, v, o.Position - 1)));
        fields.Of<OptionValueView>("ProductOptionValue")
            .Add("id", v => Gid.Of("ProductOptionValue", v.Value.Id))
            .Add("name", v => v.Value.Name)
            .Add("hasVariants", (v, call) => ProductFields.VariantsOf(v.Product, call).Exists(variant => variant.Values[v.Option] == v.Value.Id));
    }

    /// <summary><c>values</c> lists only what a variant has; <c>optionValues</c> lists all.</summary>
    private IEnumerable<OptionValue> Used(Call call)
    {
        var used = ProductFields.VariantsOf(Product, call).Select(v => v.Values[Position - 1]).ToHashSet();
        return Option.Values.Where(v => used.Contains(v.Id));
    }
}

internal sealed record OptionValueView(Product Product, OptionValue Value, int Option);
