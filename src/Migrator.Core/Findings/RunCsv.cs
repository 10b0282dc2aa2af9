using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using Migrator.Core.Artifacts;
using Migrator.Core.Entities;

namespace Migrator.Core.Findings;

/// <summary>The small CSV files of a run: findings, outcomes, coverage, results and differences. UTF-8, RFC 4180, a header line, streamed.</summary>
public static class RunCsv
{
    private static readonly CsvConfiguration Format = new(CultureInfo.InvariantCulture) { NewLine = "\n" };

    /// <summary>Writes all of them, or none.</summary>
    public static Task WriteAsync<T>(IArtifactStore artifacts, ArtifactPath path, IEnumerable<T> lines, CancellationToken cancellationToken) =>
        artifacts.WriteAsync(
            path,
            async (stream, stop) =>
            {
                await using var text = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true);
                await using var csv = new CsvWriter(text, Format);
                csv.Context.TypeConverterCache.AddConverter<EntityType>(new EntityTypeConverter());
                await csv.WriteRecordsAsync(lines, stop);
            },
            cancellationToken);

    /// <summary>Reads a file back, streaming. A file that does not exist has no lines.</summary>
    public static async IAsyncEnumerable<T> ReadAsync<T>(IArtifactStore artifacts, ArtifactPath path, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (!await artifacts.ExistsAsync(path, cancellationToken)) yield break;
        await using var stream = await artifacts.OpenReadAsync(path, cancellationToken);
        using var text = new StreamReader(stream, Encoding.UTF8);
        using var csv = new CsvReader(text, Format);
        csv.Context.TypeConverterCache.AddConverter<EntityType>(new EntityTypeConverter());
        csv.Context.RegisterClassMap(WithNulls<T>(csv.Context));
        await foreach (var line in csv.GetRecordsAsync<T>(cancellationToken)) yield return line;
    }

    /// <summary>An empty field is null where the record's shape allows null, and the empty string elsewhere.</summary>
    private static ClassMap WithNulls<T>(CsvContext context)
    {
        var map = context.AutoMap<T>();
        var nullability = new NullabilityInfoContext();
        foreach (var parameter in map.ParameterMaps.Where(p => nullability.Create(p.Data.Parameter).WriteState is NullabilityState.Nullable))
            parameter.Data.TypeConverterOptions.NullValues.Add("");
        return map;
    }

    private sealed class EntityTypeConverter : CsvHelper.TypeConversion.DefaultTypeConverter
    {
        public override object ConvertFromString(string? text, IReaderRow row, MemberMapData memberMapData) =>
            EntityType.TryParse(text, out var entity) ? entity : throw new CsvHelperException(row.Context, $"'{text}' is not an entity.");

        public override string? ConvertToString(object? value, IWriterRow row, MemberMapData memberMapData) => value?.ToString();
    }
}
