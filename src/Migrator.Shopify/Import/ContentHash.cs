using System.Security.Cryptography;
using System.Text.Json;
using Migrator.Core;

namespace Migrator.Shopify.Import;

/// <summary>Tells whether a row is as it was when it was last written.</summary>
internal static class ContentHash
{
    /// <param name="row">The row.</param>
    /// <param name="rest">What else decides how it is in Shopify, such as the publications it goes to.</param>
    public static string Of<T>(T row, params ReadOnlySpan<string> rest)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(JsonSerializer.SerializeToUtf8Bytes(row, MigratorJson.Options));
        foreach (var text in rest) hash.AppendData(System.Text.Encoding.UTF8.GetBytes("\0" + text));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
