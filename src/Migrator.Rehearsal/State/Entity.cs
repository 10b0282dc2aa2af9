using System.Text.Json.Serialization;

namespace Migrator.Rehearsal.State;

/// <summary>
/// A record of the shop. Its class name is its GraphQL type and the kind in its gid. It is kept as one JSON document;
/// what it is found by stands in <see cref="Lookups"/>.
/// </summary>
internal abstract class Entity
{
    [JsonIgnore]
    public long Id { get; set; }

    /// <summary>The record that this one belongs to and is deleted with; 0 for none.</summary>
    [JsonIgnore]
    public long Parent { get; set; }

    /// <summary>Order among the records of one parent.</summary>
    [JsonIgnore]
    public int Position { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }

    [JsonIgnore]
    public string Kind => GetType().Name;

    [JsonIgnore]
    public string Gid => State.Gid.Of(Kind, Id);

    /// <summary>Names and values (long, double or lower-case text) to search and sort by.</summary>
    public virtual IEnumerable<Lookup> Lookups() => [];

    /// <summary>As read or last saved, so that an unchanged index is not written again.</summary>
    [JsonIgnore]
    internal Lookup[]? Indexed { get; set; }
}

/// <summary>One entry of the index.</summary>
internal readonly record struct Lookup(string Name, object Value)
{
    public static Lookup Text(string name, string value) => new(name, value.ToLowerInvariant());

    /// <summary>Text that is told apart by case, as ids are.</summary>
    public static Lookup Exact(string name, string value) => new(name, value);

    public static Lookup Number(string name, long value) => new(name, value);

    public static Lookup Time(string name, DateTimeOffset value) => new(name, value.ToUnixTimeMilliseconds());
}
