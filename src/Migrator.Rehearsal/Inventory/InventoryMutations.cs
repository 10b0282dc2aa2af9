using Migrator.Rehearsal.Language;
using Migrator.Rehearsal.Products;
using Migrator.Rehearsal.Shop;
using Migrator.Rehearsal.State;

namespace Migrator.Rehearsal.Inventory;

/// <summary><c>inventorySetQuantities</c>, <c>inventoryActivate</c>, <c>inventoryItemUpdate</c>.</summary>
internal static class InventoryMutations
{
    private const int Furthest = 1_000_000_000;
    private static readonly string[] Reasons =
    [
        "correction", "cycle_count_available", "damaged", "movement_canceled", "movement_created", "movement_received", "movement_updated", "other", "promotion",
        "quality_control", "received", "reservation_created", "reservation_deleted", "reservation_updated", "restock", "safety_stock", "shrinkage",
    ];

    public static void Register(Fields fields)
    {
        fields.Mutation("inventorySetQuantities", call => Idempotency.Once(call, Set));
        fields.Mutation("inventoryActivate", call => Idempotency.Once(call, Activate));
        fields.Mutation("inventoryItemUpdate", Update);
        fields.Of<AdjustmentGroup>("InventoryAdjustmentGroup").Add("changes", g => g.Changes);
    }

    private static Payload Set(Call call)
    {
        var input = call.Arguments.Object("input")!;
        var inputs = input.Objects("quantities");
        if (inputs.Any(q => !q.Has("changeFromQuantity")))
            throw new FieldException("INVALID_FIELD_ARGUMENTS", "InventoryQuantityInput must include the following argument: changeFromQuantity.");
        var (name, reason) = (input.Required("name"), input.Required("reason"));
        var complaints = new Complaints();
        if (name is not ("available" or "on_hand"))
            complaints.Add("input.name", "The quantity name must be either 'available' or 'on_hand'.", "INVALID_NAME");
        if (!Reasons.Contains(reason, StringComparer.Ordinal))
            complaints.Add("input.reason", $"The specified reason is invalid. Valid values are: {string.Join(", ", Reasons)}.", "INVALID_REASON");
        if (input.Text("referenceDocumentUri") is { } uri && !Uri.TryCreate(uri, UriKind.Absolute, out _))
            complaints.Add("input.referenceDocumentUri", "The specified reference document is invalid.", "INVALID_REFERENCE_DOCUMENT");
        var changes = new List<object>();
        var pairs = inputs.GroupBy(q => (q.Text("inventoryItemId"), q.Text("locationId"))).Where(g => g.Count() > 1).Select(g => g.Key).ToHashSet();
        for (var i = 0; i < inputs.Count; i++)
        {
            if (pairs.Contains((inputs[i].Text("inventoryItemId"), inputs[i].Text("locationId"))))
                complaints.Add($"input.quantities.{i}.locationId", "The combination of inventoryItemId and locationId must be unique.", "NO_DUPLICATE_INVENTORY_ITEM_ID_GROUP_ID_PAIR");
            else
                One(call, inputs[i], name, $"input.quantities.{i}", changes, complaints);
        }

        return complaints.Any
            ? new Payload(("inventoryAdjustmentGroup", null), ("userErrors", complaints.All)) { Failed = true }
            : new Payload(("inventoryAdjustmentGroup", changes.Count == 0 ? null : new AdjustmentGroup(Gid.Of("InventoryAdjustmentGroup", call.Session.NextId()), reason, input.Text("referenceDocumentUri"), call.Session.Now, changes)));
    }

    private static void One(Call call, Input input, string name, string path, List<object> changes, Complaints complaints)
    {
        var quantity = input.Int("quantity") ?? 0;
        var stock = new Stock(call.Session);
        if (quantity > Furthest)
            complaints.Add($"{path}.quantity", "The quantity can't be higher than 1,000,000,000.", "INVALID_QUANTITY_TOO_HIGH");
        else if (quantity < -Furthest)
            complaints.Add($"{path}.quantity", "The quantity can't be lower than -1,000,000,000.", "INVALID_QUANTITY_TOO_LOW");
        else if (quantity < 0 && name == "on_hand")
            complaints.Add($"{path}.quantity", "The quantity can't be negative.", "INVALID_QUANTITY_NEGATIVE");
        else if (call.Session.Find<InventoryItem>(input.Text("inventoryItemId")) is not { } item)
            complaints.Add($"{path}.inventoryItemId", "The specified inventory item could not be found.", "INVALID_INVENTORY_ITEM");
        else if (stock.Find(input.Required("locationId")) is not { } location)
            complaints.Add($"{path}.locationId", "The specified location could not be found.", "INVALID_LOCATION");
        else if (input.Int("changeFromQuantity") is { } from && from != (item.At(location.Id)?.Quantity(name) ?? 0))
            complaints.Add($"{path}.changeFromQuantity", "The specified compare quantity does not match the current quantity.", "CHANGE_FROM_QUANTITY_STALE");
        else
            Write(call, stock, item, location, name, quantity, changes);
    }

    private static void Write(Call call, Stock stock, InventoryItem item, Location location, string name, int quantity, List<object> changes)
    {
        var isNew = item.At(location.Id) is null;
        var level = stock.Level(item, location.Id);
        // Since 2026-10 a quantity may stand at a location where the item is not active, and setting one does not make it so.
        level.Active &= !isNew;
        var delta = quantity - level.Quantity(name);
        level.Set(name, quantity);
        level.UpdatedAt = call.Session.Now;
        call.Session.Save(item);
        if (delta == 0)
            return;
        foreach (var kind in (string[])["available", "on_hand"])
            changes.Add(new { Name = kind, Delta = delta, QuantityAfterChange = (int?)null, Item = item, Location = location, LedgerDocumentUri = (string?)null });
    }

    private static Payload Activate(Call call)
    {
        var arguments = call.Arguments;
        var stock = new Stock(call.Session);
        if (stock.Find(arguments.Required("locationId")) is not { } location)
            return Refuse("locationId", "The product couldn't be stocked because the location wasn't found.");
        if (call.Session.Find<InventoryItem>(arguments.Text("inventoryItemId")) is not { } item)
            return Refuse("inventoryItemId", $"The product couldn't be stocked at {location.Name} because the product was deleted.");
        var given = arguments.HasValue("available") || arguments.HasValue("onHand");
        if (given && item.At(location.Id) is { Active: true } active)
            return new Payload(("inventoryLevel", new LevelView(item, active)), ("userErrors", new[] { UserError.At(arguments.HasValue("available") ? "available" : "onHand", "Not allowed to set available quantity when the item is already active at the location.") }));
        var level = stock.Level(item, location.Id);
        level.Active = true;
        if (arguments.Int("onHand") is { } onHand)
            level.Set("on_hand", onHand);
        if (arguments.Int("available") is { } available)
            level.Set("available", available);
        level.UpdatedAt = call.Session.Now;
        call.Session.Save(item);
        return new Payload(("inventoryLevel", new LevelView(item, level)));

        static Payload Refuse(string path, string message) => new(("inventoryLevel", null), ("userErrors", new[] { UserError.At(path, message) })) { Failed = true };
    }

    private static Payload Update(Call call)
    {
        if (call.Session.Find<InventoryItem>(call.Arguments.Text("id")) is not { } item)
            return new Payload(("inventoryItem", null), ("userErrors", new[] { UserError.At("id", "The product couldn't be updated because it does not exist.") })) { Failed = true };
        var complaints = new Complaints();
        var variant = call.Session.Find<ProductVariant>(item.Parent)!;
        new VariantContent(call.Session, complaints, new VariantCodes("INVALID", "INVALID")).Item(variant, item, call.Arguments.Object("input")!, "input");
        (item.UpdatedAt, variant.UpdatedAt) = (call.Session.Now, call.Session.Now);
        call.Session.Save(item);
        call.Session.Save(variant);
        var id = item.Id;
        return complaints.Any
            ? new Payload(("inventoryItem", null), ("userErrors", complaints.All)) { Failed = true }
            : new Payload(("inventoryItem", call.Session.Find<InventoryItem>(id)));
    }

    private sealed record AdjustmentGroup(string Id, string Reason, string? ReferenceDocumentUri, DateTimeOffset CreatedAt, List<object> Changes) : ITyped
    {
        public string TypeName => "InventoryAdjustmentGroup";
    }
}
