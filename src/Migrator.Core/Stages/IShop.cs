using Migrator.Core.Artifacts;
using Migrator.Core.Entities;
using Migrator.Core.Ledger;
using Migrator.Core.Orchestration;
using Migrator.Core.Runs;

namespace Migrator.Core.Stages;

/// <summary>A Shopify shop: where rows go and where review reads.</summary>
public interface IShop : IAsyncDisposable
{
    /// <summary>Step 1 on this side.</summary>
    /// <exception cref="Failures.MigratorException">Configuration: no such shop, a wrong token, each missing scope by name, an API version it does not have.</exception>
    Task<ShopProfile> ConnectAsync(IReadOnlyList<EntityType> entities, CancellationToken cancellationToken);

    /// <summary>
    /// Takes the next step of importing one chunk of rows, from the beginning when <paramref name="token"/> is null. Safe to run twice at every step:
    /// a lost answer never makes a second record. The last step has written <see cref="EntityFiles.Results"/> and the ledger.
    /// </summary>
    Task<StepResult<Nothing>> ImportAsync(ShopWork work, int chunk, string? token, CancellationToken cancellationToken);

    /// <summary>
    /// Takes the next step of reading everything of one entity back and comparing it with the rows of all chunks.
    /// The last step has written <see cref="EntityFiles.Differences"/>.
    /// </summary>
    Task<StepResult<ReviewCounts>> ReviewAsync(ShopWork work, int chunks, string? token, CancellationToken cancellationToken);
}

/// <summary>Opens shops.</summary>
public interface IShopFactory
{
    IShop Open(TargetSettings settings, ISecrets secrets);
}

/// <summary>What a step on a shop works with.</summary>
/// <param name="Run">The run.</param>
/// <param name="Files">The entity's files.</param>
/// <param name="Artifacts">Where they are.</param>
/// <param name="Ledger">The shop's ledger.</param>
/// <param name="Shop">What step 1 found.</param>
public sealed record ShopWork(RunId Run, EntityFiles Files, IArtifactStore Artifacts, ILedger Ledger, ShopProfile Shop);

/// <summary>The answer of one step of something long: finished, or to be asked again.</summary>
/// <param name="Result">The answer; null while it is not finished.</param>
/// <param name="Token">What the next step needs (under 1 KB); null when finished.</param>
/// <param name="Wait">How long to wait before the next step.</param>
public sealed record StepResult<T>(T? Result, string? Token, TimeSpan Wait)
    where T : class;

/// <param name="Compared">Source records compared.</param>
/// <param name="Differing">Source records with at least one difference, those that are missing included; not those whose every difference is <see cref="Findings.DifferenceCause.MissingAtSource"/>.</param>
/// <param name="Differences">Single fields that differ.</param>
public sealed record ReviewCounts(long Compared, long Differing, long Differences);

/// <summary>What is known of the shop after step 1.</summary>
/// <param name="Domain">Its <c>myshopify.com</c> domain, or the address of a rehearsal.</param>
/// <param name="Name">For people.</param>
/// <param name="Plan">As Shopify names it.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="WeightUnit"><c>GRAMS</c>, <c>KILOGRAMS</c>, <c>OUNCES</c> or <c>POUNDS</c>.</param>
/// <param name="TimeZone">IANA.</param>
/// <param name="MaxVariants">Variants a product may have.</param>
/// <param name="MaxOptions">Options a product may have.</param>
/// <param name="Locations">Active locations: id and name.</param>
/// <param name="DefaultLocation">The location that takes the default stock.</param>
/// <param name="Publications">Id and name of those that published products go to.</param>
/// <param name="Scopes">What the token may do.</param>
public sealed record ShopProfile(
    string Domain,
    string Name,
    string Plan,
    string Currency,
    string WeightUnit,
    string TimeZone,
    int MaxVariants,
    int MaxOptions,
    IReadOnlyList<NamedId> Locations,
    NamedId? DefaultLocation,
    IReadOnlyList<NamedId> Publications,
    IReadOnlyList<string> Scopes)
{
    /// <summary>The ledger's key: what the shop calls itself. Rehearsals take turns at one address, and each is a shop of its own.</summary>
    public string Account { get; init; } = Domain;
}

/// <param name="Id">A <c>gid://shopify/…</c>.</param>
/// <param name="Name">For people.</param>
public sealed record NamedId(string Id, string Name);
