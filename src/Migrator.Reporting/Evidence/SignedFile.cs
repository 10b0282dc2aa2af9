using System.Security.Cryptography;
using Migrator.Core.Artifacts;

namespace Migrator.Reporting.Evidence;

/// <summary>Writes an artifact and takes its SHA-256 on the way.</summary>
internal static class SignedFile
{
    /// <returns>The SHA-256 of the file's bytes, 64 hexadecimal digits in lower case, as <c>sha256sum</c> prints it.</returns>
    public static async Task<string> WriteAsync(IArtifactStore artifacts, ArtifactPath path, Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken)
    {
        var signature = "";
        await artifacts.WriteAsync(
            path,
            async (stream, stop) =>
            {
                using var hash = SHA256.Create();
                await using var hashing = new CryptoStream(stream, hash, CryptoStreamMode.Write, leaveOpen: true);
                await write(hashing, stop);
                await hashing.FlushFinalBlockAsync(stop);
                signature = Convert.ToHexStringLower(hash.Hash!);
            },
            cancellationToken);
        return signature;
    }
}
