using Migrator.Core.Entities;
using Migrator.Core.Findings;
using Migrator.Core.Records;
using Migrator.Core.Rows;

namespace Migrator.Core.Stages;

/// <summary>What Magento's records are in Shopify. Pure: no I/O, no clock; the same inputs give the same answer.</summary>
public interface IMapping
{
    /// <summary>Whether records of this entity become rows; those of others are exported and reported as unsupported.</summary>
    bool Carries(EntityType entity);

    /// <summary>Never throws for a bad record: what cannot be carried is an outcome and a finding.</summary>
    Mapped Map(EntityType entity, IMagentoRecord record);
}

/// <summary>Reads the mapping file and makes the mapping of one run.</summary>
public interface IMappingFactory
{
    /// <exception cref="Failures.MigratorException">Configuration: the mapping file is not what its schema says; names the line.</exception>
    IMapping Create(MappingInputs inputs);
}

/// <param name="MappingJson">The mapping file's text; null takes every default.</param>
/// <param name="Attributes">The store's product attributes.</param>
/// <param name="Shop">What is known of the target.</param>
/// <param name="Now">The time by which prices with a window are judged: the start of the run.</param>
/// <param name="Media">The address under which product images are found, without a trailing slash; null where the source has none.</param>
public sealed record MappingInputs(string? MappingJson, AttributeCatalog Attributes, ShopProfile Shop, DateTimeOffset Now, string? Media);

/// <param name="Rows">What goes to Shopify.</param>
/// <param name="Outcomes">Exactly one for each source record that this one stands for (a family: each member not seen before).</param>
/// <param name="Findings">What a person should know.</param>
/// <param name="Coverage">Where the attribute values ended.</param>
public sealed record Mapped(
    IReadOnlyList<IShopifyRow> Rows,
    IReadOnlyList<Outcome> Outcomes,
    IReadOnlyList<Finding> Findings,
    IReadOnlyList<AttributeCoverage> Coverage);
