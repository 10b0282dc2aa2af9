using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Migrator.Core.Artifacts;

namespace Migrator.Web.Files;

/// <summary>Links to artifacts that this program serves itself: path and time of expiry, signed with HMAC-SHA-256.</summary>
internal sealed class SignedLinks : IArtifactLinks
{
    private readonly byte[] _key;
    private readonly TimeProvider _time;

    public SignedLinks(WebOptions options, TimeProvider time)
    {
        if (options.LinkKey is { Length: < 32 }) throw new ArgumentException("The key that signs links has fewer than 32 bytes.", nameof(options));
        _key = options.LinkKey?.ToArray() ?? RandomNumberGenerator.GetBytes(32);
        _time = time;
    }

    public Task<Uri> CreateAsync(ArtifactPath path, TimeSpan validFor, CancellationToken cancellationToken)
    {
        var expires = (_time.GetUtcNow() + validFor).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var escaped = string.Join('/', path.Value.Split('/').Select(Uri.EscapeDataString));
        return Task.FromResult(new Uri($"downloads/{escaped}?expires={expires}&signature={Base64Url.EncodeToString(Sign(path, expires))}", UriKind.Relative));
    }

    public bool IsValid(ArtifactPath path, string? expires, string? signature)
    {
        if (expires is null || signature is null || !Base64Url.IsValid(signature)) return false;

        // The signature first: nothing can be learnt from the answer to a time of one's own.
        return CryptographicOperations.FixedTimeEquals(Sign(path, expires), Base64Url.DecodeFromChars(signature))
            && long.TryParse(expires, NumberStyles.None, CultureInfo.InvariantCulture, out var end)
            && _time.GetUtcNow().ToUnixTimeSeconds() < end;
    }

    private byte[] Sign(ArtifactPath path, string expires) => HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes($"{expires}\n{path}"));
}
