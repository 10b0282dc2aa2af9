using System.Reflection;

namespace Migrator.Mapping;

/// <summary>Every rule of the mapping, in one table.</summary>
public static partial class Rules
{
    private static readonly Lazy<IReadOnlyList<MappingRule>> Table = new(Collect);

    /// <summary>All of them by name, ordinal.</summary>
    public static IReadOnlyList<MappingRule> All => Table.Value;

    private static List<MappingRule> Collect() =>
    [
        .. typeof(Rules).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(f => f.GetValue(null)).OfType<MappingRule>()
            .OrderBy(r => r.Name, StringComparer.Ordinal),
    ];
}
