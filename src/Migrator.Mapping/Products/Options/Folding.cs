using Migrator.Mapping.Text;

namespace Migrator.Mapping.Products.Options;

/// <summary>Options beyond the shop's limit become part of the last one that it allows.</summary>
/// <param name="axes">All options.</param>
/// <param name="most">How many the shop allows.</param>
internal sealed class Folding(IReadOnlyList<OptionAxis> axes, int most)
{
    /// <summary>Shopify refuses ' / ' in an option's name ("The name contains unsupported sequence"), and joins a variant's values by it in its title.</summary>
    private const string NameSeparator = "/";
    private const string ValueSeparator = " / ";
    private const int Longest = 255;

    // Shortened values that became equal keep apart by a number.
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);
    private readonly HashSet<string> _used = new(StringComparer.OrdinalIgnoreCase);

    public IReadOnlyList<OptionAxis> Axes => axes;

    public bool IsNeeded => axes.Count > most;

    /// <summary>The options that were folded, the one they were folded into first.</summary>
    public IEnumerable<OptionAxis> Folded => axes.Skip(most - 1);

    public IReadOnlyList<string> Names => IsNeeded ? [.. axes.Take(most - 1).Select(a => a.Name), FoldedName()] : [.. axes.Select(a => a.Name)];

    public IReadOnlyList<string> Values(IReadOnlyList<string> values) => IsNeeded ? [.. values.Take(most - 1), Fold([.. values.Skip(most - 1)])] : values;

    private string FoldedName()
    {
        var name = CleanText.Cut(string.Join(NameSeparator, Folded.Select(a => a.Name)), Longest);
        return axes.Take(most - 1).Any(a => a.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) ? CleanText.Cut(name, Longest - 4) + " (2)" : name;
    }

    /// <summary>The same parts always give the same value, and other parts another.</summary>
    private string Fold(IReadOnlyList<string> parts)
    {
        var key = string.Join('\u0001', parts).ToLowerInvariant();
        if (_values.TryGetValue(key, out var known)) return known;
        var joined = string.Join(ValueSeparator, parts);
        for (var number = 1; ; number++)
        {
            var suffix = number == 1 ? "" : $" ({number})";
            var value = CleanText.Cut(joined, Longest - suffix.Length) + suffix;
            if (_used.Add(value)) return _values[key] = value;
        }
    }
}
