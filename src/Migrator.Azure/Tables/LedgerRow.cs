using System.IO.Compression;
using System.Text;
using Azure.Data.Tables;
using Migrator.Core.Entities;
using Migrator.Core.Ledger;

namespace Migrator.Azure.Tables;

/// <summary>
/// A ledger entry as a row of a table. What was last written may be a megabyte and a property holds 64 KB: it is compressed and cut into properties.
/// </summary>
internal static class LedgerRow
{
    private const int LargestProperty = 64 * 1024;

    /// <summary>A row may be 1 MiB in all.</summary>
    private const int MostProperties = 15;

    public static TableEntity From(string partition, LedgerEntry entry)
    {
        var row = new TableEntity(partition, TableKeys.Sortable(entry.SourceId))
        {
            ["SourceId"] = entry.SourceId,
            ["State"] = entry.State.ToString(),
            ["ShopifyId"] = entry.ShopifyId,
            ["ContentHash"] = entry.ContentHash,
            ["Run"] = entry.Run,
            ["UpdatedTicks"] = entry.UpdatedAt.UtcTicks,
        };
        if (entry.LastWritten is { } written) Put(row, Compress(written), entry.SourceId);
        return row;
    }

    public static LedgerEntry To(EntityType entity, TableEntity row) => new(
        entity,
        row.GetString("SourceId"),
        Enum.Parse<LedgerState>(row.GetString("State")),
        row.GetString("ShopifyId"),
        row.GetString("ContentHash"),
        row.GetInt32("WrittenParts") is { } parts ? Decompress(row, parts) : null,
        row.GetString("Run"),
        new DateTimeOffset(row.GetInt64("UpdatedTicks")!.Value, TimeSpan.Zero));

    /// <summary>About how many bytes the row takes in a batch, which may have 4 MiB.</summary>
    public static int Weight(TableEntity row) => 1_000 + row.Sum(p => p.Value switch { byte[] bytes => bytes.Length * 4 / 3, string text => text.Length * 3, _ => 20 });

    private static void Put(TableEntity row, byte[] bytes, string sourceId)
    {
        var parts = (bytes.Length + LargestProperty - 1) / LargestProperty;
        if (parts > MostProperties)
            throw Core.Failures.MigratorException.Fatal($"What was written of '{sourceId}' is too large for the ledger: {bytes.Length:N0} bytes compressed, at most {MostProperties * LargestProperty:N0}.", "Please report it.");
        row["WrittenParts"] = parts;
        for (var part = 0; part < parts; part++)
            row[$"Written{part}"] = bytes[(part * LargestProperty)..Math.Min(bytes.Length, (part + 1) * LargestProperty)];
    }

    private static byte[] Compress(string text)
    {
        using var compressed = new MemoryStream();
        using (var brotli = new BrotliStream(compressed, CompressionLevel.Fastest)) brotli.Write(Encoding.UTF8.GetBytes(text));
        return compressed.ToArray();
    }

    private static string Decompress(TableEntity row, int parts)
    {
        using var compressed = new MemoryStream();
        for (var part = 0; part < parts; part++) compressed.Write(row.GetBinary($"Written{part}"));
        compressed.Position = 0;
        using var reader = new StreamReader(new BrotliStream(compressed, CompressionMode.Decompress), Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
