using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Migrator.Core;
using Migrator.Core.Failures;
using Migrator.Core.Json;

namespace Migrator.Mapping.Settings;

/// <summary>What <c>mapping.json</c> says. Every default stands in <see cref="DefaultText"/>, which is itself a complete mapping file; nothing is decided elsewhere.</summary>
public sealed record MappingSettings
{
    private const string Resources = "Migrator.Mapping.Settings.";
    private static readonly Lazy<SchemaCheck> Schema = new(() => SchemaCheck.FromResource(typeof(MappingSettings).Assembly, "mapping.schema.json"));
    private static readonly Lazy<string> DefaultJson = new(ReadDefault);
    private static readonly Lazy<MappingSettings> Defaults = new(() => Read(DefaultJson.Value, "mapping.default.json"));

    /// <summary>The JSON Schema (draft 7), as published for editors.</summary>
    public static string SchemaText => Schema.Value.Text;

    /// <summary>The complete file with every default.</summary>
    public static string DefaultText => DefaultJson.Value;

    public static MappingSettings Default => Defaults.Value;

    [JsonPropertyName("$schema")]
    public string? SchemaAddress { get; init; }

    public required int Version { get; init; }

    public required string WeightUnit { get; init; }

    public required string Vendor { get; init; }

    public required ProductTypeSource ProductType { get; init; }

    public required Publishing Publish { get; init; }

    public required HiddenProducts HiddenProducts { get; init; }

    public required GroupedPolicy Grouped { get; init; }

    public required BundlePolicy Bundle { get; init; }

    /// <summary>In the order of the file: those given first, then the defaults that are not given.</summary>
    public required IReadOnlyDictionary<string, AttributeSetting> Attributes { get; init; }

    /// <summary>The settings of a mapping file, with the defaults for what it does not say.</summary>
    /// <param name="json">The file's text; null takes every default.</param>
    /// <param name="name">The file's name, for messages.</param>
    /// <exception cref="MigratorException">Configuration: not JSON, or not what the schema says; names each place with its line.</exception>
    public static MappingSettings Parse(string? json, string name)
    {
        if (json is null) return Default;
        Schema.Value.Check(json, name);
        var given = ParseObject(json, name);
        var merged = JsonNode.Parse(DefaultText)!.AsObject();
        var attributes = new JsonObject();
        foreach (var (code, setting) in given["attributes"]?.AsObject() ?? []) attributes[code] = setting?.DeepClone();
        foreach (var (code, setting) in merged["attributes"]!.AsObject()) attributes.TryAdd(code, setting!.DeepClone());
        foreach (var (key, value) in given) merged[key] = value?.DeepClone();
        merged["attributes"] = attributes;
        return Read(merged.ToJsonString(), name);
    }

    private static MappingSettings Read(string json, string name)
    {
        Schema.Value.Check(json, name);
        return JsonSerializer.Deserialize<MappingSettings>(json, MigratorJson.Options) ?? throw MigratorException.Configuration($"{name} is empty.");
    }

    /// <summary>The check's parser is laxer than ours: what only it takes (single quotes, say) is an error too, with its line.</summary>
    private static JsonObject ParseObject(string json, string name)
    {
        try
        {
            return JsonNode.Parse(json, documentOptions: new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true })!.AsObject();
        }
        catch (JsonException e)
        {
            throw MigratorException.Configuration($"{name}, line {e.LineNumber + 1}: it is not JSON: {e.Message}", "Correct it and start again.", e);
        }
    }

    private static string ReadDefault()
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(Resources + "mapping.default.json")!);
        return reader.ReadToEnd();
    }
}

/// <summary>Exactly one of these.</summary>
public sealed record AttributeSetting
{
    public MetafieldSetting? Metafield { get; init; }

    public bool Tag { get; init; }

    public bool Vendor { get; init; }

    public bool Type { get; init; }

    public bool Barcode { get; init; }

    /// <summary>The reason.</summary>
    public string? Ignore { get; init; }
}

/// <param name="Namespace">Null: ours.</param>
/// <param name="Key">Null: by the attribute's code.</param>
/// <param name="Type">Null: by the attribute's input.</param>
public sealed record MetafieldSetting(string? Namespace = null, string? Key = null, string? Type = null);

public enum ProductTypeSource
{
    AttributeSet,
    None,
}

public enum Publishing
{
    Visible,
    Nothing,
}

public enum HiddenProducts
{
    Unlisted,
    UnlistedPublished,
    Draft,
}

public enum GroupedPolicy
{
    Variants,
    Draft,
}

public enum BundlePolicy
{
    ComputedPrice,
    Draft,
}
