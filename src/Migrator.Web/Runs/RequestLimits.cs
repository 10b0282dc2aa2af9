using System.Text.Json;
using Migrator.Core.Runs;
using Migrator.Web.Problems;

namespace Migrator.Web.Runs;

/// <summary>
/// What a file on the user's own machine may say and a request may not: places and secrets of this host are not the caller's to name.
/// </summary>
/// <param name="options">What the host allows.</param>
internal sealed class RequestLimits(WebOptions options)
{
    /// <summary>The request with its paths made absolute, within the source folder.</summary>
    public MigrationRequest Apply(MigrationRequest request, RequestBody body)
    {
        CheckStorage(body.Configuration);
        CheckMapping(request, body);
        CheckToken(request.Target.Token);
        return request with
        {
            Source = request.Source with { Path = Within("source.path", request.Source.Path), Media = IsAddress(request.Source.Media) ? request.Source.Media : Within("source.media", request.Source.Media) },
            Mapping = body.Mapping is null ? null : "mapping.json",
        };
    }

    private static void CheckStorage(string configuration)
    {
        using var document = JsonDocument.Parse(configuration);
        if (document.RootElement.TryGetProperty("storage", out _))
            throw Problem.BadBody("'storage' names where runs are kept, which this host decides.", "Leave 'storage' out.").AsException();
    }

    private static void CheckMapping(MigrationRequest request, RequestBody body)
    {
        if (request.Mapping is not null && body.Mapping is null)
        {
            throw Problem.BadBody(
                $"'mapping' names the file '{request.Mapping}', which did not come with the request.",
                "Send multipart/form-data with the parts 'configuration' and 'mapping', or leave 'mapping' out for every default.").AsException();
        }
    }

    private void CheckToken(SecretReference token)
    {
        if (token.Scheme == "env" && options.SecretPrefixes.Any(p => token.Name.StartsWith(p, StringComparison.Ordinal))) return;
        throw Problem.BadBody(
            "'target.token' refers to a secret that a request may not use.",
            $"Over HTTP it is env:NAME of a setting whose name begins with {string.Join(" or ", options.SecretPrefixes)}.").AsException();
    }

    private string? Within(string setting, string? path)
    {
        if (path is null) return null;
        if (options.SourceFolder is not { } folder)
            throw Problem.BadBody($"'{setting}' names files of this host, which has no folder for them.", "Give the host a source folder (see its settings), or use another kind of source.").AsException();
        var root = Path.GetFullPath(folder);
        var full = Path.GetFullPath(path, root);
        var inside = full == root || full.StartsWith(root.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar, StringComparison.Ordinal);
        return inside
            ? full
            : throw Problem.BadBody($"'{setting}' is '{path}', outside the host's source folder.", "Give a path relative to the source folder.").AsException();
    }

    private static bool IsAddress(string? media) =>
        Uri.TryCreate(media, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp);
}
