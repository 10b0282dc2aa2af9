using System.Text.Json;
using Migrator.Core;
using Migrator.Core.Artifacts;
using Migrator.Core.Entities;
using Migrator.Core.Findings;
using Migrator.Core.Records;
using Migrator.Core.Records.Xml;
using Migrator.Core.Stages;
using Migrator.Mapping.Tests.Building;
using Migrator.TestKit;
using Migrator.TestKit.Memory;

namespace Migrator.Mapping.Tests.Scenarios;

/// <summary>
/// A golden scenario: a folder of <c>tests/scenarios/mapping</c> with <c>scenario.json</c> (what it shows, and of the shop what is unusual), the records in
/// <c>input.xml</c> or <c>attributes.xml</c> or both, perhaps a <c>mapping.json</c>; and what the mapping makes of them.
/// </summary>
internal sealed class Scenario(string name)
{
    public static string Root { get; } = Path.Combine(ShopifyReference.RepositoryRoot, "tests", "scenarios", "mapping");

    public static IEnumerable<string> Names => Directory.EnumerateDirectories(Root).Select(d => Path.GetFileName(d)!).Order(StringComparer.Ordinal);

    public string Folder { get; } = Path.Combine(Root, name);

    /// <summary>Maps the scenario's records: its files by name, and what came of each record.</summary>
    public async Task<ScenarioResult> RunAsync()
    {
        var about = JsonSerializer.Deserialize<About>(await File.ReadAllTextAsync(Path.Combine(Folder, "scenario.json")), MigratorJson.Options)!;
        var own = Path.Combine(Folder, "attributes.xml");
        var attributes = await ReadAsync(File.Exists(own) ? own : Path.Combine(Root, "attributes.xml"), EntityType.Attributes);
        var settings = Path.Combine(Folder, "mapping.json");
        var shop = Mappings.Shop with { MaxVariants = about.MaxVariants ?? Mappings.Shop.MaxVariants, Currency = about.Currency ?? Mappings.Shop.Currency };
        var mapping = new MappingFactory().Create(new MappingInputs(
            File.Exists(settings) ? await File.ReadAllTextAsync(settings) : null,
            new AttributeCatalog(attributes.Cast<MagentoAttribute>()),
            shop,
            Mappings.Now,
            about.HasMedia ? "https://shop.example/media/catalog/product" : null));

        var results = new List<(IMagentoRecord Record, Mapped Mapped)>();
        if (File.Exists(own)) results.AddRange(attributes.Select(a => (a, mapping.Map(EntityType.Attributes, a))));
        var input = Path.Combine(Folder, "input.xml");
        if (File.Exists(input)) results.AddRange((await ReadAsync(input, EntityType.Products)).Select(f => (f, mapping.Map(EntityType.Products, f))));
        return new ScenarioResult(about, shop, results, await WriteAsync([.. results.Select(r => r.Mapped)]));
    }

    private static async Task<List<IMagentoRecord>> ReadAsync(string path, EntityType entity)
    {
        await using var stream = File.OpenRead(path);
        var records = new List<IMagentoRecord>();
        await foreach (var record in RecordXml.ReadAsync(stream, entity, Path.GetFileName(path), CancellationToken.None)) records.Add(record);
        return records;
    }

    private static async Task<IReadOnlyDictionary<string, string>> WriteAsync(IReadOnlyList<Mapped> mapped) => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["rows.json"] = JsonSerializer.Serialize(mapped.SelectMany(m => m.Rows).Cast<object>(), MigratorJson.Indented) + "\n",
        ["findings.csv"] = await CsvAsync(mapped.SelectMany(m => m.Findings)),
        ["outcomes.csv"] = await CsvAsync(mapped.SelectMany(m => m.Outcomes)),
        ["coverage.csv"] = await CsvAsync(mapped.SelectMany(m => m.Coverage)),
    };

    private static async Task<string> CsvAsync<T>(IEnumerable<T> lines)
    {
        var artifacts = new MemoryArtifactStore();
        var path = new ArtifactPath("lines.csv");
        await RunCsv.WriteAsync(artifacts, path, lines, CancellationToken.None);
        using var reader = new StreamReader(await artifacts.OpenReadAsync(path, CancellationToken.None));
        return await reader.ReadToEndAsync();
    }
}

/// <param name="Says">What the scenario shows, as a sentence.</param>
/// <param name="PeerCases">The cases of the peer tool's independent oracle that it answers.</param>
/// <param name="MaxVariants">Of the shop; usual if null.</param>
/// <param name="Currency">Of the shop; usual if null.</param>
/// <param name="HasMedia">Whether the source has an address of pictures.</param>
internal sealed record About(string Says, IReadOnlyList<int>? PeerCases = null, int? MaxVariants = null, string? Currency = null, bool HasMedia = true);

internal sealed record ScenarioResult(About About, ShopProfile Shop, IReadOnlyList<(IMagentoRecord Record, Mapped Mapped)> Results, IReadOnlyDictionary<string, string> Files);
