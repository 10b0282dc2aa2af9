using Microsoft.Extensions.Configuration;
using Migrator.Core.Failures;
using Migrator.Core.Runs;

namespace Migrator.Functions.Hosting;

/// <summary>Secrets out of the app's settings, where Azure puts what a Key Vault reference points to. Read at each use: a new version is taken up with the setting.</summary>
/// <param name="settings">The app's settings.</param>
internal sealed class SettingsSecrets(IConfiguration settings) : ISecrets
{
    public Task<string> ResolveAsync(SecretReference reference, CancellationToken cancellationToken)
    {
        if (reference.Scheme != "env")
            throw MigratorException.Configuration($"The secret {reference} names a file, which this host does not have.", "Put it into the Key Vault and name the app's setting: env:NAME.");
        var value = settings[reference.Name]?.Trim();
        if (string.IsNullOrEmpty(value))
            throw MigratorException.Configuration($"The secret {reference} is not there: the app has no setting '{reference.Name}'.", "Add the setting with a Key Vault reference.");

        // An unresolved reference stays as it was written; sent on, it would look like a wrong token.
        if (value.StartsWith("@Microsoft.KeyVault(", StringComparison.Ordinal))
            throw MigratorException.Configuration($"The secret {reference} is a Key Vault reference that Azure could not resolve.", "Check that the secret exists and that the app's identity may read it; the portal shows the reason beside the setting.");
        return Task.FromResult(value);
    }
}
