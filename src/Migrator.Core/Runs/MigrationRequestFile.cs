using System.Text.Json;
using Migrator.Core.Failures;
using Migrator.Core.Json;

namespace Migrator.Core.Runs;

/// <summary>Reads a migration request, from a file or a request's body, against its schema: a wrong setting is found before anything begins.</summary>
public static class MigrationRequestFile
{
    private static readonly Lazy<SchemaCheck> Schema = new(() => SchemaCheck.FromResource(typeof(MigrationRequestFile).Assembly, "migration.schema.json"));

    /// <summary>The JSON Schema (draft 7), as published for editors.</summary>
    public static string SchemaText => Schema.Value.Text;

    /// <param name="json">The text.</param>
    /// <param name="name">The file's name, for messages.</param>
    /// <exception cref="MigratorException">Configuration: not JSON, or not what the schema says; names each place with its line.</exception>
    public static MigrationRequest Parse(string json, string name)
    {
        Schema.Value.Check(json, name);
        try
        {
            return JsonSerializer.Deserialize<MigrationRequest>(json, MigratorJson.Options)
                ?? throw MigratorException.Configuration($"{name} is empty.");
        }
        catch (JsonException e)
        {
            throw MigratorException.Configuration($"{name}: {e.Message}", "Correct it and start again.", e);
        }
    }

    /// <summary>Reads a configuration file; relative paths in it become absolute, from the file's folder.</summary>
    /// <param name="path">The file.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The request, and the text of the mapping file it names (null where it names none).</returns>
    /// <exception cref="MigratorException">Configuration: no such file, or as <see cref="Parse"/>.</exception>
    public static async Task<(MigrationRequest Request, string? MappingJson)> LoadAsync(string path, CancellationToken cancellationToken)
    {
        var request = Parse(await ReadAsync(path, "configuration", cancellationToken), Path.GetFileName(path));
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        request = request with
        {
            Source = request.Source with { Path = Absolute(request.Source.Path, folder) },
            Target = request.Target with { Token = Absolute(request.Target.Token, folder) },
            Storage = request.Storage with { Path = Absolute(request.Storage.Path, folder)!, Azure = Absolute(request.Storage.Azure, folder) },
            Mapping = Absolute(request.Mapping, folder),
        };
        var mapping = request.Mapping is null ? null : await ReadAsync(request.Mapping, "mapping", cancellationToken);
        return (request, mapping);
    }

    private static async Task<string> ReadAsync(string path, string kind, CancellationToken cancellationToken)
    {
        try
        {
            return await File.ReadAllTextAsync(path, cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw MigratorException.Configuration($"The {kind} file '{path}' cannot be read: {e.Message}", "Check its path and permissions.", e);
        }
    }

    private static AzureStorageSettings? Absolute(AzureStorageSettings? azure, string folder) =>
        azure?.Connection is { } connection ? azure with { Connection = Absolute(connection, folder) } : azure;

    private static SecretReference Absolute(SecretReference secret, string folder) =>
        secret.Scheme == "file" ? new SecretReference("file:" + Path.GetFullPath(secret.Name, folder)) : secret;

    private static string? Absolute(string? path, string folder) => path is null ? null : Path.GetFullPath(path, folder);
}
