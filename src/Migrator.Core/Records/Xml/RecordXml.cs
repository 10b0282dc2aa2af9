// PLACEHOLDER so that the pipeline compiles: the XML codec replaces this file as a whole.
using Migrator.Core.Entities;
namespace Migrator.Core.Records.Xml;
public static class RecordXml {
 public static Task WriteAsync(Stream s, EntityType e, IAsyncEnumerable<IMagentoRecord> r, CancellationToken c) => throw new NotSupportedException();
 public static IAsyncEnumerable<IMagentoRecord> ReadAsync(Stream s, EntityType e, CancellationToken c) => throw new NotSupportedException();
}
