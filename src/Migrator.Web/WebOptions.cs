namespace Migrator.Web;

/// <summary>What a host allows its callers over HTTP.</summary>
public sealed record WebOptions
{
    /// <summary>
    /// The folder that source paths of a request are relative to, and that they may not leave; null: no request can name files of this machine.
    /// </summary>
    public string? SourceFolder { get; init; }

    /// <summary>
    /// Names of environment variables that a request may refer to begin with one of these. Everything else in the environment is the host's own:
    /// a request that named it could have it sent to a shop of the caller's choice.
    /// </summary>
    public IReadOnlyList<string> SecretPrefixes { get; init; } = ["SHOPIFY_", "MAGENTO_"];

    /// <summary>How long a link to an artifact is good for.</summary>
    public TimeSpan LinkLifetime { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>The secret that signs links to artifacts, at least 32 bytes; null: a new one for each process, whose links die with it.</summary>
    public ReadOnlyMemory<byte>? LinkKey { get; init; }

    /// <summary>Bytes of a request's body, a mapping included.</summary>
    public long LargestBody { get; init; } = 2 * 1024 * 1024;
}
