using Migrator.Core.Stages;

namespace Migrator.Mapping;

/// <summary>Reads the mapping file and makes the mapping of one run.</summary>
public sealed class MappingFactory : IMappingFactory
{
    public IMapping Create(MappingInputs inputs) => new StoreMapping(new MappingContext(inputs));
}
