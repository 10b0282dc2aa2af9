using Migrator.Core.Findings;
using Migrator.Core.Orchestration;
using Migrator.Core.Records.Xml;
using Migrator.Core.Rows;
using Migrator.Core.Telemetry;

namespace Migrator.Core.Migration;

/// <summary>Maps one chunk of records to rows, and accounts for every record and value of it.</summary>
/// <param name="runs">The open runs.</param>
public sealed class TransformActivity(OpenRuns runs) : IActivity<ChunkRef, TransformedChunk>
{
    public static ActivityName<ChunkRef, TransformedChunk> Name { get; } = new("Transform");

    public async Task<TransformedChunk> RunAsync(ChunkRef input, CancellationToken cancellationToken)
    {
        var run = await runs.GetAsync(input.Run, cancellationToken);
        var files = run.Files.For(input.Entity);
        var account = new ChunkAccount(input.Entity);
        var rows = new List<IShopifyRow>();
        var rowFile = run.RowFile(input.Entity);
        var mapping = await run.MappingAsync(cancellationToken);

        await using (var stream = await run.Artifacts.OpenReadAsync(files.Records(input.Chunk), cancellationToken))
        {
            await foreach (var record in RecordXml.ReadAsync(stream, input.Entity, files.Records(input.Chunk).Value, cancellationToken))
            {
                if (rowFile is not null && mapping.Carries(input.Entity)) rows.AddRange(account.Take(record, mapping.Map(input.Entity, record)));
                else account.TakeUncarried(record);
            }
        }

        var work = await run.WorkAsync(input.Entity, cancellationToken);
        var claimed = await new HandleClaims(work.Ledger).SettleAsync(rows, account, cancellationToken);
        if (rowFile is not null)
            await run.Artifacts.WriteAsync(files.Rows(input.Chunk), (stream, stop) => rowFile.WriteAsync(stream, claimed, stop), cancellationToken);

        await RunCsv.WriteAsync(run.Artifacts, files.TransformFindings(input.Chunk), account.Findings, cancellationToken);
        await RunCsv.WriteAsync(run.Artifacts, files.Outcomes(input.Chunk), account.Outcomes, cancellationToken);
        await RunCsv.WriteAsync(run.Artifacts, files.Coverage(input.Chunk), account.Coverage, cancellationToken);
        RunCounters.Found(account.Findings);
        return new TransformedChunk(claimed.Count, account.Findings.Count);
    }
}

/// <param name="Rows">Rows written.</param>
/// <param name="Findings">Findings of mapping.</param>
public sealed record TransformedChunk(int Rows, long Findings);
