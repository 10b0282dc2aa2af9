using System.IO.Compression;
using System.Text.Json;
using Xunit;

namespace Migrator.TestKit;

/// <summary>
/// Finds what this repository checks itself against and does not carry: the official Admin API schema and the
/// recordings of real stores. A test that needs one calls the <c>…OrSkip</c> method, so that a skip always says why.
/// </summary>
public static class ShopifyReference
{
    private const string SchemaVariable = "SHOPIFY_INTROSPECTION";

    /// <summary>The folder that holds <c>Migrator.sln</c>.</summary>
    public static string RepositoryRoot { get; } = FindRepositoryRoot();

    /// <summary>
    /// The official 2026-10 introspection, from <c>SHOPIFY_INTROSPECTION</c>, from <c>../shared</c> beside the repository,
    /// or out of the npm package <c>@shopify/dev-mcp</c> installed in the repository.
    /// </summary>
    /// <returns>The path of the (maybe gzipped) JSON file, or null where none is there.</returns>
    public static string? FindIntrospection()
    {
        var named = Environment.GetEnvironmentVariable(SchemaVariable);
        if (!string.IsNullOrEmpty(named))
            return File.Exists(named) ? named : throw new FileNotFoundException($"{SchemaVariable} names a file that is not there.", named);

        var beside = Path.Combine(RepositoryRoot, "..", "shared", "shopify", "admin-2026-10.introspection.json.gz");
        if (File.Exists(beside))
            return Path.GetFullPath(beside);

        var package = Path.Combine(RepositoryRoot, "node_modules", "@shopify", "dev-mcp", "dist", "data", "admin_2026-10.json.gz");
        return File.Exists(package) ? package : null;
    }

    /// <summary>The <c>__schema</c> object of the official introspection; the caller disposes the document. Skips the test where there is none.</summary>
    public static JsonDocument IntrospectionOrSkip()
    {
        var path = FindIntrospection();
        if (path is null)
        {
            Assert.Skip("The official Shopify schema is not here: set " + SchemaVariable
                + ", or run 'npm install --no-save @shopify/dev-mcp@1.16.0' in the repository.");
        }

        return ReadIntrospection(path);
    }

    /// <summary>Reads an introspection file, gzipped or not, with or without the <c>data</c> envelope.</summary>
    /// <returns>A document whose root is the <c>__schema</c> object.</returns>
    public static JsonDocument ReadIntrospection(string path)
    {
        using var file = File.OpenRead(path);
        using Stream stream = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var whole = JsonDocument.Parse(stream);
        var root = whole.RootElement.TryGetProperty("data", out var data) ? data : whole.RootElement;
        return JsonDocument.Parse(root.GetProperty("__schema").GetRawText());
    }

    /// <summary>The folder of recordings of real development stores (<c>VERSION/DOMAIN/*.json</c>). Skips the test where there is none.</summary>
    public static string CapturesOrSkip()
    {
        var path = Path.GetFullPath(Path.Combine(RepositoryRoot, "..", "shared", "shopify", "captures"));
        if (!Directory.Exists(path))
            Assert.Skip($"The recordings of real stores are not here: they belong in {path}.");
        return path;
    }

    private static string FindRepositoryRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Migrator.sln")))
                return folder.FullName;
        }

        throw new DirectoryNotFoundException($"No Migrator.sln above {AppContext.BaseDirectory}.");
    }
}
