using Migrator.Core.Entities;
using Migrator.Core.Findings;
using Migrator.Core.Records;
using Migrator.Core.Stages;
using Migrator.Mapping.Attributes;
using Migrator.Mapping.Products;

namespace Migrator.Mapping;

/// <summary>The mapping of one run: each entity has a folder here.</summary>
internal sealed class StoreMapping(MappingContext context) : IMapping
{
    private readonly DefinitionMapping _definitions = new(context);
    private readonly ProductMapping _products = new(context);

    public bool Carries(EntityType entity) => entity == EntityType.Attributes || entity == EntityType.Products;

    public Mapped Map(EntityType entity, IMagentoRecord record) => record switch
    {
        MagentoAttribute attribute => _definitions.Map(attribute),
        ProductFamily family => _products.Map(family),
        _ => new Mapped([], [new Outcome(entity, record.SourceId, Rules.EntityExportedOnly.State, null, Rules.EntityExportedOnly.Name)], [], []),
    };
}
