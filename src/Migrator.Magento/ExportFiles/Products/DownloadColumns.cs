using Migrator.Core.Records;

namespace Migrator.Magento.ExportFiles.Products;

/// <summary><c>downloadable_links</c>, joined by <c>|</c>, and <c>downloadable_samples</c>, which Magento joins by a comma. What is not set is left out.</summary>
internal static class DownloadColumns
{
    private const string Links = "downloadable_links";
    private const string Samples = "downloadable_samples";

    private static readonly string[] FirstLinkKeys = ["link_id", "group_title", "title"];
    private static readonly string[] FirstSampleKeys = ["sample_id"];
    private static readonly string[] FirstOldSampleKeys = ["group_title", "title"];

    private static readonly HashSet<string> Keys = new(StringComparer.Ordinal)
    {
        "link_id", "sample_id", "id", "product_id", "title", "store_title", "default_title", "group_title", "sort_order", "price", "default_price", "website_price", "purchased_separately",
        "number_of_downloads", "downloads", "is_shareable", "shareable", "link_type", "link_url", "link_file", "sample_type", "sample_url", "sample_file", "sample", "url", "file",
    };

    public static IReadOnlyList<DownloadLink> ReadLinks(CsvRow row, RowNotes notes)
    {
        var links = new List<DownloadLink>();
        foreach (var entry in Pairs.Entries(row[Links], FirstLinkKeys))
        {
            var fields = Pairs.Read(entry, Keys.Contains);
            links.Add(new DownloadLink(
                fields.GetValueOrDefault("title", ""),
                notes.Decimal(Links, fields.GetValueOrDefault("price", "")) ?? 0,
                Count(fields, notes),
                Location(fields, "link_url", "link_file", "url", "file"),
                Location(fields, "sample_url", "sample_file", "sample") is { Length: > 0 } sample ? sample : null,
                notes.Whole(Links, fields.GetValueOrDefault("sort_order", "")) ?? links.Count + 1,
                Shareable(fields.GetValueOrDefault("is_shareable") ?? fields.GetValueOrDefault("shareable"))));
        }

        return links;
    }

    public static IReadOnlyList<DownloadSample> ReadSamples(CsvRow row, RowNotes notes)
    {
        var samples = new List<DownloadSample>();
        var text = row[Samples];
        var entries = text.StartsWith("sample_id=", StringComparison.Ordinal) ? Pairs.Entries(text, FirstSampleKeys, ",|") : Pairs.Entries(text, FirstOldSampleKeys);
        foreach (var entry in entries)
        {
            var fields = Pairs.Read(entry, Keys.Contains);
            samples.Add(new DownloadSample(
                fields.GetValueOrDefault("title", ""),
                Location(fields, "sample_url", "sample_file", "url", "file"),
                notes.Whole(Samples, fields.GetValueOrDefault("sort_order", "")) ?? samples.Count + 1));
        }

        return samples;
    }

    private static int Count(Dictionary<string, string> fields, RowNotes notes)
    {
        var text = fields.GetValueOrDefault("number_of_downloads") ?? fields.GetValueOrDefault("downloads", "");
        return text is "unlimited" ? 0 : notes.Whole(Links, text) ?? 0;
    }

    private static string Location(Dictionary<string, string> fields, params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
        {
            if (fields.GetValueOrDefault(key) is { Length: > 0 } location) return location;
        }

        return "";
    }

    /// <summary>2: as the shop's configuration says.</summary>
    private static bool? Shareable(string? text) => text switch
    {
        "1" => true,
        "0" => false,
        _ => null,
    };
}
