using System.Collections.Frozen;
using Migrator.Core.Records;
using Migrator.Magento.ExportFiles.Attributes;

namespace Migrator.Magento.ExportFiles.Products;

/// <summary>How the values of one store's export are to be read: what the survey found, and the zone of its times.</summary>
internal sealed class ProductReading
{
    private readonly IReadOnlyDictionary<string, AdminDates> _dates;

    public ProductReading(ProductSurvey survey, TimeZoneInfo zone)
    {
        Zone = zone;
        _dates = survey.Dates;
        Inputs = survey.Attributes.ToFrozenDictionary(a => a.Code, a => a.Input, StringComparer.Ordinal);
        Codes = Inputs.Keys.ToFrozenSet(StringComparer.Ordinal);
        Roots = survey.RootCategories.ToFrozenSet(StringComparer.Ordinal);
    }

    public TimeZoneInfo Zone { get; }

    /// <summary>How the dates of a file are written.</summary>
    public AdminDates DatesOf(ExportFile file) => _dates.GetValueOrDefault(file.Name, AdminDates.Default);

    public FrozenDictionary<string, AttributeInput> Inputs { get; }

    /// <summary>Every attribute code of the export.</summary>
    public FrozenSet<string> Codes { get; }

    public FrozenSet<string> Roots { get; }
}
