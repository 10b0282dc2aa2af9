using Migrator.Core.Failures;
using Migrator.Core.Runs;
using Migrator.Core.Stages;

namespace Migrator.Magento.ExportFiles;

/// <summary><c>source.kind: files</c>: Magento's native exports in a file or a folder (<c>source.path</c>), their times in <c>source.timeZone</c>.</summary>
public sealed class ExportFilesSourceFactory : IMagentoSourceFactory
{
    public string Kind => "files";

    /// <inheritdoc/>
    public IMagentoSource Open(SourceSettings settings, ISecrets secrets)
    {
        if (string.IsNullOrWhiteSpace(settings.Path))
            throw MigratorException.Configuration("source.path is missing.", "Give a native export file of Magento, or the folder that holds them.");
        return new ExportFilesSource(settings.Path, Zone(settings.TimeZone));
    }

    private static TimeZoneInfo? Zone(string? name)
    {
        if (string.IsNullOrEmpty(name)) return null;
        return TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone)
            ? zone
            : throw MigratorException.Configuration($"source.timeZone '{name}' is not a time zone that this machine knows.", "Give an IANA name such as Europe/Berlin (Magento: Stores > Configuration > General > Locale Options).");
    }
}
