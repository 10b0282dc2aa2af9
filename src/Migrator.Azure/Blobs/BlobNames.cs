using System.Text;
using Migrator.Core.Artifacts;

namespace Migrator.Azure.Blobs;

/// <summary>
/// Artifact paths as blob names. The service refuses or rewrites some (a segment that ends with a dot, control characters):
/// those characters are written as <c>%XX</c> of their UTF-8 bytes, and so is <c>%</c>, so that every name comes back as it was.
/// Source: Microsoft, "Naming and Referencing Containers, Blobs, and Metadata".
/// </summary>
internal static class BlobNames
{
    public const string Escape = "%";

    public static string Encode(ArtifactPath path) => string.Join('/', path.Value.Split('/').Select(s => EncodeSegment(s, isWhole: true)));

    /// <summary>The beginning that all names of this beginning share; the last segment may be cut anywhere.</summary>
    public static string EncodePrefix(string prefix)
    {
        var segments = prefix.Split('/');
        // A dot at the end of a cut segment need not be at the end of the whole one: it is left to the caller's own comparison.
        return string.Join('/', segments.Select((s, i) => EncodeSegment(i == segments.Length - 1 ? s.TrimEnd('.', ' ') : s, isWhole: i < segments.Length - 1)));
    }

    public static ArtifactPath Decode(string name) => new(string.Join('/', name.Split('/').Select(Uri.UnescapeDataString)));

    private static string EncodeSegment(string segment, bool isWhole)
    {
        var encoded = new StringBuilder(segment.Length);
        var kept = isWhole ? segment.TrimEnd('.', ' ').Length : segment.Length;
        for (var i = 0; i < segment.Length; i++)
        {
            var letter = segment[i];
            if (i < kept && letter != '%' && letter != '\\' && !char.IsControl(letter)) encoded.Append(letter);
            else foreach (var octet in Encoding.UTF8.GetBytes([letter])) encoded.Append('%').Append(octet.ToString("X2"));
        }

        return encoded.ToString();
    }
}
