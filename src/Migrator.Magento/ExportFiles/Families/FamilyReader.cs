using System.Runtime.CompilerServices;
using Microsoft.Win32.SafeHandles;
using Migrator.Core.Failures;
using Migrator.Core.Findings;
using Migrator.Core.Records;
using Migrator.Magento.ExportFiles.Csv;
using Migrator.Magento.ExportFiles.Products;

namespace Migrator.Magento.ExportFiles.Families;

/// <summary>Reads planned families: goes to the rows of each product and puts it together.</summary>
/// <param name="files">The plan's files, in its order.</param>
/// <param name="reading">How values are read.</param>
/// <param name="report">Takes the findings: of each product once, from the family that accounts for it.</param>
internal sealed class FamilyReader(IReadOnlyList<ExportFile> files, ProductReading reading, Action<Finding> report) : IDisposable
{
    private readonly SafeFileHandle?[] _handles = new SafeFileHandle?[files.Count];

    public async IAsyncEnumerable<ProductFamily> ReadAsync(IAsyncEnumerable<PlannedFamily> families, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var family in families.WithCancellation(cancellationToken))
        {
            var head = await ReadAsync(family.Products[0], isOurs: true, cancellationToken);
            var members = new List<FamilyMember>(family.Products.Count - 1);
            foreach (var planned in family.Products.Skip(1))
                members.Add(new FamilyMember(await ReadAsync(planned, planned.Counted, cancellationToken), planned.Counted, planned.Own));
            yield return new ProductFamily(head, members);
        }
    }

    public void Dispose()
    {
        foreach (var handle in _handles) handle?.Dispose();
    }

    private async Task<MagentoProduct> ReadAsync(PlannedProduct planned, bool isOurs, CancellationToken cancellationToken)
    {
        var assembly = new ProductAssembly(planned.Sku, reading, isOurs ? report : null);
        foreach (var at in planned.At) await TakeAsync(assembly, planned.Sku, at, cancellationToken);
        return assembly.Finish() ?? throw Changed(planned.Sku, files[(int)planned.At[0][0]]);
    }

    private async Task TakeAsync(ProductAssembly assembly, string sku, IReadOnlyList<long> at, CancellationToken cancellationToken)
    {
        var (place, offset, length, line) = ((int)at[0], at[1], (int)at[2], at[3]);
        var file = files[place];
        var handle = _handles[place] ??= File.OpenHandle(file.Path, options: FileOptions.Asynchronous | FileOptions.RandomAccess);
        var bytes = new byte[length];
        for (var filled = 0; filled < length;)
        {
            var read = await RandomAccess.ReadAsync(handle, bytes.AsMemory(filled), offset + filled, cancellationToken);
            if (read == 0) throw Changed(sku, file);
            filled += read;
        }

        var reader = new CsvRecordReader(new MemoryStream(bytes), file.Delimiter, file.Header.Width, offset, line, length + 1, file.LineEnd);
        for (var step = await reader.NextAsync(cancellationToken); step is not CsvStep.End; step = await reader.NextAsync(cancellationToken))
        {
            var row = new CsvRow(file, reader.Record);
            if (step is CsvStep.Fault || !row[ProductColumns.Sku].Equals(sku, StringComparison.OrdinalIgnoreCase)) throw Changed(sku, file);
            assembly.Take(row);
        }
    }

    private static MigratorException Changed(string sku, ExportFile file) =>
        MigratorException.Fatal($"{file.Name} is no longer what it was when the run began: the product '{sku}' is not where it stood.", "Start a new run with the file as it is now.");
}
