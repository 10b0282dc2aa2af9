using System.Text.Json;
using Migrator.Core;
using Migrator.Core.Artifacts;
using Migrator.Core.Entities;
using Migrator.Core.Failures;
using Migrator.Core.Findings;
using Migrator.Core.Runs;
using Migrator.Core.Stages;
using Migrator.Magento.ExportFiles.Csv;
using Migrator.Magento.ExportFiles.Families;

namespace Migrator.Magento.ExportFiles.Customers;

/// <summary>A stretch of a file that is one chunk.</summary>
/// <param name="File">Place of the file in the plan's list.</param>
/// <param name="Offset">In bytes.</param>
/// <param name="Length">In bytes.</param>
/// <param name="Line">Its first physical line.</param>
/// <param name="Without">Lines of records that do not count: a second of the same customer, one without an identity.</param>
internal sealed record CustomerStretch(int File, long Offset, long Length, long Line, IReadOnlyList<long> Without);

/// <param name="Files">What the stretches refer to.</param>
/// <param name="Chunks">In their order.</param>
internal sealed record CustomerPlan(IReadOnlyList<PlannedFile> Files, IReadOnlyList<CustomerStretch> Chunks)
{
    public static async Task<CustomerPlan> ReadAsync(IArtifactStore artifacts, EntityFiles names, CancellationToken cancellationToken)
    {
        await using var stream = await artifacts.OpenReadAsync(NameOf(names), cancellationToken);
        return await JsonSerializer.DeserializeAsync<CustomerPlan>(stream, MigratorJson.Options, cancellationToken) ?? throw MigratorException.Bug($"{NameOf(names)} is empty.");
    }

    public Task WriteAsync(IArtifactStore artifacts, EntityFiles names, CancellationToken cancellationToken) =>
        artifacts.WriteAsync(NameOf(names), (stream, stop) => JsonSerializer.SerializeAsync(stream, this, MigratorJson.Indented, stop), cancellationToken);

    private static ArtifactPath NameOf(EntityFiles names) => names.SourceFile("stretches.json");
}

/// <summary>One pass over files of customers or addresses: divides them into stretches, and says what cannot be read.</summary>
/// <param name="entity">Which of the two.</param>
/// <param name="report">Takes the findings.</param>
internal sealed class CustomerPlanner(EntityType entity, Action<Finding> report)
{
    public const int RecordsPerChunk = 1000;

    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly List<CustomerStretch> _chunks = [];
    private long _unreadable;

    public async Task<(CustomerPlan Plan, ExportPlan Counts)> PlanAsync(IReadOnlyList<ExportFile> files, CancellationToken cancellationToken)
    {
        for (var place = 0; place < files.Count; place++) await TakeAsync(files[place], place, cancellationToken);
        return (new CustomerPlan([.. files.Select(PlannedFile.Of)], _chunks), new ExportPlan(_chunks.Count, _seen.Count, _unreadable));
    }

    private async Task TakeAsync(ExportFile file, int place, CancellationToken cancellationToken)
    {
        foreach (var finding in CsvFindings.OfHeader(entity, file)) report(finding);
        var (stream, reader) = file.OpenBody();
        await using var _ = stream;
        var open = new CustomerStretch(place, file.BodyOffset, 0, file.BodyLine, []);
        var (records, without) = (0, new List<long>());
        var steps = 0L;
        for (var step = await reader.NextAsync(cancellationToken); step is not CsvStep.End; step = await reader.NextAsync(cancellationToken))
        {
            steps++;
            if (step is CsvStep.Fault)
            {
                _unreadable++;
                report(CsvFindings.Of(entity, file, reader.Fault));
                continue;
            }

            if (records == RecordsPerChunk || (records > 0 && reader.Record.Offset - open.Offset > FamilyPlan.BytesPerChunk))
            {
                _chunks.Add(open with { Length = reader.Record.Offset - open.Offset, Without = without });
                open = new CustomerStretch(place, reader.Record.Offset, 0, reader.Record.Line, []);
                (records, without) = (0, []);
            }

            if (Counts(new CsvRow(file, reader.Record))) records++;
            else without.Add(reader.Record.Line);
        }

        if (steps == 0) report(CsvFindings.OfNoRecords(entity, file));
        if (records > 0) _chunks.Add(open with { Length = file.Length - open.Offset, Without = without });
    }

    private bool Counts(CsvRow row)
    {
        var place = $"{row.File.Name}, line {row.Record.Line}";
        if (CustomerColumns.Read(row) is not { } record)
        {
            _unreadable++;
            report(new Finding(entity, place, "", "customer.no-identity", RecordState.Failed, null, null,
                $"{place}: the record lacks its e-mail, its website or its id. Complete the line, or export again."));
            return false;
        }

        if (!_seen.Add(record.SourceId))
        {
            report(new Finding(entity, record.SourceId, "", "customer.duplicate", RecordState.Skipped, null, null,
                $"{place}: '{record.SourceId}' stands in the export already; the first counts. Remove one of them."));
            return false;
        }

        if (!row.Record.IsUtf8)
        {
            report(new Finding(entity, record.SourceId, "", "csv.invalid-utf8", RecordState.Transformed, null, null,
                $"{place}: some bytes are no UTF-8 and became '\ufffd'. Save the file as UTF-8 or export it again."));
        }

        return true;
    }
}
