using System.Runtime.CompilerServices;
using Migrator.Core.Findings;
using Migrator.Core.Orchestration;
using Migrator.Core.Records;
using Migrator.Core.Records.Xml;
using Migrator.Core.Telemetry;

namespace Migrator.Core.Migration;

/// <summary>Reads one chunk from Magento and writes it as XML.</summary>
/// <param name="runs">The open runs.</param>
public sealed class ExportActivity(OpenRuns runs) : IActivity<ChunkRef, ExportedChunk>
{
    public static ActivityName<ChunkRef, ExportedChunk> Name { get; } = new("Export");

    public async Task<ExportedChunk> RunAsync(ChunkRef input, CancellationToken cancellationToken)
    {
        var run = await runs.GetAsync(input.Run, cancellationToken);
        var findings = new List<Finding>();
        var workspace = run.Workspace(input.Entity, findings.Add);
        var records = new RecordCount();
        await run.Artifacts.WriteAsync(
            workspace.Files.Records(input.Chunk),
            (stream, stop) => RecordXml.WriteAsync(stream, input.Entity, records.Of(run.Source.ReadAsync(input.Entity, input.Chunk, workspace, stop), stop), stop),
            cancellationToken);
        await RunCsv.WriteAsync(run.Artifacts, workspace.Files.ExportFindings(input.Chunk), findings, cancellationToken);
        RunCounters.Exported(input.Entity, records.Counted);
        RunCounters.Found(findings);
        // A record that could not be read is not in the XML, and no later stage can count it.
        var unreadable = findings.Where(f => f.State is RecordState.Failed && f.Field.Length == 0).Select(f => f.Record).Distinct(StringComparer.Ordinal).LongCount();
        return new ExportedChunk(records.Counted, unreadable, findings.Count);
    }

    private sealed class RecordCount
    {
        public long Counted { get; private set; }

        public async IAsyncEnumerable<IMagentoRecord> Of(IAsyncEnumerable<IMagentoRecord> records, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            await foreach (var record in records.WithCancellation(cancellationToken))
            {
                Counted += AccountedRecords.Of(record).Count();
                yield return record;
            }
        }
    }
}

/// <param name="Records">Source records that this chunk accounts for.</param>
/// <param name="Unreadable">Records that turned out to be unreadable: failed, with a finding each.</param>
/// <param name="Findings">Findings of reading it.</param>
public sealed record ExportedChunk(long Records, long Unreadable, long Findings);
