using Migrator.Rehearsal.Bulk;
using Migrator.Rehearsal.Files;
using Migrator.Rehearsal.Inventory;
using Migrator.Rehearsal.Language;
using Migrator.Rehearsal.Metafields;
using Migrator.Rehearsal.Products;
using Migrator.Rehearsal.Publishing;
using Migrator.Rehearsal.State;

namespace Migrator.Rehearsal.Shop;

/// <summary><c>node</c> and <c>nodes</c>: any record by its gid.</summary>
internal static class NodeFields
{
    private static readonly Dictionary<string, Func<Session, long, object?>> Finders = new(StringComparer.Ordinal)
    {
        ["Shop"] = (session, id) => session.Find<ShopRecord>(id),
        ["Location"] = (session, id) => session.Find<Location>(id),
        ["Publication"] = (session, id) => session.Find<Publication>(id),
        ["Product"] = (session, id) => session.Find<Product>(id),
        ["ProductVariant"] = (session, id) => session.Find<ProductVariant>(id),
        ["ProductSetOperation"] = (session, id) => session.Find<ProductSetOperation>(id),
        ["InventoryItem"] = (session, id) => session.Find<InventoryItem>(id),
        ["BulkOperation"] = (session, id) => session.Find<BulkOperation>(id),
        ["MediaImage"] = (session, id) => session.Find<MediaImage>(id),
        ["Metafield"] = (session, id) => session.Find<Metafield>(id),
        ["MetafieldDefinition"] = (session, id) => session.Find<MetafieldDefinition>(id),
    };

    public static void Register(Fields fields)
    {
        fields.Query("node", call => Find(call, call.Arguments.Required("id")));
        fields.Query("nodes", call => call.Arguments.Texts("ids").Select(id => Find(call, id)).ToArray());
    }

    /// <summary>The record, or null where there is none. A kind that is not served is refused by name.</summary>
    public static object? Find(Call call, string gid)
    {
        if (!Gid.TryParse(gid, out var id))
            throw new FieldException("RESOURCE_NOT_FOUND", $"Invalid id: {gid}");
        if (Finders.TryGetValue(id.Kind, out var find))
            return find(call.Session, id.Number);
        if (id.Kind == "InventoryLevel")
            return LevelView.Find(call.Session, gid);
        if (Official.HasType(id.Kind))
            throw FieldException.NotServed($"Looking up a {id.Kind} by id");
        throw new FieldException("RESOURCE_NOT_FOUND", $"Invalid id: {gid}");
    }
}
