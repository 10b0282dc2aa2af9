using Migrator.Core.Entities;
using Migrator.Core.Failures;
using Migrator.Core.Orchestration;
using Migrator.Core.Runs;
using Migrator.Core.Stages;
using Migrator.Shopify.Admin;
using Migrator.Shopify.Connect;
using Migrator.Shopify.Import;
using Migrator.Shopify.Import.Definitions;
using Migrator.Shopify.Import.Products;
using Migrator.Shopify.Review;
using Migrator.Shopify.Review.Products;

namespace Migrator.Shopify;

/// <summary>A Shopify shop behind its Admin API.</summary>
/// <param name="firstContact">Does not wait for a shop that cannot be reached.</param>
/// <param name="tools">For everything after.</param>
/// <param name="uncover">Asks the source for images that Shopify could not get.</param>
/// <param name="settings">What the user asks for.</param>
internal sealed class Shop(ShopifyClient firstContact, ShopTools tools, Uncover uncover, TargetSettings settings) : IShop
{
    public Task<ShopProfile> ConnectAsync(IReadOnlyList<EntityType> entities, CancellationToken cancellationToken) =>
        new Preflight(firstContact, settings).RunAsync(entities, cancellationToken);

    public Task<StepResult<Nothing>> ImportAsync(ShopWork work, int chunk, string? token, CancellationToken cancellationToken) =>
        new ChunkImport(Importer(work), tools, work, chunk).StepAsync(token, cancellationToken);

    public Task<StepResult<ReviewCounts>> ReviewAsync(ShopWork work, int chunks, string? token, CancellationToken cancellationToken)
    {
        if (work.Files.Entity == EntityType.Attributes) return new DefinitionReview(tools, work).StepAsync(chunks, cancellationToken);
        if (work.Files.Entity == EntityType.Products) return new ProductReview(tools, work, uncover).StepAsync(chunks, token, cancellationToken);
        throw MigratorException.Bug($"There is no review of {work.Files.Entity}.");
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private IImporter Importer(ShopWork work)
    {
        if (work.Files.Entity == EntityType.Attributes) return new DefinitionImporter(tools, work);
        if (work.Files.Entity == EntityType.Products) return new ProductImporter(tools, work);
        throw MigratorException.Bug($"There is no importer for {work.Files.Entity}.");
    }
}
