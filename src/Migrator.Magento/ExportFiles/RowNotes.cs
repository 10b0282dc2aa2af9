using System.Globalization;
using Migrator.Core.Entities;
using Migrator.Core.Findings;

namespace Migrator.Magento.ExportFiles;

/// <summary>Reads values out of one record and says what could not be read, by file, line and record.</summary>
/// <param name="report">Takes the findings; null where somebody else has told them.</param>
/// <param name="entity">The kind of record.</param>
/// <param name="record">Its source id.</param>
/// <param name="position">Where it stands.</param>
internal sealed class RowNotes(Action<Finding>? report, EntityType entity, string record, string position)
{
    private const NumberStyles Number = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite;

    public static bool TryDecimal(string text, out decimal value) => decimal.TryParse(text, Number, CultureInfo.InvariantCulture, out value);

    /// <summary>Null where the field is empty, or is no number (then it is said).</summary>
    public decimal? Decimal(string field, string text)
    {
        if (text.Length == 0) return null;
        if (TryDecimal(text, out var value)) return value;
        Say(field, "value.not-a-number", RecordState.Failed, text, null, $"'{Short(text)}' is not a number.", "Correct it in Magento or in the file; the value was left out.");
        return null;
    }

    public int? Whole(string field, string text) => Decimal(field, text) is { } value && value is >= int.MinValue and <= int.MaxValue ? (int)value : null;

    public bool Flag(string field, string text, bool otherwise)
    {
        switch (text.Trim())
        {
            case "": return otherwise;
            case "1" or "Yes" or "yes" or "true": return true;
            case "0" or "2" or "No" or "no" or "false": return false;
        }

        Say(field, "value.not-a-flag", RecordState.Failed, text, null, $"'{Short(text)}' is neither 1 nor 0.", "Correct it in Magento or in the file.");
        return otherwise;
    }

    /// <param name="field">Column or attribute code.</param>
    /// <param name="rule">The named rule.</param>
    /// <param name="state">Where the value ended.</param>
    /// <param name="before">As the file has it.</param>
    /// <param name="after">As it is kept.</param>
    /// <param name="what">What happened.</param>
    /// <param name="remedy">What to do.</param>
    public void Say(string field, string rule, RecordState state, string? before, string? after, string what, string remedy) =>
        report?.Invoke(new Finding(entity, record, field, rule, state, before, after, $"{position}: {what} {remedy}"));

    public static string Short(string text) => text.Length <= 80 ? text : text[..80] + "…";
}
