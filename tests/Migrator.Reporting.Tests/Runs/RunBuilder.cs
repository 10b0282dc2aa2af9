using Migrator.Core.Entities;
using Migrator.Core.Migration;
using Migrator.Core.Runs;
using Migrator.Core.Stages;
using Migrator.TestKit.Memory;

namespace Migrator.Reporting.Tests.Runs;

/// <summary>The files of a run as its stages leave them, and the report's input that fits them. Counts are those of the books, unless a test falsifies them.</summary>
internal sealed class RunBuilder(string domain = "sample-shop.myshopify.com")
{
    private readonly Dictionary<EntityType, EntityBuilder> _entities = [];

    public MemoryArtifactStore Artifacts { get; } = new();

    public RunFiles Files { get; } = new(new RunId("20261124-023600-7f3a"));

    /// <summary>Null: complete where nothing failed and nothing differs.</summary>
    public VerdictWord? Word { get; set; }

    public string? Error { get; set; }

    public double Seconds { get; set; } = 252.4;

    /// <summary>Changes the counts that the verdict gives.</summary>
    public Func<EntityCounts, EntityCounts> Falsify { get; set; } = counts => counts;

    public EntityBuilder Entity(EntityType entity)
    {
        if (!_entities.TryGetValue(entity, out var builder)) _entities[entity] = builder = new EntityBuilder(entity);
        return builder;
    }

    public EntityBuilder Products => Entity(EntityType.Products);

    /// <summary>Writes the files, and gives what the report is asked for.</summary>
    public async Task<RunReport> BuildAsync()
    {
        var results = new List<EntityResult>();
        var counts = new Dictionary<EntityType, EntityCounts>();
        foreach (var entity in EntityType.All.Where(_entities.ContainsKey).Select(e => _entities[e]))
        {
            var counted = await entity.WriteAsync(Artifacts, Files);
            results.Add(new EntityResult(entity.Entity, entity.Chunks, entity.IsCarried, counted.Read, counted with { Differing = 0 }, entity.Findings));
            counts[entity.Entity] = Falsify(counted);
        }

        var word = Word ?? (counts.Values.All(c => c is { Failed: 0, Differing: 0 }) ? VerdictWord.Complete : VerdictWord.Incomplete);
        var verdict = new Verdict(word, Files.Run, Seconds, counts, results.Sum(r => r.Findings), Files.Report.Value, Error);
        var source = new SourceProfile("files", "native export files in export/ (3 files, 14.2 MB)", new Dictionary<EntityType, long?>(), ["base"], ["default", "german"]);
        var shop = new ShopProfile(domain, "Sample Shop", "Shopify Plus", "EUR", "KILOGRAMS", "Europe/Berlin", 2048, 3, [], null, [], []);
        return new RunReport(verdict, source, shop, new DateTimeOffset(2026, 11, 24, 2, 36, 0, TimeSpan.Zero), results);
    }
}
