using Migrator.Core.Findings;
using Migrator.Mapping.Attributes;
using Migrator.Mapping.Books;
using Migrator.Mapping.Text;

namespace Migrator.Mapping.Products.Page;

/// <summary>Tags: the values of the attributes that the settings send there.</summary>
internal static class Tags
{
    private const int Most = 250;
    private const int Longest = 255;

    public static IReadOnlyList<string> Of(SourceRecord record, AttributePlan plan)
    {
        var tags = new List<string>();
        foreach (var code in plan.Of(PlaceKind.Tag)) record.Settle(code, Add(record, code, tags));
        return tags;
    }

    private static RecordState Add(SourceRecord record, string code, List<string> tags)
    {
        var state = RecordState.Moved;
        foreach (var item in record.Items(code))
        {
            var tag = CleanText.OneLine(item);
            if (tag.Contains(',', StringComparison.Ordinal))
            {
                var before = tag;
                tag = string.Join(' ', tag.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
                record.Say(Rules.TagComma, code, before, tag, "A comma would make two tags of it.");
                if (state is RecordState.Moved) state = RecordState.Transformed;
            }

            if (tag.Length == 0 || tags.Contains(tag, StringComparer.OrdinalIgnoreCase)) continue;
            if (tag.Length > Longest || tags.Count >= Most)
            {
                record.Say(Rules.TagsOverLimit, code, tag, null, $"Shopify takes {Most} tags of {Longest} characters.");
                state = Rules.TagsOverLimit.State;
                continue;
            }

            tags.Add(tag);
        }

        return state;
    }
}
