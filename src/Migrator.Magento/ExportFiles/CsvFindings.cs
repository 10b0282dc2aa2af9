using Migrator.Core.Entities;
using Migrator.Core.Findings;
using Migrator.Magento.ExportFiles.Csv;

namespace Migrator.Magento.ExportFiles;

/// <summary>What is wrong with a file as such. The text of a broken stretch is not repeated: it may hold what must not travel.</summary>
internal static class CsvFindings
{
    private const string Broken = "csv.broken-record";
    private const string CutOff = "csv.cut-off";
    private const string Repeated = "csv.duplicate-column";

    /// <summary>Of a file that holds a header alone.</summary>
    /// <param name="entity">What the file should hold.</param>
    /// <param name="file">The file.</param>
    public static Finding OfNoRecords(EntityType entity, ExportFile file) => new(
        entity, file.Name, "", "file.no-records", RecordState.Failed, null, null,
        $"{file.Name} holds a header and no record, so nothing was read of it: it may have been cut off. Export it again, or take it away if there is nothing to export.");

    /// <summary>Of its header.</summary>
    /// <param name="entity">What the file holds.</param>
    /// <param name="file">The file.</param>
    public static IEnumerable<Finding> OfHeader(EntityType entity, ExportFile file) =>
        file.Header.Repeated.Select(r => new Finding(entity, file.Name, r.Column, Repeated, RecordState.Skipped, null, null,
            $"{file.Name}, line 1: column {r.Place + 1} is called '{r.Column}' as column {file.Header.Find(r.Column) + 1} is; the first counts, and nothing was read of the other. Rename it or take it out."));

    public static Finding Of(EntityType entity, ExportFile file, CsvFault fault)
    {
        var place = fault.Line == fault.LastLine ? $"{file.Name}, line {fault.Line}" : $"{file.Name}, lines {fault.Line} to {fault.LastLine}";
        var isCutOff = fault.ReachesEnd && fault.Reason is not CsvFaultReason.TextAfterQuote && (fault.Reason is not CsvFaultReason.WrongWidth || fault.Fields < file.Header.Width);
        var what = fault.Reason switch
        {
            _ when isCutOff => "the file ends within this record, so it was probably cut off.",
            CsvFaultReason.TextAfterQuote => "a quote is missing or too much, so the record cannot be read.",
            CsvFaultReason.UnclosedQuote or CsvFaultReason.TooLong => "a quote is opened and not closed, so the record cannot be read.",
            CsvFaultReason.WrongWidth => $"the record has {fault.Fields} fields, and the header {file.Header.Width}.",
            _ => "the record cannot be read.",
        };
        var remedy = isCutOff ? "Export it again, or complete its last line." : "Correct the line, or export the file again; the records after it were read.";
        return new Finding(entity, place, "", isCutOff ? CutOff : Broken, RecordState.Failed, null, null, $"{place}: {what} {remedy}");
    }
}
