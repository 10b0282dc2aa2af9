using System.Globalization;
using Migrator.Core.Records;

namespace Migrator.Magento.ExportFiles.Attributes;

/// <summary>
/// Guesses an attribute's input from its values, for the export has no types. Conservative: what is not plainly a number, a date or a list of options stays text,
/// for text can hold anything.
/// </summary>
internal static class AttributeInference
{
    private const int LongestLine = 255;
    private const int LongestLabel = 60;
    private const int MostLabels = 250;

    public static MagentoAttribute System(FieldStatistics statistics, AttributeInput input) => new()
    {
        Code = statistics.Code,
        Label = LabelOf(statistics.Code),
        Input = input,
        IsSystem = true,
        Uses = statistics.Uses,
        LongestValue = statistics.Longest,
        Options = input is AttributeInput.Select ? OptionsOf(statistics.Labels ?? []) : [],
    };

    /// <param name="statistics">Of its values.</param>
    /// <param name="isSuper">A configurable is divided by it: then it is a select, whatever its labels look like.</param>
    /// <param name="dates">The forms of the export's dates.</param>
    public static MagentoAttribute Custom(FieldStatistics statistics, bool isSuper, IReadOnlyCollection<AdminDates> dates)
    {
        var input = isSuper ? AttributeInput.Select : InputOf(statistics, dates);
        return new MagentoAttribute
        {
            Code = statistics.Code,
            Label = LabelOf(statistics.Code),
            Input = input,
            IsInferred = true,
            Uses = statistics.Uses,
            LongestValue = statistics.Longest,
            Options = input switch
            {
                AttributeInput.Select => OptionsOf(statistics.Labels ?? statistics.Items),
                AttributeInput.MultiSelect => OptionsOf(statistics.Items),
                _ => [],
            },
        };
    }

    private static AttributeInput InputOf(FieldStatistics s, IReadOnlyCollection<AdminDates> dates) => s switch
    {
        { Values: 0 } => AttributeInput.Text,
        { AreYesNo: true } => AttributeInput.Boolean,
        { AreImages: true } => AttributeInput.Media,
        { AreStoredDecimals: true } => AttributeInput.Price,
        { AreWhole: true } => AttributeInput.Integer,
        { AreDates: true } when s.DateSeparators.All(c => dates.Any(d => d.Separator == c)) => s.HaveTimes ? AttributeInput.DateTime : AttributeInput.Date,
        { AreDecimal: true } => AttributeInput.Decimal,
        { HaveMarkupOrLines: true } => AttributeInput.TextArea,
        { AreLists: true, HaveLooseBars: false } => AttributeInput.MultiSelect,
        { Longest: > LongestLine } => AttributeInput.TextArea,
        _ => IsSelect(s) ? AttributeInput.Select : AttributeInput.Text,
    };

    /// <summary>Few short labels that come again and again.</summary>
    private static bool IsSelect(FieldStatistics s) =>
        s.Longest <= LongestLabel && s.Labels is { Count: <= MostLabels } labels && s.Values >= 4 && s.Values >= 2L * labels.Count;

    private static AttributeItem[] OptionsOf(IEnumerable<string> labels) => [.. labels.Select(l => new AttributeItem(l))];

    /// <summary><c>shoe_size</c> → <c>Shoe Size</c>.</summary>
    private static string LabelOf(string code) =>
        CultureInfo.InvariantCulture.TextInfo.ToTitleCase(code.Replace('_', ' ').Trim()) is { Length: > 0 } label ? label : code;
}
