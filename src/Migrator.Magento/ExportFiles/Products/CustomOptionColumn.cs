using Migrator.Core.Records;

namespace Migrator.Magento.ExportFiles.Products;

/// <summary><c>custom_options</c>: one entry a choice, the fields of its option repeated in each; an option without choices is one entry.</summary>
internal static class CustomOptionColumn
{
    private const string Column = "custom_options";

    private static readonly string[] FirstKeys = ["name"];

    private static readonly HashSet<string> Keys = new(StringComparer.Ordinal)
    {
        "name", "type", "required", "price", "price_type", "sku", "max_characters", "file_extension", "image_size_x", "image_size_y", "option_title",
    };

    public static IReadOnlyList<CustomOption> Read(CsvRow row, RowNotes notes)
    {
        if (row.IsEmpty(Column)) return [];
        var options = new List<CustomOption>();
        var choices = new List<CustomOptionValue>();
        foreach (var entry in Pairs.Entries(row[Column], FirstKeys))
        {
            var fields = Pairs.Read(entry, Keys.Contains);
            var title = fields.GetValueOrDefault("name", "");
            var input = fields.GetValueOrDefault("type", "");
            var price = notes.Decimal(Column, fields.GetValueOrDefault("price", ""));
            var isPercent = fields.GetValueOrDefault("price_type") == "percent";
            var sku = fields.GetValueOrDefault("sku") is { Length: > 0 } given ? given : null;
            var hasChoice = fields.TryGetValue("option_title", out var choice);

            if (!hasChoice || choices.Count == 0 || options[^1].Title != title || options[^1].Input != input)
            {
                options.Add(new CustomOption(
                    title,
                    input,
                    notes.Flag(Column, fields.GetValueOrDefault("required", ""), otherwise: false),
                    options.Count + 1,
                    hasChoice ? null : price,
                    !hasChoice && isPercent,
                    hasChoice ? null : sku,
                    notes.Whole(Column, fields.GetValueOrDefault("max_characters", "")),
                    choices = []));
            }

            if (hasChoice) choices.Add(new CustomOptionValue(choice!, price ?? 0, isPercent, sku, choices.Count + 1));
        }

        return options;
    }
}
