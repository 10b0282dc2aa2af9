using Migrator.Core.Entities;
using Migrator.Core.Findings;

namespace Migrator.Magento.ExportFiles.Attributes;

/// <summary>What a person should know of what was inferred.</summary>
internal static class SurveyFindings
{
    /// <param name="survey">Of the product files.</param>
    /// <param name="isZoneKnown">Whether somebody said in which zone its times are.</param>
    public static IEnumerable<Finding> OfDates(ProductSurvey survey, bool isZoneKnown)
    {
        if (survey.OrderAssumed is { } date)
        {
            var (first, second) = survey.Dates[date.File].Order is DateOrder.MonthDayYear ? ("month", "day") : ("day", "month");
            yield return new Finding(
                EntityType.Products, date.File, date.Column, "dates.order-assumed", RecordState.Transformed, date.Text, null,
                $"{date.File}, line {date.Line}: no date of the export tells whether '{date.Text}' begins with the month or the day. The {first} was taken to come first, then the {second}. If that is wrong, set the admin user's interface locale in Magento to English (United States) and export again.");
        }

        if (survey.FirstTime is { } time && !isZoneKnown)
        {
            yield return new Finding(
                EntityType.Products, time.File, time.Column, "dates.zone-assumed", RecordState.Transformed, time.Text, null,
                $"{time.File}, line {time.Line}: the export does not say in which time zone '{time.Text}' is; its times were taken as UTC. Give source.timeZone as Magento has it (Stores > Configuration > General > Locale Options).");
        }
    }

    /// <summary>Of the attributes.</summary>
    /// <param name="survey">Of the product files.</param>
    public static IEnumerable<Finding> OfAttributes(ProductSurvey survey)
    {
        foreach (var attribute in survey.Attributes.Where(a => a.IsInferred))
        {
            yield return new Finding(
                EntityType.Attributes, attribute.Code, "", "attribute.type-inferred", RecordState.Transformed, null, attribute.Input.ToString(),
                $"The export holds no types; by its {attribute.Uses} values '{attribute.Code}' is taken as {attribute.Input}. If that is wrong, give the metafield's type in mapping.json.");
        }

        foreach (var (column, file) in survey.UnknownColumns)
        {
            yield return new Finding(
                EntityType.Attributes, column, column, "csv.unknown-column", RecordState.Transformed, null, null,
                $"{file}, line 1: '{column}' is no column of Magento's product export; it is kept as an attribute of that name. Ignore it in mapping.json if you do not need it.");
        }

        foreach (var (code, sku) in survey.DoubtfulCodes)
        {
            yield return new Finding(
                EntityType.Attributes, code, "additional_attributes", "attribute.doubtful", RecordState.Transformed, null, null,
                $"'{code}' was seen at '{sku}' only, after a text with commas: it may be a piece of that text and no attribute. Look at the product in Magento; ignore the attribute in mapping.json if there is none.");
        }
    }
}
