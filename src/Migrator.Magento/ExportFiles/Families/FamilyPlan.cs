using System.Runtime.CompilerServices;
using System.Text.Json;
using Migrator.Core;
using Migrator.Core.Artifacts;
using Migrator.Core.Failures;
using Migrator.Core.Runs;
using Migrator.Magento.ExportFiles.Attributes;

namespace Migrator.Magento.ExportFiles.Families;

/// <summary>One product in the plan's file.</summary>
/// <param name="Sku">Its SKU.</param>
/// <param name="At">Its rows: file, offset, length, line.</param>
/// <param name="Counted">Whether the family accounts for it.</param>
/// <param name="Own">Whether it heads a family.</param>
internal sealed record PlannedProduct(string Sku, IReadOnlyList<IReadOnlyList<long>> At, bool Counted, bool Own);

/// <summary>One line of the plan's file: the head first.</summary>
/// <param name="Products">The family.</param>
internal sealed record PlannedFamily(IReadOnlyList<PlannedProduct> Products);

/// <summary>The plan's index: what the other file's lines mean and where each chunk's begin.</summary>
/// <param name="Files">The files that extents refer to.</param>
/// <param name="Survey">How values are read.</param>
/// <param name="Chunks">Where each chunk begins in the file of families, in bytes, and where the last ends.</param>
internal sealed record FamilyPlanIndex(IReadOnlyList<PlannedFile> Files, ProductSurvey Survey, IReadOnlyList<long> Chunks);

/// <param name="Name">Of the file.</param>
/// <param name="Length">Bytes: another length is another file.</param>
/// <param name="ModifiedAt">UTC.</param>
internal sealed record PlannedFile(string Name, long Length, DateTimeOffset ModifiedAt)
{
    public static PlannedFile Of(ExportFile file) => new(file.Name, file.Length, file.ModifiedAt);
}

/// <summary>Keeps the families of an export between planning and reading, so that any chunk can be found without reading the others.</summary>
internal static class FamilyPlan
{
    /// <summary>So many products are read for a chunk at most, members of several families each time.</summary>
    public const int SkusPerChunk = 200;

    /// <summary>Of source, for a chunk.</summary>
    public const long BytesPerChunk = 4 << 20;

    private static readonly byte[] LineEnd = [(byte)'\n'];

    /// <summary>Writes the plan, chunk after chunk.</summary>
    /// <returns>How many chunks there are.</returns>
    public static async Task<int> WriteAsync(
        IArtifactStore artifacts, EntityFiles names, IReadOnlyList<PlannedFile> files, ProductSurvey survey, IEnumerable<Family> families, CancellationToken cancellationToken)
    {
        List<long> chunks = [];
        await artifacts.WriteAsync(FamiliesOf(names), async (stream, stop) => chunks = await WriteFamiliesAsync(stream, families, stop), cancellationToken);
        await artifacts.WriteAsync(
            IndexOf(names),
            (stream, stop) => JsonSerializer.SerializeAsync(stream, new FamilyPlanIndex(files, survey, chunks), MigratorJson.Indented, stop),
            cancellationToken);
        return chunks.Count - 1;
    }

    public static async Task<FamilyPlanIndex> ReadIndexAsync(IArtifactStore artifacts, EntityFiles names, CancellationToken cancellationToken)
    {
        await using var stream = await artifacts.OpenReadAsync(IndexOf(names), cancellationToken);
        return await JsonSerializer.DeserializeAsync<FamilyPlanIndex>(stream, MigratorJson.Options, cancellationToken)
            ?? throw MigratorException.Bug($"{IndexOf(names)} is empty.");
    }

    public static async IAsyncEnumerable<PlannedFamily> ReadAsync(
        IArtifactStore artifacts, EntityFiles names, FamilyPlanIndex index, int chunk, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (chunk < 1 || chunk >= index.Chunks.Count) throw MigratorException.Bug($"There is no chunk {chunk} of {names.Entity}; the plan has {index.Chunks.Count - 1}.");
        await using var stream = await artifacts.OpenReadAsync(FamiliesOf(names), cancellationToken);
        stream.Seek(index.Chunks[chunk - 1], SeekOrigin.Begin);
        var left = index.Chunks[chunk] - index.Chunks[chunk - 1];
        using var lines = new StreamReader(stream);
        while (left > 0 && await lines.ReadLineAsync(cancellationToken) is { } line)
        {
            left -= System.Text.Encoding.UTF8.GetByteCount(line) + 1;
            yield return JsonSerializer.Deserialize<PlannedFamily>(line, MigratorJson.Options) ?? throw MigratorException.Bug($"{FamiliesOf(names)} holds an empty line.");
        }
    }

    private static async Task<List<long>> WriteFamiliesAsync(Stream stream, IEnumerable<Family> families, CancellationToken cancellationToken)
    {
        var chunks = new List<long> { 0 };
        var (written, skus, bytes) = (0L, 0, 0L);
        foreach (var family in families)
        {
            if (skus > 0 && (skus + family.Skus > SkusPerChunk || bytes + family.Bytes > BytesPerChunk))
            {
                chunks.Add(written);
                (skus, bytes) = (0, 0);
            }

            var line = JsonSerializer.SerializeToUtf8Bytes(Planned(family), MigratorJson.Options);
            await stream.WriteAsync(line, cancellationToken);
            await stream.WriteAsync(LineEnd, cancellationToken);
            written += line.Length + 1;
            skus += family.Skus;
            bytes += family.Bytes;
        }

        if (skus > 0) chunks.Add(written);
        return chunks;
    }

    private static PlannedFamily Planned(Family family) =>
        new([Planned(family.Head, true), .. family.Members.Select(m => Planned(m.Product, m.IsCounted))]);

    private static PlannedProduct Planned(IndexedProduct product, bool isCounted) =>
        new(product.Sku, [.. product.Extents.Select(e => (IReadOnlyList<long>)[e.File, e.Offset, e.Length, e.Line])], isCounted, product.HasOwnFamily);

    private static ArtifactPath FamiliesOf(EntityFiles names) => names.SourceFile("families.jsonl");

    private static ArtifactPath IndexOf(EntityFiles names) => names.SourceFile("families.index.json");
}
