using Migrator.Core.Failures;
using Migrator.Core.Runs;

namespace Migrator.Embedded.Secrets;

/// <summary>Secrets from environment variables and files. Values are read at each use and never kept.</summary>
/// <param name="folder">What relative file paths are relative to: the folder of the configuration.</param>
public sealed class EnvironmentAndFileSecrets(string folder) : ISecrets
{
    private const int LongestSecret = 64 * 1024;

    public async Task<string> ResolveAsync(SecretReference reference, CancellationToken cancellationToken)
    {
        var value = reference.Scheme == "env"
            ? Environment.GetEnvironmentVariable(reference.Name) ?? throw MigratorException.Configuration($"The secret {reference} is not there: the environment has no variable '{reference.Name}'.", "Set it in the shell that starts the program.")
            : await ReadAsync(reference, cancellationToken);

        // Editors and `echo` end a file with a line break that is no part of the secret.
        value = value.Trim();
        return value.Length > 0 ? value : throw MigratorException.Configuration($"The secret {reference} is empty.", "Give it its value.");
    }

    private async Task<string> ReadAsync(SecretReference reference, CancellationToken cancellationToken)
    {
        var path = Path.GetFullPath(reference.Name, Path.GetFullPath(folder));
        try
        {
            if (new FileInfo(path) is { Exists: true, Length: > LongestSecret })
                throw MigratorException.Configuration($"The secret {reference} is a file of more than {LongestSecret / 1024} KB ('{path}').", "Name the file that holds only the secret.");
            return await File.ReadAllTextAsync(path, cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            var why = e is FileNotFoundException or DirectoryNotFoundException ? "there is no such file" : e.Message;
            throw MigratorException.Configuration($"The secret {reference} cannot be read from '{path}': {why}.", "Name a file that this user may read.", e);
        }
    }
}
