using Migrator.Core.Records;
using Migrator.Mapping.Metafields;

namespace Migrator.Mapping.Attributes;

/// <summary>Which attributes get a definition where there are more than Shopify allows: the most used, as far as use is known.</summary>
internal sealed class DefinitionLimits
{
    private readonly HashSet<string> _onProducts;
    private readonly HashSet<string> _onVariants;

    public DefinitionLimits(AttributeCatalog catalog, AttributePlan plan)
    {
        var byUse = catalog.All.OrderByDescending(a => a.Uses ?? 0).ThenBy(a => a.Code, StringComparer.Ordinal).Select(a => plan.For(a.Code)).ToList();
        _onProducts = [.. byUse.Where(p => p.OnProducts).Take(MetafieldLimits.DefinitionsPerOwner - OwnMetafield.All.Count).Select(p => p.Code)];
        _onVariants = [.. byUse.Where(p => p.OnVariants).Take(MetafieldLimits.DefinitionsPerOwner - OwnMetafield.All.Count(o => o.OnVariants)).Select(p => p.Code)];
    }

    public bool OnProducts(AttributePlace place) => place.OnProducts && _onProducts.Contains(place.Code);

    public bool OnVariants(AttributePlace place) => place.OnVariants && _onVariants.Contains(place.Code);
}
