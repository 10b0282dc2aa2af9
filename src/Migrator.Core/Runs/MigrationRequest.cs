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
    /// <summary>A folder, relative to the configuration. With <see cref="Azure"/> it keeps this host's history only.</summary>
    public string Path { get; init; } = "./runs";

    /// <summary>Where artifacts and ledger are instead, so that several hosts share them; null: in the folder.</summary>
    public AzureStorageSettings? Azure { get; init; }
}

/// <summary>An Azure Storage account: by a connection string, or by the addresses of its two services and the caller's own identity.</summary>
public sealed record AzureStorageSettings
{
    public const string DefaultContainer = "migrator";
    public const string DefaultTable = "MigratorLedger";

    /// <summary>Where the connection string is to be found; null with <see cref="Blobs"/> and <see cref="Tables"/>.</summary>
    public SecretReference? Connection { get; init; }

    /// <summary>Such as <c>https://account.blob.core.windows.net</c>.</summary>
    public Uri? Blobs { get; init; }

    /// <summary>Such as <c>https://account.table.core.windows.net</c>.</summary>
    public Uri? Tables { get; init; }

    /// <summary>The container of the artifacts.</summary>
    public string Container { get; init; } = DefaultContainer;

    /// <summary>The table of the ledger.</summary>
    public string Table { get; init; } = DefaultTable;
}
