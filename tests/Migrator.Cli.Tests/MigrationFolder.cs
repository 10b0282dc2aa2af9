using System.Text.Json;

namespace Migrator.Cli.Tests;

/// <summary>A temporary folder with a configuration, as a user would have it.</summary>
internal sealed class MigrationFolder : IDisposable
{
    public const string Token = "rehearsal-token-that-nobody-may-see";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("migrator-cli-");

    public string Path => _folder.FullName;

    public static string Samples => System.IO.Path.Combine(AppContext.BaseDirectory, "samples", "store");

    public static IReadOnlyDictionary<string, string> Environment { get; } = new Dictionary<string, string>(StringComparer.Ordinal) { ["SHOPIFY_TOKEN"] = Token };

    /// <summary>Writes <c>migration.json</c>.</summary>
    public MigrationFolder Configure(string source, Uri shop, string media = "https://media.example/media/catalog/product", string token = "env:SHOPIFY_TOKEN", string[]? entities = null)
    {
        var configuration = new
        {
            source = new { kind = "files", path = source, media },
            target = new { shop = shop.ToString().TrimEnd('/'), token },
            storage = new { path = "./runs" },
            entities = entities ?? ["products"],
        };
        File.WriteAllText(System.IO.Path.Combine(Path, "migration.json"), JsonSerializer.Serialize(configuration));
        return this;
    }

    public Task<CliResult> MigrateAsync() => CliProcess.RunAsync(Path, Environment, "migrate", "--config", "migration.json", "--json");

    public void Dispose() => _folder.Delete(recursive: true);
}
