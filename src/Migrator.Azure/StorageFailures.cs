using Azure;
using Migrator.Core.Failures;

namespace Migrator.Azure;

/// <summary>What Azure Storage's refusals mean. Source: Microsoft, "Common REST API error codes".</summary>
internal static class StorageFailures
{
    /// <param name="e">What the service, or the way to it, said.</param>
    /// <param name="what">What was being done, as the beginning of a sentence.</param>
    public static MigratorException Of(RequestFailedException e, string what) => e.Status switch
    {
        // 0: no answer at all. The client has tried several times already.
        0 or 408 or 429 or >= 500 => MigratorException.Retriable($"{what}: the storage account did not answer ({Code(e)}).", null, e),
        401 or 403 => MigratorException.Configuration($"{what}: the storage account refuses access ({Code(e)}).", "Give the app's identity the roles Storage Blob Data Contributor and Storage Table Data Contributor, or check the connection string.", e),
        _ => MigratorException.Fatal($"{what}: {Code(e)}.", "", e),
    };

    private static string Code(RequestFailedException e) => string.IsNullOrEmpty(e.ErrorCode) ? $"HTTP {e.Status}" : e.ErrorCode;
}
