using System.Runtime.CompilerServices;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;
using Migrator.Core.Entities;
using Migrator.Core.Failures;

namespace Migrator.Core.Records.Xml;

/// <summary>
/// The XML between export and transform: one vocabulary whatever the way in (<c>records.xsd</c>). Canonical: the same records give the same bytes
/// (UTF-8 without BOM, LF, fixed order, invariant formats, UTC). Streaming: one record is in memory at a time.
/// </summary>
public static class RecordXml
{
    private const string Root = "records";

    private static readonly XmlWriterSettings WriterSettings = new()
    {
        Async = true,
        Indent = true,
        IndentChars = "  ",
        NewLineChars = "\n",
        NewLineHandling = NewLineHandling.Entitize,
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        CloseOutput = false,
    };

    /// <summary>Writes the records; the stream stays open.</summary>
    /// <param name="stream">Takes the file.</param>
    /// <param name="entity">The kind of all of them.</param>
    /// <param name="records">For products: families.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    public static async Task<RecordCounts> WriteAsync(Stream stream, EntityType entity, IAsyncEnumerable<IMagentoRecord> records, CancellationToken cancellationToken)
    {
        var counts = new RecordCounts(0, 0, 0);
        await using var writer = XmlWriter.Create(stream, WriterSettings);
        await writer.WriteStartDocumentAsync();
        await writer.WriteStartElementAsync(null, Root, XmlFields.NamespaceName);
        await writer.WriteAttributeStringAsync(null, "entity", null, entity.Name);
        await foreach (var record in records.WithCancellation(cancellationToken))
        {
            if (record.Entity != entity) throw MigratorException.Bug($"A record of {record.Entity} ('{record.SourceId}') was given to a file of {entity}.");
            await ToElement(record).WriteToAsync(writer, cancellationToken);
            counts += RecordCounts.Of(record);
        }

        await writer.WriteEndElementAsync();
        await writer.WriteRawAsync("\n");
        await writer.WriteEndDocumentAsync();
        await writer.FlushAsync();
        return counts;
    }

    /// <summary>Reads the records back, streaming and against the schema; what was written comes back equal. The stream stays open.</summary>
    /// <exception cref="MigratorException">Fatal: the file (mended by hand, perhaps) is not what the schema says; names the line.</exception>
    public static IAsyncEnumerable<IMagentoRecord> ReadAsync(Stream stream, EntityType entity, CancellationToken cancellationToken) =>
        ReadAsync(stream, entity, $"The records of {entity}", cancellationToken);

    /// <inheritdoc cref="ReadAsync(Stream, EntityType, CancellationToken)"/>
    /// <param name="stream">The file.</param>
    /// <param name="entity">The kind of record it holds.</param>
    /// <param name="name">Its name, for messages.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static async IAsyncEnumerable<IMagentoRecord> ReadAsync(Stream stream, EntityType entity, string name, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var reader = new RecordReader(stream, entity, name);
        await reader.OpenAsync();
        while (await reader.NextAsync(cancellationToken) is { } record) yield return record;
    }

    private static XElement ToElement(IMagentoRecord record) => record switch
    {
        ProductFamily family => FamilyXml.Write(family),
        MagentoAttribute attribute => AttributeXml.Write(attribute),
        MagentoCustomer customer => CustomerXml.Write(customer),
        MagentoCustomerAddress address => CustomerAddressXml.Write(address),
        _ => throw MigratorException.Bug($"The XML vocabulary has no word for {record.GetType().Name}."),
    };

    private static IMagentoRecord FromElement(XElement element) => element.Name.LocalName switch
    {
        FamilyXml.Name => FamilyXml.Read(element),
        AttributeXml.Name => AttributeXml.Read(element),
        CustomerXml.Name => CustomerXml.Read(element),
        CustomerAddressXml.Name => CustomerAddressXml.Read(element),
        var other => throw new FormatException($"<{other}> is no record."),
    };

    /// <summary>Turns what XML says about a bad file into what a person can act on.</summary>
    private sealed class RecordReader(Stream stream, EntityType entity, string name) : IDisposable
    {
        private readonly XmlReader _reader = XmlReader.Create(stream, new XmlReaderSettings
        {
            Async = true,
            CloseInput = false,
            DtdProcessing = DtdProcessing.Prohibit,
            ValidationType = ValidationType.Schema,
            Schemas = RecordXmlSchema.Schemas,
        });

        public Task OpenAsync() => Guarded(async () =>
        {
            await _reader.MoveToContentAsync();
            var holds = _reader.LocalName == Root ? _reader.GetAttribute("entity") : null;
            if (holds != entity.Name) throw new FormatException($"it holds {holds ?? "<" + _reader.LocalName + ">"}, not {entity}.");
            await _reader.ReadAsync();
            return true;
        });

        public Task<IMagentoRecord?> NextAsync(CancellationToken cancellationToken) => Guarded(async () =>
        {
            while (!_reader.EOF)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (_reader.NodeType == XmlNodeType.Element) return FromElement((XElement)await XNode.ReadFromAsync(_reader, cancellationToken));
                await _reader.ReadAsync();
            }

            return null;
        });

        public void Dispose() => _reader.Dispose();

        private async Task<T> Guarded<T>(Func<Task<T>> read)
        {
            try
            {
                return await read();
            }
            catch (Exception e) when (e is XmlException or XmlSchemaException or FormatException or OverflowException or ArgumentException)
            {
                var line = (_reader as IXmlLineInfo)?.LineNumber ?? 0;
                throw MigratorException.Fatal($"{name}, line {line}: {e.Message}", "Correct the file by records.xsd, or remove it and export it again.", e);
            }
        }
    }
}

/// <summary>What a record file holds.</summary>
/// <param name="Records">Records: families, for products.</param>
/// <param name="Families">Families.</param>
/// <param name="Skus">Source products that it accounts for: heads, and members that are counted.</param>
public sealed record RecordCounts(long Records, long Families, long Skus)
{
    public static RecordCounts Of(IMagentoRecord record) =>
        record is ProductFamily family ? new RecordCounts(1, 1, 1 + family.Members.Count(m => m.Counted)) : new RecordCounts(1, 0, 0);

    public static RecordCounts operator +(RecordCounts a, RecordCounts b) => new(a.Records + b.Records, a.Families + b.Families, a.Skus + b.Skus);
}
