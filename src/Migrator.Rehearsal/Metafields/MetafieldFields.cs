using Migrator.Rehearsal.Language;
using Migrator.Rehearsal.Shop;
using Migrator.Rehearsal.State;

namespace Migrator.Rehearsal.Metafields;

/// <summary>Reading metafields.</summary>
internal static class MetafieldFields
{
    public static void Register(Fields fields)
    {
        fields.Of<Metafield>()
            .Add("id", m => m.Gid)
            .Add("legacyResourceId", m => m.Id)
            .Add("ownerType", m => Owners.TypeOf(m.OwnerKind))
            .Add("owner", (m, call) => NodeFields.Find(call, Gid.Of(Owners.GidKind(m.OwnerKind), m.Parent)))
            .Add("jsonValue", m => MetafieldValues.Json(m.Type, m.Value))
            .Add("sizeInBytes", m => System.Text.Encoding.UTF8.GetByteCount(m.Value))
            .Add("compareDigest", m => MetafieldWriter.Digest(m))
            .Add("reference", (m, call) => MetafieldTypes.IsReference(m.Type) && !MetafieldTypes.IsList(m.Type) ? NodeFields.Find(call, m.Value) : null)
            .Add("definition", (m, call) => MetafieldDefinition.Find(call.Session, Owners.TypeOf(m.OwnerKind), m.Namespace, m.Key));
    }

    /// <summary><c>metafield</c> and <c>metafields</c> of an owner.</summary>
    public static void Own<T>(Fields.TypeFields<T> fields)
        where T : Entity => fields
        .Add("metafield", (owner, call) =>
        {
            var arguments = call.Arguments;
            var (space, key) = Name(arguments.Text("namespace"), arguments.Required("key"));
            return call.Session.Children<Metafield>(owner.Id).Find(m => m.Namespace == space && m.Key == key);
        })
        .Add("metafields", (owner, call) => Page.Of(Filter(call.Session.Children<Metafield>(owner.Id), call.Arguments), call, m => m.Id));

    private static List<Metafield> Filter(List<Metafield> all, Input arguments)
    {
        if (arguments.Text("namespace") is { } space)
            all = all.FindAll(m => m.Namespace == Namespaces.Resolve(space));
        if (arguments.Has("keys"))
        {
            // Shopify gives them in the order asked for, and writes the key with its namespace.
            all = [.. arguments.Texts("keys").Where(k => k.Contains('.', StringComparison.Ordinal)).Select(k => (Asked: k, Name: Name(null, k))).SelectMany(k => all.Where(m => (m.Namespace, m.Key) == k.Name).Select(m => m.Shown(k.Asked)))];
        }

        return all;
    }

    /// <summary>A key may carry its namespace: <c>custom.colour</c>.</summary>
    private static (string Namespace, string Key) Name(string? space, string key) =>
        space is null && key.Split('.', 2) is [var before, var after] ? (Namespaces.Resolve(before), after) : (Namespaces.Resolve(space), key);
}
