using System.Xml;
using System.Xml.Schema;

namespace Migrator.Core.Records.Xml;

/// <summary>The XML Schema of the record files (<c>records.xsd</c>, embedded).</summary>
public static class RecordXmlSchema
{
    private static readonly Lazy<XmlSchemaSet> Compiled = new(Compile);

    internal static XmlSchemaSet Schemas => Compiled.Value;

    /// <summary>Reads a whole record file against the schema; the stream stays open.</summary>
    /// <returns>Every violation with its line; none where the file is valid.</returns>
    public static IReadOnlyList<string> Validate(Stream stream)
    {
        var violations = new List<string>();
        var settings = new XmlReaderSettings
        {
            ValidationType = ValidationType.Schema,
            ValidationFlags = XmlSchemaValidationFlags.ReportValidationWarnings,
            Schemas = Schemas,
            DtdProcessing = DtdProcessing.Prohibit,
        };
        settings.ValidationEventHandler += (_, e) => violations.Add($"line {e.Exception.LineNumber}: {e.Message}");
        using var reader = XmlReader.Create(stream, settings);
        try
        {
            while (reader.Read())
            {
            }
        }
        catch (XmlException e)
        {
            violations.Add($"line {e.LineNumber}: {e.Message}");
        }

        return violations;
    }

    private static XmlSchemaSet Compile()
    {
        var assembly = typeof(RecordXmlSchema).Assembly;
        var name = assembly.GetManifestResourceNames().Single(n => n.EndsWith("records.xsd", StringComparison.Ordinal));
        using var stream = assembly.GetManifestResourceStream(name)!;
        using var reader = XmlReader.Create(stream);
        var schemas = new XmlSchemaSet();
        schemas.Add(XmlFields.NamespaceName, reader);
        schemas.Compile();
        return schemas;
    }
}
