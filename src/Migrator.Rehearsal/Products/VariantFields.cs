using Migrator.Rehearsal.Files;
using Migrator.Rehearsal.Inventory;
using Migrator.Rehearsal.Language;
using Migrator.Rehearsal.Metafields;

namespace Migrator.Rehearsal.Products;

/// <summary>Reading variants.</summary>
internal static class VariantFields
{
    public static void Register(Fields fields)
    {
        var own = fields.Of<ProductVariant>()
            .Add("id", v => v.Gid)
            .Add("legacyResourceId", v => v.Id)
            .Add("defaultCursor", v => Cursor.Write(v.Id, null))
            .Add("title", (v, call) => VariantChoice.Title(Of(v, call), v.Values))
            .Add("displayName", (v, call) => $"{Of(v, call).Title} - {VariantChoice.Title(Of(v, call), v.Values)}")
            .Add("product", (v, call) => Of(v, call))
            .Add("price", v => Money.Text(v.Price))
            .Add("compareAtPrice", v => v.CompareAtPrice is { } price ? Money.Text(price) : null)
            .Add("selectedOptions", (v, call) => Of(v, call).Options.Select((o, i) =>
                new Selected(o.Name, o.Values.Find(x => x.Id == v.Values[i])!.Name, new OptionValueView(Of(v, call), o.Values.Find(x => x.Id == v.Values[i])!, i))))
            .Add("inventoryItem", (v, call) => Item(v, call))
            .Add("inventoryQuantity", (v, call) => Item(v, call).Available)
            .Add("sellableOnlineQuantity", (v, call) => Item(v, call).Available)
            .Add("availableForSale", (v, call) => !Item(v, call).Tracked || v.InventoryPolicy == "CONTINUE" || Item(v, call).Available > 0)
            .Add("unitPriceMeasurement", v => v.UnitPrice is not { } unit ? null : new
            {
                MeasuredType = (string?)null,
                unit.QuantityUnit,
                unit.QuantityValue,
                unit.ReferenceUnit,
                unit.ReferenceValue,
            })
            .Add("media", (v, call) => Page.Of(v.MediaFile != 0 && call.Session.Find<MediaImage>(v.MediaFile) is { } file ? [file] : Array.Empty<MediaImage>(), call, f => f.Id))
            .Add("image", (v, call) => v.MediaFile != 0 && call.Session.Find<MediaImage>(v.MediaFile) is { } file && MediaFields.Status(file, call) == "READY" ? new ImageView(file) : null);
        MetafieldFields.Own(own);
    }

    public static Product Of(ProductVariant variant, Call call) => call.Session.Find<Product>(variant.Parent)!;

    private static InventoryItem Item(ProductVariant variant, Call call) => call.Session.Find<InventoryItem>(variant.InventoryItem)!;

    private sealed record Selected(string Name, string Value, OptionValueView OptionValue);
}
