using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace Migrator.Shopify.Csv;

/// <summary>RFC 4180, read strictly: a stray quote is an error and not a guess.</summary>
internal static class CsvFormat
{
    public static CsvConfiguration Writing { get; } = new(CultureInfo.InvariantCulture)
    {
        NewLine = "\n",
        // The library leaves a lone carriage return unquoted once the line end is chosen; other readers would break the line there.
        ShouldQuote = args => args.Field is { Length: > 0 } field && (field.AsSpan().IndexOfAny(",\"\r\n") >= 0 || char.IsWhiteSpace(field[0]) || char.IsWhiteSpace(field[^1])),
    };

    /// <param name="onBadData">Told the field that has a stray quote.</param>
    public static CsvConfiguration Reading(BadDataFound onBadData) => new(CultureInfo.InvariantCulture)
    {
        BadDataFound = onBadData,
        DetectColumnCountChanges = false,
        IgnoreBlankLines = true,
    };
}
