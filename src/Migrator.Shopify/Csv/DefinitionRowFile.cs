using System.Runtime.CompilerServices;
using System.Text;
using CsvHelper;
using Migrator.Core.Entities;
using Migrator.Core.Failures;
using Migrator.Core.Rows;
using Migrator.Core.Stages;

namespace Migrator.Shopify.Csv;

/// <summary>Metafield definitions in columns of Migrator's own: neither Matrixify's sheets nor Shopify's CSV import have any for them.</summary>
public sealed class DefinitionRowFile : IRowFile
{
    private static readonly string[] Columns = ["Owner", "Namespace", "Key", "Name", "Type", "Description", "Attribute"];

    public EntityType Entity => EntityType.Attributes;

    public async Task WriteAsync(Stream stream, IReadOnlyList<IShopifyRow> rows, CancellationToken cancellationToken)
    {
        await using var text = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true);
        await using var csv = new CsvWriter(text, CsvFormat.Writing);
        foreach (var column in Columns) csv.WriteField(column);
        await csv.NextRecordAsync();
        foreach (var row in rows.Cast<ShopifyMetafieldDefinition>())
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var cell in (string[])[row.OwnerType, row.Namespace, row.Key, row.Name, row.Type, row.Description, row.Attribute]) csv.WriteField(cell);
            await csv.NextRecordAsync();
        }
    }

    public async IAsyncEnumerable<IShopifyRow> ReadAsync(Stream stream, string name, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var read in ReadEachAsync(stream, name, cancellationToken)) yield return read.Row ?? throw read.Error!;
    }

    /// <summary>As <see cref="ReadAsync"/>, but a bad line is an answer and the rest is read.</summary>
    internal static async IAsyncEnumerable<RowRead> ReadEachAsync(Stream stream, string name, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var cursor = new RowCursor(stream, name);
        await cursor.ReadHeaderAsync(Columns[..5]);
        while (await cursor.ReadAsync())
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return Read(cursor, name);
        }
    }

    private static RowRead Read(RowCursor cursor, string name)
    {
        try
        {
            cursor.Check();
            foreach (var column in Columns[..5])
            {
                if (cursor[column].Length == 0) throw cursor.BadCell(column, "", "It may not be empty.");
            }

            if (cursor["Owner"] is not ("PRODUCT" or "PRODUCTVARIANT")) throw cursor.BadCell("Owner", cursor["Owner"], "Write PRODUCT or PRODUCTVARIANT.");
            var row = new ShopifyMetafieldDefinition
            {
                OwnerType = cursor["Owner"],
                Namespace = cursor["Namespace"],
                Key = cursor["Key"],
                Name = cursor["Name"],
                Type = cursor["Type"],
                Description = cursor["Description"],
                Attribute = cursor["Attribute"],
            };
            return new RowRead(row, row.SourceId, null);
        }
        catch (MigratorException e) when (e.Class is FailureClass.Record)
        {
            return new RowRead(null, cursor.Optional("Attribute") ?? $"{name}:{cursor.Line}", e);
        }
    }
}
