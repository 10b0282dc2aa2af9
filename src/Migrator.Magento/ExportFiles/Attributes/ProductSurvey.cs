using Migrator.Core.Records;

namespace Migrator.Magento.ExportFiles.Attributes;

/// <summary>What one pass over the product files tells of the store: its attributes, and how to read its values.</summary>
/// <param name="Products">Default rows.</param>
/// <param name="Attributes">By code, in ordinal order.</param>
/// <param name="Dates">The form of its dates, by the file's name.</param>
/// <param name="OrderAssumed">A date for which the order of day and month was assumed; null where the export tells it.</param>
/// <param name="FirstTime">A date with a time in the shop's zone; null where there is none.</param>
/// <param name="RootCategories">First parts of category paths.</param>
/// <param name="Websites">Codes.</param>
/// <param name="StoreViews">Codes; of those that override something.</param>
/// <param name="UnknownColumns">Columns that are none of Magento's: column and file.</param>
/// <param name="DoubtfulCodes">Codes that may be no attribute but a piece of a text: code, and the SKU where it stands.</param>
internal sealed record ProductSurvey(
    long Products,
    IReadOnlyList<MagentoAttribute> Attributes,
    IReadOnlyDictionary<string, AdminDates> Dates,
    DateExample? OrderAssumed,
    DateExample? FirstTime,
    IReadOnlyList<string> RootCategories,
    IReadOnlyList<string> Websites,
    IReadOnlyList<string> StoreViews,
    IReadOnlyList<KeyValuePair<string, string>> UnknownColumns,
    IReadOnlyList<KeyValuePair<string, string>> DoubtfulCodes);

/// <summary>Makes the survey, row by row.</summary>
internal sealed class ProductSurveyor
{
    /// <summary>Running text, not a label: from so many characters on.</summary>
    private const int LongText = 100;

    /// <summary>Attributes of Magento whose values are the record's own.</summary>
    private static readonly string[] OwnDates = [ProductColumns.CreatedAt, ProductColumns.UpdatedAt];

    private readonly Dictionary<string, FieldStatistics> _fields = new(StringComparer.Ordinal);
    private readonly Dictionary<string, AttributeInput> _system = new(StringComparer.Ordinal);
    private readonly HashSet<string> _superCodes = new(StringComparer.Ordinal);
    private readonly DateLearner _allDates = new();
    private readonly Dictionary<string, DateLearner> _dates = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _roots = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _websites = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _storeViews = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, string> _unknownColumns = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, string> _afterTexts = new(StringComparer.Ordinal);
    private readonly HashSet<string> _sure = new(StringComparer.Ordinal);
    private long _products;

    public void Take(ExportFile file)
    {
        _dates[file.Name] = new DateLearner();
        foreach (var column in file.Header.Columns.Where(c => !ProductColumns.IsKnown(c))) _unknownColumns.TryAdd(column, file.Name);
    }

    public void Take(CsvRow row)
    {
        var storeView = row[ProductColumns.StoreView];
        var isDefault = storeView.Length == 0;
        if (isDefault) _products++;
        else _storeViews.Add(storeView);

        foreach (var (column, text) in row.Filled())
        {
            if (ProductColumns.Attributes.TryGetValue(column, out var attribute)) Take(attribute.Code, text, isDefault, attribute.Input);
            else if (ProductColumns.KeptUnlessDefault.TryGetValue(column, out var usual) && text != usual) Take(column, text, isDefault, AttributeInput.Text);
            else if (!ProductColumns.IsKnown(column)) Take(column, text, isDefault);
        }

        foreach (var column in OwnDates.Where(c => !row.IsEmpty(c))) Take(column, row[column], isDefault, AttributeInput.DateTime);
        TakeAdditional(row, isDefault);
        foreach (var column in ProductColumns.Dates.Where(c => !row.IsEmpty(c)))
        {
            var date = new DateExample(row.File.Name, row.Record.Line, column, row[column]);
            _allDates.Take(date);
            _dates[row.File.Name].Take(date);
        }

        foreach (var (code, _) in Pairs.Split(row[ProductColumns.VariationLabels], _ => true)) _superCodes.Add(code);
        TakeScopes(row);
    }

    public ProductSurvey Finish()
    {
        var dates = _dates.ToDictionary(d => d.Key, d => Form(d.Value), StringComparer.Ordinal);
        var isSure = _dates.Values.All(d => (d.Decided ?? _allDates.Decided) is not null);
        var attributes = _fields.Values.OrderBy(f => f.Code, StringComparer.Ordinal).Select(f =>
            _system.TryGetValue(f.Code, out var input) ? AttributeInference.System(f, input) : AttributeInference.Custom(f, _superCodes.Contains(f.Code), dates.Values));
        return new ProductSurvey(
            _products, [.. attributes], dates, isSure ? null : _allDates.Ambiguous, _allDates.Timed, [.. _roots], [.. _websites], [.. _storeViews], [.. _unknownColumns], [.. _afterTexts.Where(c => !_sure.Contains(c.Key))]);
    }

    private void TakeAdditional(CsvRow row, bool isDefault)
    {
        string? before = null;
        foreach (var (code, value) in AdditionalAttributes.Read(row[ProductColumns.AdditionalAttributes], known: null))
        {
            // A word after a comma in running text looks like a code: sure is what stands elsewhere too.
            var isAfterText = before is { Length: > LongText } && before.Contains(',', StringComparison.Ordinal);
            if (!isAfterText || ProductColumns.AmongAdditional.ContainsKey(code) || !_afterTexts.TryAdd(code, row[ProductColumns.Sku])) _sure.Add(code);
            if (ProductColumns.AmongAdditional.TryGetValue(code, out var input)) Take(code, value, isDefault, input);
            else Take(code, value, isDefault);
            before = value;
        }
    }

    private void TakeScopes(CsvRow row)
    {
        if (!row.IsEmpty(ProductColumns.Websites)) _websites.UnionWith(row[ProductColumns.Websites].Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        if (row.IsEmpty(ProductColumns.Categories)) return;
        _roots.Add(CategoryPaths.RootOf(row[ProductColumns.Categories]).Split(',')[0].Trim('"'));
    }

    private void Take(string code, string text, bool isDefault, AttributeInput? system = null)
    {
        if (!_fields.TryGetValue(code, out var field)) _fields[code] = field = new FieldStatistics(code);
        if (system is { } input) _system[code] = input;
        field.Take(text, isDefault);
    }

    /// <summary>A file that does not tell is of the same admin as the others.</summary>
    private AdminDates Form(DateLearner file) => new(
        file.Decided ?? _allDates.Decided ?? _allDates.Likely, file.Separator ?? _allDates.Separator ?? AdminDates.Default.Separator);
}
