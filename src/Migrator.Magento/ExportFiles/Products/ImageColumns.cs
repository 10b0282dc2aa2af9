using Migrator.Core.Findings;
using Migrator.Core.Records;

namespace Migrator.Magento.ExportFiles.Products;

/// <summary>
/// The gallery: <c>additional_images</c> names every picture in its order, <c>additional_image_labels</c> their labels, joined by commas that a label may hold too.
/// </summary>
internal static class ImageColumns
{
    public static IReadOnlyList<ProductImage> Read(CsvRow row, RowNotes notes)
    {
        var roles = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        var ownLabels = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (column, labelColumn, role) in ProductColumns.ImageRoles)
        {
            var file = Path(row[column]);
            if (file is null) continue;
            if (!roles.TryGetValue(file, out var ofFile)) roles[file] = ofFile = [];
            ofFile.Add(role);
            if (!row.IsEmpty(labelColumn)) ownLabels.TryAdd(file, row[labelColumn]);
        }

        var files = row["additional_images"].Split(',').Select(Path).OfType<string>().ToList();
        var labels = Labels(row["additional_image_labels"], files.Count, notes);
        var hidden = row["hide_from_product_page"].Split(',').Select(Path).OfType<string>().ToHashSet(StringComparer.Ordinal);

        // A role's picture that the gallery does not list is shown all the same: it comes first, as the base image does.
        var ofRolesOnly = roles.Keys.Except(files, StringComparer.Ordinal).ToList();
        return
        [
            .. ofRolesOnly.Concat(files).Distinct(StringComparer.Ordinal).Select((file, i) => new ProductImage(
                file,
                LabelOf(file),
                i + 1,
                hidden.Contains(file),
                [.. roles.GetValueOrDefault(file, []).Order(StringComparer.Ordinal)])),
        ];

        string? LabelOf(string file)
        {
            var place = files.IndexOf(file);
            var label = place >= 0 && labels is not null ? labels[place] : "";
            return label.Length > 0 ? label : ownLabels.GetValueOrDefault(file);
        }
    }

    /// <summary>One label an image; null where the pieces cannot be told apart.</summary>
    private static List<string>? Labels(string text, int images, RowNotes notes)
    {
        if (text.Length == 0) return null;
        var pieces = text.Split(',').ToList();
        // A comma within a label is usually followed by a space.
        for (var i = pieces.Count - 1; i > 0 && pieces.Count > images; i--)
        {
            if (!pieces[i].StartsWith(' ')) continue;
            pieces[i - 1] += "," + pieces[i];
            pieces.RemoveAt(i);
        }

        if (pieces.Count == images) return pieces;
        notes.Say(
            "additional_image_labels", "image.labels-ambiguous", RecordState.Failed, text, null,
            $"{images} images have {pieces.Count} labels between commas, so which belongs to which cannot be told; only the labels of image roles were taken.",
            "Give the alternative texts in Shopify, or take the commas out of the labels in Magento and export again.");
        return null;
    }

    private static string? Path(string text)
    {
        var path = text.Trim();
        return path.Length == 0 || path == ImageRole.None ? null : path;
    }
}
