using Migrator.Core.Entities;
using Migrator.Core.Findings;
using Migrator.Mapping.Text;

namespace Migrator.Mapping.Books;

/// <summary>Collects the findings of one record of the XML.</summary>
/// <param name="entity">The entity.</param>
internal sealed class Notes(EntityType entity)
{
    /// <summary>A finding shows the beginning of a long value; the whole stands in the exported XML.</summary>
    private const int LongestShown = 500;

    private readonly List<Finding> _findings = [];

    public IReadOnlyList<Finding> Findings => _findings;

    public void Add(MappingRule rule, string record, string field, string? before, string? after, string message) =>
        _findings.Add(new Finding(entity, CleanText.Clean(record), CleanText.Clean(field), rule.Name, rule.State, Show(before), Show(after), CleanText.Clean(message)));

    private static string? Show(string? value)
    {
        if (value is null) return null;
        var clean = CleanText.Clean(value);
        return clean.Length <= LongestShown ? clean : CleanText.Cut(clean, LongestShown) + "…";
    }
}
