using System.Text.Json.Nodes;
using Migrator.Core.Rows;
using Migrator.Core.Stages;
using Migrator.Shopify.Csv;

namespace Migrator.Shopify.Import.Products;

/// <summary>Rows as Shopify's inputs.</summary>
/// <param name="location">Takes the stock; null: stock is not written.</param>
/// <param name="images">Where Shopify fetches each image.</param>
internal sealed class ProductInputs(NamedId? location, ImageSources images)
{
    /// <summary>What is written of a product that is not there yet, all in one.</summary>
    public PlannedWrite Create(ShopifyProduct row)
    {
        var files = row.Images.Select(File).OfType<JsonObject>().ToList();
        var input = new JsonObject
        {
            ["title"] = row.Title,
            ["handle"] = row.Handle,
            ["descriptionHtml"] = row.DescriptionHtml,
            ["productType"] = row.ProductType,
            ["tags"] = Texts(row.Tags),
            ["status"] = ShopifyWords.Of(row.Status),
            ["productOptions"] = Options(row),
            ["variants"] = new JsonArray([.. row.Variants.Select((variant, i) => NewVariant(row, variant, i + 1))]),
            ["metafields"] = new JsonArray([CustomIdMetafield(row.SourceId), .. row.Metafields.Select(Metafield)]),
        };
        // Shopify puts its own name where the vendor is blank: then it is not sent.
        if (row.Vendor.Length > 0) input["vendor"] = row.Vendor;
        if (row.IsGiftCard) input["giftCard"] = true;
        if (Seo(row) is { } seo) input["seo"] = seo;
        if (files.Count > 0) input["files"] = new JsonArray([.. files]);

        return new PlannedWrite(ProductKinds.Create.Name, new JsonObject
        {
            ["identifier"] = new JsonObject { ["customId"] = CustomId(row.SourceId) },
            ["input"] = input,
            ["variants"] = Math.Min(250, row.Variants.Count),
            ["media"] = Math.Min(250, Math.Max(1, files.Count)),
        })
        {
            Cost = Cost(row, files.Count),
        };
    }

    /// <summary>The options and all variants of a product whose options change.</summary>
    /// <param name="row">What it is to be.</param>
    /// <param name="id">The product.</param>
    /// <param name="variantIds">Ids of the row's variants that are there already.</param>
    public PlannedWrite Restructure(ShopifyProduct row, string id, IReadOnlyDictionary<string, string> variantIds) => new(ProductKinds.Restructure.Name, new JsonObject
    {
        ["identifier"] = new JsonObject { ["id"] = id },
        ["input"] = new JsonObject
        {
            ["productOptions"] = Options(row),
            ["variants"] = new JsonArray([.. row.Variants.Select((variant, i) =>
            {
                var input = NewVariant(row, variant, i + 1);
                // Stock and image of a variant that is there are compared in the round after this.
                input.Remove("file");
                if (!variantIds.TryGetValue(variant.Sku, out var known)) return input;
                input.Remove("inventoryQuantities");
                input.Remove("metafields");
                input.Insert(0, "id", known);
                return input;
            })]),
        },
        ["variants"] = Math.Min(250, row.Variants.Count),
        ["media"] = 1,
    })
    {
        Cost = Cost(row, 0),
    };

    /// <summary>A variant for productVariantsBulkCreate.</summary>
    public JsonObject AddedVariant(ShopifyProduct row, ShopifyVariant variant, string? mediaId)
    {
        var input = Common(row, variant);
        input["inventoryItem"]!["sku"] = variant.Sku;
        if (mediaId is not null) input["mediaId"] = mediaId;
        if (StockOf(variant) is { } quantity) input["inventoryQuantities"] = new JsonArray(new JsonObject { ["availableQuantity"] = quantity, ["locationId"] = location!.Id });
        return input;
    }

    public static JsonObject CustomId(string sourceId) => new() { ["namespace"] = ShopifyProduct.DefaultNamespace, ["key"] = ShopifyProduct.IdKey, ["value"] = sourceId };

    public static JsonObject? Seo(ShopifyProduct row)
    {
        var seo = new JsonObject();
        if (row.SeoTitle is not null) seo["title"] = row.SeoTitle;
        if (row.SeoDescription is not null) seo["description"] = row.SeoDescription;
        return seo.Count > 0 ? seo : null;
    }

    public static JsonArray Texts(IEnumerable<string> texts) => [.. texts.Select(t => JsonValue.Create(t))];

    public static JsonObject Metafield(Metafield field) => new() { ["namespace"] = field.Namespace, ["key"] = field.Key, ["type"] = field.Type, ["value"] = field.Value };

    public static JsonArray OptionValues(ShopifyProduct row, ShopifyVariant variant) =>
        [.. Named(row, variant).Select(o => new JsonObject { ["optionName"] = o.Name, ["name"] = o.Value })];

    /// <summary>Names and values of a variant's options, as Shopify has them where Magento has none.</summary>
    public static IEnumerable<(string Name, string Value)> Named(ShopifyProduct row, ShopifyVariant variant) =>
        row.OptionNames.Count == 0 ? [(DefaultOption.Name, DefaultOption.Value)] : row.OptionNames.Zip(variant.OptionValues);

    public int? StockOf(ShopifyVariant variant) => location is not null && variant.IsTracked ? variant.Quantity : null;

    private static JsonArray Options(ShopifyProduct row)
    {
        var options = row.OptionNames.Count == 0 ? [DefaultOption.Name] : row.OptionNames;
        return
        [
            .. options.Select((name, o) => new JsonObject
            {
                ["name"] = name,
                ["position"] = o + 1,
                ["values"] = new JsonArray([.. row.Variants.Select(v => Named(row, v).ElementAt(o).Value).Distinct(StringComparer.Ordinal).Select(value => new JsonObject { ["name"] = value })]),
            }),
        ];
    }

    private JsonObject NewVariant(ShopifyProduct row, ShopifyVariant variant, int position)
    {
        var input = Common(row, variant);
        input["sku"] = variant.Sku;
        input["position"] = position;
        if (StockOf(variant) is { } quantity)
            input["inventoryQuantities"] = new JsonArray(new JsonObject { ["locationId"] = location!.Id, ["name"] = "available", ["quantity"] = quantity });
        if (row.Images.FirstOrDefault(i => i.Source == variant.Image) is { } image && File(image) is { } file) input["file"] = file;
        return input;
    }

    private static JsonObject Common(ShopifyProduct row, ShopifyVariant variant)
    {
        var input = new JsonObject
        {
            ["optionValues"] = OptionValues(row, variant),
            ["price"] = ShopifyWords.Money(variant.Price),
            ["taxable"] = variant.IsTaxable,
            ["inventoryPolicy"] = ShopifyWords.Policy(variant.ContinuesSelling),
            ["inventoryItem"] = Item(variant),
        };
        if (variant.CompareAtPrice is { } compareAt) input["compareAtPrice"] = ShopifyWords.Money(compareAt);
        if (variant.Barcode is not null) input["barcode"] = variant.Barcode;
        if (variant.Metafields.Count > 0) input["metafields"] = new JsonArray([.. variant.Metafields.Select(Metafield)]);
        return input;
    }

    private static JsonObject Item(ShopifyVariant variant)
    {
        var item = new JsonObject { ["tracked"] = variant.IsTracked, ["requiresShipping"] = variant.RequiresShipping };
        if (variant.Cost is { } cost) item["cost"] = ShopifyWords.Money(cost);
        if (variant.CountryOfOrigin is not null) item["countryCodeOfOrigin"] = variant.CountryOfOrigin;
        if (variant.Weight is { } weight) item["measurement"] = Measurement(weight, variant.WeightUnit);
        return item;
    }

    public static JsonObject Measurement(decimal weight, string unit) =>
        new() { ["weight"] = new JsonObject { ["value"] = weight, ["unit"] = ShopifyWords.WeightUnit(unit) } };

    public static JsonObject CustomIdMetafield(string sourceId)
    {
        var metafield = CustomId(sourceId);
        metafield["type"] = "id";
        return metafield;
    }

    private JsonObject? File(ShopifyImage image)
    {
        if (images.AddressOf(image.Source) is not { } address) return null;
        var file = new JsonObject { ["originalSource"] = address, ["contentType"] = "IMAGE" };
        if (image.Alt is not null) file["alt"] = image.Alt;
        return file;
    }

    /// <summary>What productSet says it costs (FACTS 1), and what its answer does.</summary>
    private static double Cost(ShopifyProduct row, int files) =>
        12 + files * (1.9 + 1) + (row.Metafields.Count + 1) * 0.4
        + row.Variants.Sum(v => 0.2 + 2 + (v.Image is null ? 0 : 0.6) + v.Metafields.Count * 0.4);
}
