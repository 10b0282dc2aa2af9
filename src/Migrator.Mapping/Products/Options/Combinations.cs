using Migrator.Mapping.Books;
using Migrator.Mapping.Text;

namespace Migrator.Mapping.Products.Options;

/// <summary>Makes option values such that Shopify tells the variants apart: one spelling of each value, no combination twice.</summary>
/// <param name="book">The family's books.</param>
/// <param name="axes">The options.</param>
internal sealed class Combinations(FamilyBook book, IReadOnlyList<OptionAxis> axes)
{
    private const int Longest = 255;

    private readonly List<Dictionary<string, string>> _spellings = [.. axes.Select(_ => new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase))];
    private readonly Dictionary<string, SourceRecord> _taken = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Those that can be told apart; the others are left, with the name of the first that has their values.</summary>
    public List<Candidate> Distinct(IEnumerable<Candidate> candidates)
    {
        var distinct = new List<Candidate>();
        foreach (var candidate in candidates)
        {
            var spelled = candidate with { Values = [.. candidate.Values.Select((v, i) => Spell(i, v))] };
            var key = string.Join('\u0001', spelled.Values);
            if (_taken.TryAdd(key, candidate.Record))
            {
                Say(candidate, spelled);
                distinct.Add(spelled);
                continue;
            }

            book.Leave(candidate.Record, Rules.ChildDuplicate, string.Join(", ", axes.Select(a => a.Name)), string.Join(" / ", spelled.Values),
                $"'{_taken[key].Sku}' has the same values in '{book.Head.Sku}': this one is not made a variant. Give it other values, or take it out of the product.");
        }

        return distinct;
    }

    private string Spell(int axis, string value)
    {
        var cut = CleanText.Cut(value, Longest);
        return _spellings[axis].TryAdd(cut, cut) ? cut : _spellings[axis][cut];
    }

    private void Say(Candidate candidate, Candidate spelled)
    {
        for (var i = 0; i < axes.Count; i++)
        {
            var (value, final) = (candidate.Values[i], spelled.Values[i]);
            if (value.Length > Longest) candidate.Record.Say(Rules.OptionValueCut, axes[i].Code, value, final, $"It has {value.Length} characters, and Shopify takes {Longest}.");
            else if (final != value) candidate.Record.Say(Rules.OptionValueCase, axes[i].Code, value, final, "Another child spells the value this way.");
        }
    }
}
