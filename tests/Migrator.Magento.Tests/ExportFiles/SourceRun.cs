using System.Security.Cryptography;
using Migrator.Core.Entities;
using Migrator.Core.Findings;
using Migrator.Core.Records;
using Migrator.Core.Records.Xml;
using Migrator.Core.Runs;
using Migrator.Core.Stages;
using Migrator.Magento.ExportFiles;
using Migrator.TestKit.Memory;

namespace Migrator.Magento.Tests.ExportFiles;

/// <summary>One export of one entity through the whole source, with a new source for each step, as if each ran in a process of its own.</summary>
internal sealed class SourceRun
{
    private readonly Dictionary<int, byte[]> _files = [];
    private readonly List<Finding> _findings = [];

    public required ExportPlan Plan { get; init; }

    public List<IMagentoRecord> Records { get; } = [];

    public IReadOnlyList<Finding> Findings => _findings;

    public RecordCounts Counts { get; private set; } = new(0, 0, 0);

    public IEnumerable<ProductFamily> Families => Records.Cast<ProductFamily>();

    /// <summary>Every product that is accounted for, by SKU: fails where one is there twice.</summary>
    public Dictionary<string, MagentoProduct> Products =>
        Families.SelectMany(f => f.Members.Where(m => m.Counted).Select(m => m.Product).Prepend(f.Head)).ToDictionary(p => p.Sku, StringComparer.Ordinal);

    /// <summary>Of the XML of all chunks.</summary>
    public string Hash => Convert.ToHexString(SHA256.HashData([.. _files.OrderBy(f => f.Key).SelectMany(f => f.Value)]));

    public IReadOnlyCollection<byte[]> Files => _files.Values;

    public static IMagentoSource Open(string path, string? timeZone = "UTC") =>
        new ExportFilesSourceFactory().Open(new SourceSettings { Kind = "files", Path = path, TimeZone = timeZone }, new NoSecrets());

    public static ExportWorkspace Workspace(EntityType entity, List<Finding> findings) =>
        new(new MemoryArtifactStore(), new RunFiles(new RunId("20261124-120000-abcd")).For(entity), findings.Add);

    public static async Task<SourceRun> OfAsync(string path, EntityType entity, string? timeZone = "UTC")
    {
        var stop = TestContext.Current.CancellationToken;
        var findings = new List<Finding>();
        var workspace = Workspace(entity, findings);

        SourceRun run;
        await using (var source = Open(path, timeZone)) run = new SourceRun { Plan = await source.PlanAsync(entity, workspace, stop) };
        for (var chunk = 1; chunk <= run.Plan.Chunks; chunk++)
        {
            await using var source = Open(path, timeZone);
            using var file = new MemoryStream();
            run.Counts += await RecordXml.WriteAsync(file, entity, run.Keep(source.ReadAsync(entity, chunk, workspace, stop)), stop);
            run._files[chunk] = file.ToArray();
        }

        run._findings.AddRange(findings);
        return run;
    }

    private async IAsyncEnumerable<IMagentoRecord> Keep(IAsyncEnumerable<IMagentoRecord> records)
    {
        await foreach (var record in records)
        {
            Records.Add(record);
            yield return record;
        }
    }

    private sealed class NoSecrets : ISecrets
    {
        public Task<string> ResolveAsync(SecretReference reference, CancellationToken cancellationToken) => throw new NotSupportedException("Export files need no secret.");
    }
}
