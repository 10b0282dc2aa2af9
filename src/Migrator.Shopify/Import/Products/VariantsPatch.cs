using System.Text.Json.Nodes;
using Migrator.Core.Rows;
using Migrator.Core.Stages;
using Migrator.Shopify.Admin;
using Migrator.Shopify.Bulk;

namespace Migrator.Shopify.Import.Products;

/// <summary>
/// A product's variants: known by id, changed where they differ, added. None is ever deleted: that the source has one no more may be a line that could not be
/// read, and with a variant go its orders' links and what people added to it. Review tells of those that are too much.
/// </summary>
internal sealed class VariantsPatch
{
    /// <summary>Shopify takes lists of 250 (FACTS 7).</summary>
    private const int AtOnce = 250;

    private readonly PatchBasis _basis;
    private readonly ProductInputs _inputs;
    private readonly Dictionary<string, VariantNow> _found = new(StringComparer.Ordinal);

    public VariantsPatch(PatchBasis basis, ProductInputs inputs)
    {
        _basis = basis;
        _inputs = inputs;
        foreach (var variant in basis.Row.Variants)
        {
            if (Find(variant) is { } now) _found[variant.Sku] = now;
        }
    }

    /// <summary>Ids of the row's variants that Shopify has.</summary>
    public IReadOnlyDictionary<string, VariantNow> Found => _found;

    /// <summary>Our variants that Shopify has and the row no longer: left as they are, and still known, by SKU.</summary>
    public IEnumerable<KeyValuePair<string, VariantNow>> Left
    {
        get
        {
            var others = Others.ToDictionary(v => v.Id, StringComparer.Ordinal);
            foreach (var (sku, written) in _basis.Last?.Variants ?? new Dictionary<string, WrittenVariant>(StringComparer.Ordinal))
            {
                if (!_found.ContainsKey(sku) && others.TryGetValue(written.Id, out var now)) yield return new(sku, now);
            }
        }
    }

    public bool HasOtherOptions => !_basis.Now.OptionNames.SequenceEqual(
        _basis.Row.OptionNames.Count == 0 ? [Csv.DefaultOption.Name] : _basis.Row.OptionNames, StringComparer.Ordinal);

    /// <summary>Variants that the row does not have: people's own, and <see cref="Left"/>.</summary>
    public IReadOnlyList<VariantNow> Others
    {
        get
        {
            var found = _found.Values.Select(v => v.Id).ToHashSet(StringComparer.Ordinal);
            return [.. _basis.Now.Variants.Where(v => !found.Contains(v.Id))];
        }
    }

    public void Restructure(PatchWrites writes)
    {
        writes.Writes.Add(_inputs.Restructure(_basis.Row, _basis.Now.Id, _found.ToDictionary(f => f.Key, f => f.Value.Id, StringComparer.Ordinal)));
        writes.Touched.UnionWith(_basis.Row.Variants.Select(v => v.Sku));
        writes.NeedsAnotherRound = true;
    }

    /// <param name="writes">Takes the writes.</param>
    /// <param name="media">Media ids by source.</param>
    /// <param name="newMedia">Sources whose media come into being with this round.</param>
    /// <param name="location">Takes the stock.</param>
    /// <param name="mark">Makes idempotency keys of this run.</param>
    public void Write(PatchWrites writes, IReadOnlyDictionary<string, string> media, IReadOnlyCollection<string> newMedia, NamedId? location, string mark)
    {
        var added = new List<JsonObject>();
        var changed = new List<JsonObject>();
        var stock = new List<JsonObject>();
        foreach (var variant in _basis.Row.Variants)
        {
            var mediaId = variant.Image is null ? null : media.GetValueOrDefault(variant.Image);
            var last = LastOf(variant.Sku);
            if (!_found.TryGetValue(variant.Sku, out var now))
            {
                // Known, unchanged at the source and gone from Shopify: somebody deleted it there.
                if (last is not null && Same(last, variant)) continue;
                added.Add(_inputs.AddedVariant(_basis.Row, variant, mediaId));
                writes.Touched.Add(variant.Sku);
            }
            else
            {
                if (new VariantChange(_basis.Row, variant, last, now, mediaId).Input is { } change) Touch(changed, change, variant);
                if (location is not null && _inputs.StockOf(variant) is { } quantity && PatchBasis.Wants(quantity, last is not null, last is null ? null : _inputs.StockOf(last), now.Available))
                    Touch(stock, Quantity(now, location, quantity), variant);
                MetafieldsPatch.Write(writes, now.Id, variant.Metafields, Known(variant.Sku)?.Metafields, last is not null, () => writes.Touched.Add(variant.Sku));
            }

            if (variant.Image is { } image && newMedia.Contains(image)) writes.NeedsAnotherRound = true;
        }

        Variants(writes, ProductKinds.VariantsCreate, added);
        Variants(writes, ProductKinds.VariantsUpdate, changed);
        Stock(writes, stock, mark);

        void Touch(List<JsonObject> list, JsonObject input, ShopifyVariant variant)
        {
            list.Add(input);
            writes.Touched.Add(variant.Sku);
        }
    }

    private ShopifyVariant? LastOf(string sku) => _basis.IsTrusted ? Known(sku) : null;

    private ShopifyVariant? Known(string sku) => _basis.Last?.Row?.Variants.FirstOrDefault(v => v.Sku == sku);

    private static bool Same(ShopifyVariant a, ShopifyVariant b) => ContentHash.Of(a) == ContentHash.Of(b);

    private VariantNow? Find(ShopifyVariant variant)
    {
        var free = _basis.Now.Variants.Where(v => !_found.ContainsValue(v)).ToList();
        if (_basis.Last?.Variants.GetValueOrDefault(variant.Sku) is { } known)
        {
            // Where the last write is not to be relied on, somebody may have made the variant again, with another id.
            if (free.FirstOrDefault(v => v.Id == known.Id) is { } same) return same;
            if (_basis.IsTrusted) return null;
        }

        var ours = _basis.Last?.Variants.Values.Select(v => v.Id).ToHashSet(StringComparer.Ordinal) ?? [];
        free.RemoveAll(v => ours.Contains(v.Id));
        return free.FirstOrDefault(v => v.Sku == variant.Sku) ?? free.FirstOrDefault(v => v.Options.SequenceEqual(ProductInputs.Named(_basis.Row, variant)));
    }

    private void Variants(PatchWrites writes, WriteKind kind, List<JsonObject> variants)
    {
        foreach (var some in variants.Chunk(AtOnce))
            writes.Add(kind, new JsonObject { ["productId"] = _basis.Now.Id, ["variants"] = new JsonArray([.. some]) }, cost: 12 + some.Length * 2);
    }

    private static JsonObject Quantity(VariantNow now, NamedId location, int quantity) => new()
    {
        ["inventoryItemId"] = now.InventoryItem,
        ["locationId"] = location.Id,
        ["quantity"] = quantity,
        // Must be there, null too (FACTS 2): where stock moved since it was read, Shopify refuses and the next round reads again.
        ["changeFromQuantity"] = now.Available,
    };

    private static void Stock(PatchWrites writes, List<JsonObject> quantities, string mark)
    {
        foreach (var some in quantities.Chunk(AtOnce))
        {
            var input = new JsonObject { ["name"] = "available", ["reason"] = "correction", ["quantities"] = new JsonArray([.. some]) };
            writes.Add(ProductKinds.Stock, new JsonObject { ["input"] = input, ["idempotencyKey"] = Marks.Uuid(mark + input.ToJsonString()) });
        }
    }
}

/// <summary>What is to be changed of one variant.</summary>
internal sealed class VariantChange(ShopifyProduct row, ShopifyVariant wanted, ShopifyVariant? last, VariantNow now, string? mediaId)
{
    /// <summary>For productVariantsBulkUpdate; null where nothing is.</summary>
    public JsonObject? Input
    {
        get
        {
            var input = new JsonObject();
            if (Wants(v => v.Price, now.Json.Number("price"))) input["price"] = ShopifyWords.Money(wanted.Price);
            if (Wants(v => v.CompareAtPrice, now.Json.Number("compareAtPrice"))) input["compareAtPrice"] = wanted.CompareAtPrice is { } compareAt ? ShopifyWords.Money(compareAt) : null;
            if (Wants(v => v.Barcode, now.Json.Text("barcode") is { Length: > 0 } barcode ? barcode : null)) input["barcode"] = wanted.Barcode;
            if (Wants(v => v.IsTaxable, now.Json.Flag("taxable"))) input["taxable"] = wanted.IsTaxable;
            if (Wants(v => v.ContinuesSelling, now.Json.Text("inventoryPolicy") == "CONTINUE")) input["inventoryPolicy"] = ShopifyWords.Policy(wanted.ContinuesSelling);
            if (mediaId is not null && PatchBasis.Wants(mediaId, last is not null && last.Image == wanted.Image, mediaId, now.MediaId)) input["mediaId"] = mediaId;
            if (HasOtherOptionValues()) input["optionValues"] = ProductInputs.OptionValues(row, wanted);
            if (Item() is { Count: > 0 } item) input["inventoryItem"] = item;
            if (input.Count == 0) return null;
            input.Insert(0, "id", now.Id);
            return input;
        }
    }

    private JsonObject Item()
    {
        var item = new JsonObject();
        if (Wants(v => v.Sku, now.Sku)) item["sku"] = wanted.Sku;
        if (Wants(v => v.IsTracked, now.Json.Flag("inventoryItem", "tracked"))) item["tracked"] = wanted.IsTracked;
        if (Wants(v => v.RequiresShipping, now.Json.Flag("inventoryItem", "requiresShipping"))) item["requiresShipping"] = wanted.RequiresShipping;
        if (Wants(v => v.Cost, now.Json.Number("inventoryItem", "unitCost", "amount"))) item["cost"] = wanted.Cost is { } cost ? ShopifyWords.Money(cost) : null;
        if (Wants(v => v.CountryOfOrigin, now.Json.Text("inventoryItem", "countryCodeOfOrigin"))) item["countryCodeOfOrigin"] = wanted.CountryOfOrigin;
        // A weight that Magento does not know is not zero: it is not written.
        if (wanted.Weight is { } weight && Wants(v => (v.Weight, v.WeightUnit), (now.Json.Number("inventoryItem", "measurement", "weight", "value"), UnitNow()))) item["measurement"] = ProductInputs.Measurement(weight, wanted.WeightUnit);
        return item;
    }

    private string UnitNow() => now.Json.Text("inventoryItem", "measurement", "weight", "unit") switch
    {
        "GRAMS" => "g",
        "OUNCES" => "oz",
        "POUNDS" => "lb",
        _ => "kg",
    };

    private bool HasOtherOptionValues() =>
        !(last is not null && last.OptionValues.SequenceEqual(wanted.OptionValues)) && !now.Options.Select(o => o.Value).SequenceEqual(ProductInputs.Named(row, wanted).Select(o => o.Value));

    private bool Wants<T>(Func<ShopifyVariant, T> of, T? value) => PatchBasis.Wants(of(wanted), last is not null, last is null ? default : of(last), value);
}
