using Migrator.Core.Artifacts;
using Migrator.Core.Entities;
using Migrator.Core.Findings;
using Migrator.Core.Migration;
using Migrator.Core.Runs;

namespace Migrator.Reporting.Tests.Runs;

/// <summary>One entity's records, findings and differences, spread over chunks.</summary>
internal sealed class EntityBuilder(EntityType entity)
{
    private readonly List<(Outcome Outcome, ImportResult? Result)> _records = [];
    private readonly List<Finding> _plan = [];
    private readonly List<Finding> _findings = [];
    private readonly List<AttributeCoverage> _coverage = [];
    private readonly List<Difference> _differences = [];

    public EntityType Entity => entity;

    public int Chunks { get; set; } = 1;

    public bool IsCarried { get; set; } = true;

    public long Findings => _plan.Count + _findings.Count;

    public EntityBuilder Record(string id, ImportAction? action = ImportAction.Created, RecordState state = RecordState.Transformed, string rule = "product.simple", string? target = null, string? error = null)
    {
        var gid = action is null or ImportAction.Failed ? null : $"gid://shopify/Product/{8_000_000_000 + _records.Count}";
        var result = action is { } done ? new ImportResult(id, "product", gid, done, error, "b1c2-" + _records.Count) : null;
        _records.Add((new Outcome(entity, id, state, target ?? (action is null ? null : "product:" + id.ToLowerInvariant()), rule), result));
        return this;
    }

    public EntityBuilder Finding(string record, string rule, RecordState state, string message, string field = "", string? before = null, string? after = null)
    {
        _findings.Add(new Finding(entity, record, field, rule, state, before, after, message));
        return this;
    }

    /// <summary>A record that planning saw and could not read: it fails without an outcome.</summary>
    public EntityBuilder Unreadable(string place, string message)
    {
        _plan.Add(new Finding(entity, place, "", "line.broken", RecordState.Failed, null, null, message));
        return this;
    }

    public EntityBuilder Coverage(string attribute, RecordState state, long values)
    {
        _coverage.Add(new AttributeCoverage(entity, attribute, state, values));
        return this;
    }

    public EntityBuilder Difference(string record, string field, string? expected, string? actual, DifferenceCause cause = DifferenceCause.LostByShopify, string? gid = "gid://shopify/Product/8000000001")
    {
        _differences.Add(new Difference(entity, record, field, expected, actual, cause, gid));
        return this;
    }

    public async Task<EntityCounts> WriteAsync(IArtifactStore artifacts, RunFiles run)
    {
        var files = run.For(entity);
        await RunCsv.WriteAsync(artifacts, files.PlanFindings, _plan, default);
        await RunCsv.WriteAsync(artifacts, files.Differences, _differences, default);
        var counts = EntityCounts.None with
        {
            Read = _plan.Count,
            Failed = _plan.Count,
            Differing = _differences.Where(d => d.Cause != DifferenceCause.MissingAtSource).Select(d => d.Record).Distinct().Count(),
        };

        var size = Math.Max(1, (_records.Count + Chunks - 1) / Chunks);
        for (var chunk = 1; chunk <= Chunks; chunk++)
        {
            var records = _records.Skip((chunk - 1) * size).Take(size).ToList();
            var ids = records.Select(r => r.Outcome.Record).ToHashSet();
            // What is about no record of any chunk lies in the first.
            var findings = _findings.Where(f => ids.Contains(f.Record) || (chunk == 1 && _records.TrueForAll(r => r.Outcome.Record != f.Record)));
            await RunCsv.WriteAsync(artifacts, files.Outcomes(chunk), records.Select(r => r.Outcome), default);
            await RunCsv.WriteAsync(artifacts, files.Results(chunk), records.Select(r => r.Result).OfType<ImportResult>(), default);
            await RunCsv.WriteAsync(artifacts, files.TransformFindings(chunk), findings, default);
            await RunCsv.WriteAsync(artifacts, files.Coverage(chunk), chunk == 1 ? _coverage : [], default);
            await foreach (var record in EndedRecords.ReadAsync(artifacts, files, chunk, default)) counts += Count(record.End);
        }

        return counts;
    }

    private static EntityCounts Count(RecordEnd end) => end switch
    {
        RecordEnd.Created => new(1, 1, 0, 0, 0, 0, 0),
        RecordEnd.Updated => new(1, 0, 1, 0, 0, 0, 0),
        RecordEnd.Unchanged => new(1, 0, 0, 1, 0, 0, 0),
        RecordEnd.Skipped => new(1, 0, 0, 0, 1, 0, 0),
        _ => new(1, 0, 0, 0, 0, 1, 0),
    };
}
