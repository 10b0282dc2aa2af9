using Migrator.Core.Artifacts;

namespace Migrator.Azure.Blobs;

/// <summary>What a browser is told that an artifact is.</summary>
internal static class ContentTypes
{
    public static string Of(ArtifactPath path) => Path.GetExtension(path.Value) switch
    {
        ".xml" => "application/xml; charset=utf-8",
        ".csv" => "text/csv; charset=utf-8",
        ".json" => "application/json; charset=utf-8",
        ".jsonl" => "application/jsonl; charset=utf-8",
        ".html" => "text/html; charset=utf-8",
        _ => "application/octet-stream",
    };
}
