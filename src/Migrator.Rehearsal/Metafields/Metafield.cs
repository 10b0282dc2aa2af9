using Migrator.Rehearsal.State;

namespace Migrator.Rehearsal.Metafields;

/// <summary>A custom value on a record. Its parent is the owner.</summary>
internal sealed class Metafield : Entity
{
    public string OwnerKind { get; set; } = "";

    public string Namespace { get; set; } = "";

    public string Key { get; set; } = "";

    public string Type { get; set; } = "";

    public string Value { get; set; } = "";

    /// <summary>Its definition wants values found: because they are unique, or because one can filter by them.</summary>
    public bool Searchable { get; set; }

    public override IEnumerable<Lookup> Lookups()
    {
        var name = NameOf(Owners.TypeOf(OwnerKind), Namespace, Key);
        yield return Lookup.Exact("key", name);
        if (Searchable)
            yield return ValueLookup(name, Value);
    }

    /// <summary>The same metafield under a key written otherwise; for showing only.</summary>
    public Metafield Shown(string key)
    {
        var copy = (Metafield)MemberwiseClone();
        copy.Key = key;
        return copy;
    }

    public static string NameOf(string ownerType, string space, string key) => $"{ownerType}:{space}.{key}";

    public static Lookup ValueLookup(string name, string value) => Lookup.Exact("value:" + name, value);
}

/// <summary>Which kinds of record carry metafields, and what Shopify calls them as owners.</summary>
internal static class Owners
{
    private static readonly Dictionary<string, string> Types = new(StringComparer.Ordinal)
    {
        ["Product"] = "PRODUCT",
        ["ProductVariant"] = "PRODUCTVARIANT",
        ["Location"] = "LOCATION",
        ["Shop"] = "SHOP",
        ["ShopRecord"] = "SHOP",
    };

    public static string TypeOf(string kind) => Types[kind];

    /// <summary>The kind as it stands in a gid.</summary>
    public static string GidKind(string kind) => kind == "ShopRecord" ? "Shop" : kind;

    public static bool Known(string kind) => Types.ContainsKey(kind);
}
