using System.Globalization;
using Migrator.Core.Findings;
using Migrator.Core.Records;
using Migrator.Magento.ExportFiles.Attributes;

namespace Migrator.Magento.ExportFiles.Products;

/// <summary>Attribute values of one row, from the columns of their own and from <c>additional_attributes</c>. An empty field has no value: in a store view's row it inherits.</summary>
internal static class ValueColumns
{
    public static IEnumerable<AttributeValue> Read(CsvRow row, ProductReading reading, RowNotes notes)
    {
        var storeView = row[ProductColumns.StoreView];
        foreach (var (column, text) in row.Filled())
        {
            if (ProductColumns.Attributes.TryGetValue(column, out var attribute)) yield return Value(attribute.Code, storeView, text, attribute.Input, reading, row.File, notes);
            else if (ProductColumns.KeptUnlessDefault.TryGetValue(column, out var usual) ? text != usual : !ProductColumns.IsKnown(column))
                yield return Value(column, storeView, text, reading.Inputs.GetValueOrDefault(column), reading, row.File, notes);
        }

        var additional = AdditionalAttributes.Read(row[ProductColumns.AdditionalAttributes], reading.Codes, (code, word) => notes.Say(
            code, "attribute.ambiguous", RecordState.Moved, $",{word}=", null,
            $"The value of '{code}' holds ',{word}=', which could begin another attribute; it was kept as part of '{code}'.", "Compare the value with Magento."));
        foreach (var (code, text) in additional)
        {
            if (text.Length > 0) yield return Value(code, storeView, text, reading.Inputs.GetValueOrDefault(code), reading, row.File, notes);
        }

        if (storeView.Length == 0) yield break;
        foreach (var (column, labelColumn, role) in ProductColumns.ImageRoles)
        {
            if (!row.IsEmpty(column)) yield return new AttributeValue(role, storeView, row[column]);
            if (!row.IsEmpty(labelColumn)) yield return new AttributeValue(role == "thumbnail" ? "thumbnail_label" : role + "_label", storeView, row[labelColumn]);
        }
    }

    /// <summary>A decimal without the zeros that Magento's tables add.</summary>
    public static string Plain(decimal value) => value.ToString("0.############", CultureInfo.InvariantCulture);

    private static AttributeValue Value(string code, string storeView, string text, AttributeInput input, ProductReading reading, ExportFile file, RowNotes notes) => input switch
    {
        AttributeInput.MultiSelect => new AttributeValue(code, storeView, [.. text.Split('|').Where(i => i.Length > 0).Select(i => new AttributeItem(i))]),
        AttributeInput.Boolean => new AttributeValue(code, storeView, text is "Yes" ? "1" : text is "No" ? "0" : text),
        AttributeInput.Price or AttributeInput.Weight => new AttributeValue(code, storeView, NumberText(code, text, notes)),
        AttributeInput.Date or AttributeInput.DateTime => new AttributeValue(code, storeView, DateText(code, text, reading, file, notes)),
        _ when code == AttributeCodes.Status && text == "0" => new AttributeValue(code, storeView, "2"),
        _ => new AttributeValue(code, storeView, text),
    };

    private static string NumberText(string code, string text, RowNotes notes)
    {
        if (RowNotes.TryDecimal(text, out var number)) return Plain(number);
        notes.Say(code, "value.not-a-number", RecordState.Moved, text, text, $"'{RowNotes.Short(text)}' is not a number; it was kept as text.", "Correct it in Magento or in the file.");
        return text;
    }

    private static string DateText(string code, string text, ProductReading reading, ExportFile file, RowNotes notes)
    {
        if (text is "0000-00-00" or "0000-00-00 00:00:00") return "";
        if (reading.DatesOf(file).Parse(text, reading.Zone) is { } read)
        {
            return read.Instant is { } instant && reading.Inputs.GetValueOrDefault(code) is AttributeInput.DateTime
                ? instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)
                : read.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        }

        notes.Say(code, "value.not-a-date", RecordState.Moved, text, text, $"'{RowNotes.Short(text)}' is not a date in the form of this export; it was kept as text.", "Correct it in Magento or in the file.");
        return text;
    }
}
