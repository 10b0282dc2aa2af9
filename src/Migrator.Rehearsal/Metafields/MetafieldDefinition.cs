using Migrator.Rehearsal.State;

namespace Migrator.Rehearsal.Metafields;

/// <summary>What a metafield of a kind of owner must be.</summary>
internal sealed class MetafieldDefinition : Entity
{
    public string OwnerType { get; set; } = "";

    public string Namespace { get; set; } = "";

    public string Key { get; set; } = "";

    public string Name { get; set; } = "";

    public string? Description { get; set; }

    public string Type { get; set; } = "";

    public List<Validation> Validations { get; set; } = [];

    public int? PinnedPosition { get; set; }

    public bool AdminFilterable { get; set; }

    public bool SmartCollectionCondition { get; set; }

    public bool UniqueValues { get; set; }

    public bool AnalyticsQueryable { get; set; }

    public bool CartToOrderCopyable { get; set; }

    public string Admin { get; set; } = "PUBLIC_READ_WRITE";

    public string Storefront { get; set; } = "NONE";

    public string CustomerAccount { get; set; } = "NONE";

    public string FullName => Metafield.NameOf(OwnerType, Namespace, Key);

    public bool Searchable => UniqueValues || AdminFilterable;

    public override IEnumerable<Lookup> Lookups() =>
    [
        Lookup.Exact("key", FullName),
        Lookup.Exact("owner", OwnerType),
        Lookup.Exact("type", Type),
        Lookup.Text("namespace", Namespace),
    ];

    public static MetafieldDefinition? Find(Session session, string ownerType, string space, string key) =>
        session.FindBy<MetafieldDefinition>(Lookup.Exact("key", Metafield.NameOf(ownerType, space, key)));
}

internal sealed record Validation(string Name, string Value);
