using Migrator.Core.Entities;
using Migrator.Core.Rows;

namespace Migrator.Core.Stages;

/// <summary>The CSV between transform and import: Matrixify's column vocabulary, readable and writable by people and by both stages.</summary>
public interface IRowFile
{
    EntityType Entity { get; }

    /// <summary>Writes rows as UTF-8 CSV without BOM, RFC 4180. The stream stays open.</summary>
    Task WriteAsync(Stream stream, IReadOnlyList<IShopifyRow> rows, CancellationToken cancellationToken);

    /// <summary>Reads the rows back, streaming; what was written comes back equal.</summary>
    /// <param name="stream">The file; stays open.</param>
    /// <param name="name">Its name, for messages.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="Failures.MigratorException">Record: a line (mended by hand, perhaps) is not what its column says; names file, line and column.</exception>
    IAsyncEnumerable<IShopifyRow> ReadAsync(Stream stream, string name, CancellationToken cancellationToken);
}
