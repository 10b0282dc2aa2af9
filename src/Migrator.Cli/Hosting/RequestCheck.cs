using Migrator.Core.Runs;
using Migrator.Embedded.Secrets;
using Migrator.Mapping.Settings;

namespace Migrator.Cli.Hosting;

/// <summary>What can be known to be wrong without a storage: then not even a folder is made.</summary>
internal static class RequestCheck
{
    /// <exception cref="Core.Failures.MigratorException">Configuration: the mapping file is not what its schema says, or the token is not where the request says.</exception>
    public static async Task CheckAsync(MigrationRequest request, string? mapping, CancellationToken cancellationToken)
    {
        if (mapping is not null) MappingSettings.Parse(mapping, Path.GetFileName(request.Mapping!));
        await new EnvironmentAndFileSecrets(Environment.CurrentDirectory).ResolveAsync(request.Target.Token, cancellationToken);
    }
}
