using Migrator.Core.Rows;

namespace Migrator.Mapping.Products.Kinds;

/// <summary>The variants that a record has by itself.</summary>
/// <param name="OptionNames">None where it has one variant without options.</param>
/// <param name="Variants">At least one.</param>
/// <param name="Unsellable">Why it must be a draft; null where it need not.</param>
internal sealed record OwnVariants(IReadOnlyList<string> OptionNames, IReadOnlyList<ShopifyVariant> Variants, MappingRule? Unsellable);
