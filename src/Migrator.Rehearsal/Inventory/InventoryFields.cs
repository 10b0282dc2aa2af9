using System.Globalization;
using Migrator.Rehearsal.Language;
using Migrator.Rehearsal.Products;
using Migrator.Rehearsal.Shop;
using Migrator.Rehearsal.State;

namespace Migrator.Rehearsal.Inventory;

/// <summary>Reading goods and their levels.</summary>
internal static class InventoryFields
{
    public static void Register(Fields fields)
    {
        fields.Query("inventoryItem", call => call.Session.Find<InventoryItem>(call.Arguments.Text("id")));
        fields.Query("inventoryLevel", call => LevelView.Find(call.Session, call.Arguments.Required("id")));
        Items(fields);
        Levels(fields);
    }

    private static void Items(Fields fields)
    {
        fields.Of<InventoryItem>()
            .Add("id", i => i.Gid)
            .Add("legacyResourceId", i => i.Id)
            .Add("sku", (i, call) => Variant(i, call).Sku)
            .Add("variant", Variant)
            .Add("unitCost", (i, call) => i.Cost is { } cost ? Money.Of(cost, call.Shop.Options.Currency) : null)
            .Add("countryCodeOfOrigin", i => i.CountryCode)
            .Add("provinceCodeOfOrigin", i => i.ProvinceCode)
            .Add("countryHarmonizedSystemCodes", (i, call) => Page.Of(i.CountryCodes, call, c => c.GetHashCode()))
            .Add("measurement", i => new { Id = Gid.Of("InventoryItemMeasurement", i.Id), Weight = new { Unit = i.WeightUnit, Value = i.WeightValue } })
            .Add("trackedEditable", _ => new { Locked = false, Reason = (string?)null })
            .Add("duplicateSkuCount", (i, call) => Variant(i, call).Sku is { } sku ? (int)call.Session.Count<ProductVariant>(Lookup.Text("sku", sku)) - 1 : 0)
            .Add("locationsCount", i => ProductFields.Count(i.Levels.Count(l => l.Active)))
            .Add("inventoryLevel", (i, call) => i.At(Gid.NumberOf(call.Arguments.Text("locationId"), "Location")) is { } level && Shown(level, call) ? new LevelView(i, level) : null)
            .Add("inventoryLevels", (i, call) => Page.Of(i.Levels.FindAll(l => Shown(l, call)).ConvertAll(l => new LevelView(i, l)), call, l => l.Level.Id));
    }

    private static void Levels(Fields fields)
    {
        fields.Of<LevelView>("InventoryLevel")
            .Add("id", l => l.Gid)
            .Add("item", l => l.Item)
            .Add("isActive", l => l.Level.Active)
            .Add("createdAt", l => l.Level.CreatedAt)
            .Add("updatedAt", l => l.Level.UpdatedAt)
            .Add("canDeactivate", l => l.Item.Levels.Count(x => x.Active) > 1)
            .Add("deactivationAlert", _ => null)
            .Add("location", (l, call) => call.Session.Find<Location>(l.Level.Location))
            .Add("quantities", (l, call) => call.Arguments.Texts("names").Select(name => new
            {
                Id = $"gid://shopify/InventoryQuantity/{l.Level.Id.ToString(CultureInfo.InvariantCulture)}?name={name}",
                Name = name,
                Quantity = l.Level.Quantity(name),
                UpdatedAt = name == "on_hand" ? (DateTimeOffset?)null : l.Level.UpdatedAt,
            }));
    }

    private static bool Shown(InventoryLevel level, Call call) => level.Active || call.Arguments.Flag("includeInactive") == true;

    private static ProductVariant Variant(InventoryItem item, Call call) => call.Session.Find<ProductVariant>(item.Parent)!;
}

/// <summary>A level seen from its item.</summary>
internal sealed record LevelView(InventoryItem Item, InventoryLevel Level) : ITyped
{
    public string TypeName => "InventoryLevel";

    public string Gid => string.Create(CultureInfo.InvariantCulture, $"gid://shopify/InventoryLevel/{Level.Id}?inventory_item_id={Item.Id}");

    public static LevelView? Find(Session session, string gid)
    {
        const string Mark = "?inventory_item_id=";
        var mark = gid.IndexOf(Mark, StringComparison.Ordinal);
        return mark > 0
            && State.Gid.TryParse(gid, out var id)
            && long.TryParse(gid[(mark + Mark.Length)..], NumberStyles.None, CultureInfo.InvariantCulture, out var item)
            && session.Find<InventoryItem>(item) is { } found
            && found.Levels.Find(l => l.Id == id.Number) is { } level ? new LevelView(found, level) : null;
    }
}
