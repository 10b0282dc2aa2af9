using Migrator.Core.Entities;

namespace Migrator.Core.Runs;

/// <summary>What a user asks for: the configuration file of <c>migrate --config</c> and the body of the HTTP request.</summary>
public sealed record MigrationRequest
{
    public required SourceSettings Source { get; init; }

    public required TargetSettings Target { get; init; }

    public StorageSettings Storage { get; init; } = new();

    public IReadOnlyList<EntityType> Entities { get; init; } = [EntityType.Products];

    /// <summary>The path of the mapping file, relative to the configuration; null takes every default.</summary>
    public string? Mapping { get; init; }
}

/// <summary>Where from.</summary>
public sealed record SourceSettings
{
    /// <summary><c>files</c>: Magento's native export files.</summary>
    public required string Kind { get; init; }

    /// <summary>A file or a folder of native exports.</summary>
    public string? Path { get; init; }

    /// <summary>The address (or a folder) under which product images are found: Magento's <c>…/media/catalog/product</c>.</summary>
    public string? Media { get; init; }

    /// <summary>The IANA time zone in which Magento's exports write their times; the shop's own, UTC where null.</summary>
    public string? TimeZone { get; init; }
}

/// <summary>Where to.</summary>
public sealed record TargetSettings
{
    /// <summary><c>my-shop.myshopify.com</c>, or <c>http://127.0.0.1:9292</c> of a rehearsal.</summary>
    public required string Shop { get; init; }

    public required SecretReference Token { get; init; }

    public string ApiVersion { get; init; } = "2026-10";

    /// <summary>The names of the publications that enabled, visible products go to; null means the online store.</summary>
    public IReadOnlyList<string>? Publications { get; init; }

    /// <summary>The location that takes the default stock; null means the shop's first active one that fulfils online orders.</summary>
    public string? Location { get; init; }
}

/// <summary>Where runs and the ledger live.</summary>
public sealed record StorageSettings
{
    /// <summary>A folder, relative to the configuration.</summary>
    public string Path { get; init; } = "./runs";
}
