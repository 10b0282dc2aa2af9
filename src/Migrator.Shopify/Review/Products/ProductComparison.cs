using System.Globalization;
using System.Text.Json;
using Migrator.Core.Findings;
using Migrator.Core.Rows;
using Migrator.Core.Stages;
using Migrator.Shopify.Admin;
using Migrator.Shopify.Csv;
using Migrator.Shopify.Import.Products;

namespace Migrator.Shopify.Review.Products;

/// <summary>Compares one row with what Shopify has of it, field by field.</summary>
/// <param name="row">What is expected.</param>
/// <param name="written">What the ledger remembers: ids of media and variants.</param>
/// <param name="shop">Publications and location that are looked at.</param>
/// <param name="book">Takes the differences.</param>
/// <param name="uncover">Asks the source for images that failed.</param>
internal sealed class ProductComparison(ShopifyProduct row, WrittenProduct? written, ShopProfile shop, ReviewBook book, Uncover uncover)
{
    private string? _gid;

    public async Task RunAsync(IReadOnlyList<ProductBack> found, CancellationToken cancellationToken)
    {
        foreach (var record in row.Variants.Select(v => v.Sku).Prepend(row.SourceId)) book.Compared(record);
        if (found.Count == 0)
        {
            foreach (var record in row.Variants.Select(v => v.Sku).Prepend(row.SourceId).Distinct(StringComparer.Ordinal))
                book.Differs(record, "", row.Handle, null, DifferenceCause.LostByShopify, null);
            return;
        }

        var product = found.FirstOrDefault(f => f.Variants.Any(v => written?.Variants.Values.Any(w => w.Id == v.Gid) == true)) ?? found[0];
        foreach (var other in found.Where(f => f != product)) book.Differs(row.SourceId, "", null, other.Json.Text("handle"), DifferenceCause.Unexpected, other.Gid);
        _gid = product.Gid;

        Fields(product.Json);
        Publications(product.Json);
        Metafields("", row.SourceId, row.Metafields, product.Metafields, _gid);
        var images = new ImageComparison(row, written, product, book, uncover);
        await images.RunAsync(cancellationToken);
        foreach (var variant in row.Variants) Variant(variant, Find(variant, product), images);
        Left(product);
    }

    private void Fields(JsonElement now)
    {
        Check("handle", row.Handle, now.Text("handle"), row.Handle == now.Text("handle"));
        Check("title", row.Title, now.Text("title"), Alike.Text(row.Title, now.Text("title")));
        Check("description", row.DescriptionHtml, now.Text("descriptionHtml"), Alike.Html(row.DescriptionHtml, now.Text("descriptionHtml")));
        // Shopify puts the shop's name where no vendor is given.
        if (row.Vendor.Length > 0) Check("vendor", row.Vendor, now.Text("vendor"), Alike.Text(row.Vendor, now.Text("vendor")));
        Check("type", row.ProductType, now.Text("productType"), Alike.Text(row.ProductType, now.Text("productType")));
        Check("status", ShopifyWords.Of(row.Status), now.Text("status"), ShopifyWords.Of(row.Status) == now.Text("status"));
        Check("gift card", row.IsGiftCard ? "TRUE" : "FALSE", now.Flag("isGiftCard") ? "TRUE" : "FALSE", row.IsGiftCard == now.Flag("isGiftCard"));

        var tags = now.Each("tags").Select(t => t.GetString()!).ToList();
        Check("tags", string.Join(", ", row.Tags), string.Join(", ", tags), Alike.Tags(row.Tags, tags));
        // No SEO title of its own is shown as the title: where both are the same, Shopify need not keep it.
        if (row.SeoTitle is { } seoTitle) Check("seo title", seoTitle, now.Text("seo", "title"), Alike.Text(seoTitle, now.Text("seo", "title") ?? row.Title));
        if (row.SeoDescription is { } seoText) Check("seo description", seoText, now.Text("seo", "description"), Alike.Text(seoText.ReplaceLineEndings("\n"), now.Text("seo", "description")?.ReplaceLineEndings("\n")));

        var options = row.OptionNames.Count == 0 ? [DefaultOption.Name] : row.OptionNames;
        var found = now.Each("options").Select(o => o.Text("name")!).ToList();
        Check("options", string.Join(", ", options), string.Join(", ", found), options.Select(o => o.Trim()).SequenceEqual(found));
    }

    private void Publications(JsonElement now)
    {
        for (var i = 0; i < shop.Publications.Count; i++)
        {
            var isThere = now.Flag(ReviewQueries.Publication(i));
            Check($"published on {shop.Publications[i].Name}", row.IsPublished ? "TRUE" : "FALSE", isThere ? "TRUE" : "FALSE", row.IsPublished == isThere);
        }
    }

    private void Metafields(string prefix, string record, IReadOnlyList<Metafield> expected, IReadOnlyList<JsonElement> actual, string? gid)
    {
        foreach (var field in expected)
        {
            var name = $"{prefix}metafield {field.Namespace}.{field.Key}";
            var there = actual.FirstOrDefault(m => m.Text("namespace") == field.Namespace && m.Text("key") == field.Key);
            var value = there.Text("value");
            if (there.ValueKind == JsonValueKind.Object && there.Text("type") != field.Type) Check(record, name + " · type", field.Type, there.Text("type"), false, gid);
            else Check(record, name, field.Value, value, Alike.Metafield(field.Type, field.Value, value), gid);
        }
    }

    /// <summary>Variants that Migrator made and that Magento has no more, or could not be read: import never deletes one.</summary>
    private void Left(ProductBack product)
    {
        var wanted = row.Variants.Select(v => v.Sku).ToHashSet(StringComparer.Ordinal);
        foreach (var (sku, left) in written?.Variants.Where(v => !wanted.Contains(v.Key)) ?? [])
        {
            if (product.Variants.FirstOrDefault(v => v.Gid == left.Id) is { } there)
                book.Differs(row.SourceId, $"variant {sku}", null, there.Sku ?? sku, DifferenceCause.Unexpected, there.Gid);
        }
    }

    private VariantBack? Find(ShopifyVariant variant, ProductBack product)
    {
        if (written?.Variants.GetValueOrDefault(variant.Sku) is { } known && product.Variants.FirstOrDefault(v => v.Gid == known.Id) is { } same) return same;
        return product.Variants.FirstOrDefault(v => v.Sku == variant.Sku);
    }

    private void Variant(ShopifyVariant variant, VariantBack? found, ImageComparison images)
    {
        var prefix = row.Variants.Count == 1 && variant.Sku == row.SourceId ? "" : $"variant {variant.Sku} · ";
        if (found is null)
        {
            book.Differs(variant.Sku, prefix.TrimEnd('·', ' '), variant.Sku, null, DifferenceCause.LostByShopify, _gid);
            return;
        }

        var now = found.Json;
        void Check(string field, object? expected, object? actual, bool isAlike) =>
            this.Check(variant.Sku, prefix + field, Text(expected), Text(actual), isAlike, found.Gid);
        void Same<T>(string field, T? expected, T? actual) => Check(field, expected, actual, EqualityComparer<T>.Default.Equals(expected, actual));

        var options = ProductInputs.Named(row, variant).Select(o => o.Value.Trim()).ToList();
        Check("options", string.Join(" / ", options), string.Join(" / ", found.Options.Select(o => o.Value)), options.SequenceEqual(found.Options.Select(o => o.Value)));
        Same("sku", variant.Sku, found.Sku);
        Check("price", variant.Price, now.Number("price"), Alike.Money(variant.Price, now.Number("price")));
        Check("compare-at price", variant.CompareAtPrice, now.Number("compareAtPrice"), Alike.Money(variant.CompareAtPrice, now.Number("compareAtPrice")));
        Same("barcode", variant.Barcode ?? "", now.Text("barcode") ?? "");
        Same("taxable", variant.IsTaxable, now.Flag("taxable"));
        Same("sold when out of stock", variant.ContinuesSelling, now.Text("inventoryPolicy") == "CONTINUE");
        Same("tracked", variant.IsTracked, now.Flag("inventoryItem", "tracked"));
        Same("requires shipping", variant.RequiresShipping, now.Flag("inventoryItem", "requiresShipping"));
        Same("country of origin", variant.CountryOfOrigin, now.Text("inventoryItem", "countryCodeOfOrigin"));
        Check("cost", variant.Cost, now.Number("inventoryItem", "unitCost", "amount"), Alike.Money(variant.Cost, now.Number("inventoryItem", "unitCost", "amount")));
        Weight(variant, now, Check);
        if (shop.DefaultLocation is { } location && variant is { IsTracked: true, Quantity: { } quantity })
            Same($"quantity at {location.Name}", quantity, now.Each("inventoryItem", "inventoryLevel", "quantities").Select(q => q.Whole("quantity")).FirstOrDefault());
        Metafields(prefix, variant.Sku, variant.Metafields, found.Metafields, found.Gid);
        images.OfVariant(variant, found, prefix);
    }

    private static void Weight(ShopifyVariant variant, JsonElement now, Action<string, object?, object?, bool> check)
    {
        // A weight that Magento does not know is not written, and Shopify has none or zero.
        if (variant.Weight is not { } weight) return;
        var (value, unit) = (now.Number("inventoryItem", "measurement", "weight", "value"), now.Text("inventoryItem", "measurement", "weight", "unit"));
        var expected = ShopifyWords.WeightUnit(variant.WeightUnit);
        check("weight", $"{Text(weight)} {expected}", $"{Text(value)} {unit}", Alike.Weight(weight, value) && expected == unit);
    }

    private void Check(string field, string? expected, string? actual, bool isAlike) => Check(row.SourceId, field, expected, actual, isAlike, _gid);

    private void Check(string record, string field, string? expected, string? actual, bool isAlike, string? gid)
    {
        if (!isAlike) book.Differs(record, field, expected, actual, DifferenceCause.LostByShopify, gid);
    }

    private static string? Text(object? value) => value switch
    {
        null => null,
        bool flag => flag ? "TRUE" : "FALSE",
        decimal number => number.ToString("0.############", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };
}
