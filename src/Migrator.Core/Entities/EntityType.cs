using System.Text.Json;
using System.Text.Json.Serialization;

namespace Migrator.Core.Entities;

/// <summary>What kind of thing is migrated. Its name is the folder of a run, the word in a configuration and the key in a verdict.</summary>
[JsonConverter(typeof(EntityTypeJsonConverter))]
public readonly record struct EntityType
{
    private readonly string? _name;

    private EntityType(string name) => _name = name;

    /// <summary>Magento's product attributes: Shopify's metafield definitions.</summary>
    public static EntityType Attributes { get; } = new("attributes");

    /// <summary>Magento's catalog products.</summary>
    public static EntityType Products { get; } = new("products");

    /// <summary>Magento's customers.</summary>
    public static EntityType Customers { get; } = new("customers");

    /// <summary>Magento's customer addresses, as the native export has them: a file of their own.</summary>
    public static EntityType CustomerAddresses { get; } = new("customer-addresses");

    /// <summary>Every entity that this version knows, in the order in which a run takes them: what others refer to comes first.</summary>
    public static IReadOnlyList<EntityType> All { get; } = [Attributes, Products, Customers, CustomerAddresses];

    public string Name => _name ?? throw new InvalidOperationException("An entity type without a name.");

    /// <summary>Finds an entity by its name, in lower case as a configuration writes it.</summary>
    public static bool TryParse(string? name, out EntityType entity)
    {
        entity = All.FirstOrDefault(e => string.Equals(e._name, name, StringComparison.Ordinal));
        return entity._name is not null;
    }

    /// <summary>What a run of these entities really takes: what they depend on too, in the order of <see cref="All"/>.</summary>
    public static IReadOnlyList<EntityType> WithDependencies(IEnumerable<EntityType> asked)
    {
        var wanted = asked.ToHashSet();
        if (wanted.Contains(Products)) wanted.Add(Attributes);
        return [.. All.Where(wanted.Contains)];
    }

    public override string ToString() => Name;
}

internal sealed class EntityTypeJsonConverter : JsonConverter<EntityType>
{
    public override EntityType Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        EntityType.TryParse(reader.GetString(), out var entity)
            ? entity
            : throw new JsonException($"'{reader.GetString()}' is not an entity; there are: {string.Join(", ", EntityType.All)}.");

    public override void Write(Utf8JsonWriter writer, EntityType value, JsonSerializerOptions options) => writer.WriteStringValue(value.Name);

    public override EntityType ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Read(ref reader, typeToConvert, options);

    public override void WriteAsPropertyName(Utf8JsonWriter writer, EntityType value, JsonSerializerOptions options) => writer.WritePropertyName(value.Name);
}
