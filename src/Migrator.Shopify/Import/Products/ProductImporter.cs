using System.Collections.Concurrent;
using System.Text.Json;
using Migrator.Core.Entities;
using Migrator.Core.Failures;
using Migrator.Core.Ledger;
using Migrator.Core.Rows;
using Migrator.Core.Stages;
using Migrator.Shopify.Admin;
using Migrator.Shopify.Csv;
using Migrator.Shopify.Import.Definitions;

namespace Migrator.Shopify.Import.Products;

/// <summary>Products with their variants: created by one productSet, changed by a patch.</summary>
internal sealed class ProductImporter(ShopTools tools, ShopWork work) : IImporter
{
    private bool _hasCustomId;

    public EntityType Entity => EntityType.Products;

    public IReadOnlyList<WriteKind> Kinds => ProductKinds.All;

    public IAsyncEnumerable<RowRead> ReadAsync(Stream stream, string name, CancellationToken cancellationToken) => ProductReader.ReadAsync(stream, name, cancellationToken);

    public string Hash(IShopifyRow row) =>
        ContentHash.Of((ShopifyProduct)row, work.Shop.DefaultLocation?.Id ?? "", string.Join(',', work.Shop.Publications.Select(p => p.Id).Order(StringComparer.Ordinal)));

    public async Task<IReadOnlyList<PlanEntry>> PlanAsync(IReadOnlyList<IShopifyRow> rows, IReadOnlyDictionary<string, LedgerEntry> ledger, CancellationToken cancellationToken)
    {
        var entries = new PlanEntry?[rows.Count];
        var changed = new List<int>();
        for (var i = 0; i < rows.Count; i++)
        {
            var known = ledger.GetValueOrDefault(rows[i].SourceId);
            if (known is { State: LedgerState.Written } && known.ContentHash == Hash(rows[i]))
                entries[i] = new PlanEntry { Record = rows[i].SourceId, Action = PlanAction.Unchanged, ShopifyId = known.ShopifyId };
            else
                changed.Add(i);
        }

        if (changed.Count > 0) await CheckCustomIdAsync(cancellationToken);
        var found = await FindAsync([.. changed.Select(i => (ShopifyProduct)rows[i])], ledger, cancellationToken);
        var images = new ImageSources();
        var inputs = new ProductInputs(work.Shop.DefaultLocation, images);
        var patches = new Dictionary<int, ProductPatch>();
        var sources = new List<string>();
        foreach (var i in changed)
        {
            var row = (ShopifyProduct)rows[i];
            if (found.TryGetValue(row.SourceId, out var now))
            {
                patches[i] = new ProductPatch(Basis(row, ledger.GetValueOrDefault(row.SourceId), now), work.Shop, inputs, work.Run.Value);
                sources.AddRange(patches[i].Media.NewSources);
            }
            else
            {
                sources.AddRange(row.Images.Select(image => image.Source));
            }
        }

        await images.UploadAsync(tools, sources, cancellationToken);
        foreach (var i in changed) entries[i] = patches.TryGetValue(i, out var patch) ? patch.Build(images) : Create((ShopifyProduct)rows[i], inputs, images);
        return entries!;
    }

    public string? CreatedId(JsonElement payload) => payload.Text("product", "id");

    public async Task<string?> RememberAsync(IShopifyRow row, PlanEntry entry, string shopifyId, IReadOnlyList<PhaseReply> replies, CancellationToken cancellationToken)
    {
        var known = ProductKnown.Parse(entry.Known);
        var media = new Dictionary<string, string>(known.Media, StringComparer.Ordinal);
        var variants = new Dictionary<string, WrittenVariant>(known.Variants, StringComparer.Ordinal);
        foreach (var (phase, reply) in replies)
        {
            if (reply is not { State: ReplyState.Done, Payload: { } payload }) continue;
            foreach (var variant in payload.Each("product", "variants").Concat(payload.Each("productVariants")))
            {
                if (variant.Text("sku") is { } sku && variant.Text("inventoryItem", "id") is { } item) variants[sku] = new WrittenVariant(variant.Text("id")!, item);
            }

            if (phase != ProductKinds.Create.Name && phase != ProductKinds.Update.Name) continue;
            var made = payload.Each("product", "media").Select(m => m.Text("id")!).ToList();
            // Fewer than were sent: the answer does not tell which is which.
            if (known.Sent.Count > 0 && made.Count == known.Sent.Count)
            {
                foreach (var (source, id) in known.Sent.Zip(made)) media[source] = id;
            }
        }

        var product = (ShopifyProduct)row;
        if (entry.Action == PlanAction.Create && variants.Count < product.Variants.Count) await ReadVariantsAsync(product, shopifyId, variants, cancellationToken);
        var current = product.Variants.Select(v => v.Sku).Concat(known.Variants.Keys).ToHashSet(StringComparer.Ordinal);
        return new WrittenProduct(product, media, variants.Where(v => current.Contains(v.Key)).ToDictionary(StringComparer.Ordinal)).ToJson();
    }

    public IEnumerable<Place> Places(IShopifyRow row, PlanEntry entry, string? remembered)
    {
        var product = (ShopifyProduct)row;
        var variants = WrittenProduct.Parse(remembered)?.Variants;
        var touched = ProductKnown.Parse(entry.Known).Touched;
        yield return new Place(product.SourceId, "product", null, true);
        foreach (var variant in product.Variants.Where(v => v.Sku != product.SourceId))
            yield return new Place(variant.Sku, "variant", variants?.GetValueOrDefault(variant.Sku)?.Id, touched is null || touched.Contains(variant.Sku));
    }

    /// <summary>Without the definition of the custom id nothing that is written could be found again.</summary>
    private async Task CheckCustomIdAsync(CancellationToken cancellationToken)
    {
        if (_hasCustomId) return;
        var definition = (await ExistingDefinitions.ReadAsync(tools.Client, "PRODUCT", cancellationToken)).Find(ShopifyProduct.DefaultNamespace, ShopifyProduct.IdKey);
        if (definition?.Type != "id")
        {
            throw MigratorException.Fatal(
                $"{work.Shop.Domain} has {(definition is null ? "no" : "another")} metafield definition {ShopifyProduct.DefaultNamespace}.{ShopifyProduct.IdKey} for products: it must be of the type id, for by it each product is found again.",
                "See the import's results for attributes, and run again.");
        }

        _hasCustomId = true;
    }

    private static PatchBasis Basis(ShopifyProduct row, LedgerEntry? known, ProductNow now)
    {
        var (last, isTrusted) = Last(known, now.Id);
        return new PatchBasis(row, last, isTrusted, known is { State: LedgerState.Written, ContentHash: null }, now);
    }

    /// <summary>What the ledger knows of a product, and whether that is the answered last write, which review has not missed since. Of a product that is no longer the one in the ledger nothing is known.</summary>
    private static (WrittenProduct? Last, bool IsTrusted) Last(LedgerEntry? known, string id)
    {
        var last = known?.ShopifyId is { } other && other != id ? null : WrittenProduct.Parse(known?.LastWritten);
        return (last, known is { State: LedgerState.Written, ContentHash: not null } && last?.Row is not null);
    }

    private PlanEntry Create(ShopifyProduct row, ProductInputs inputs, ImageSources images)
    {
        var writes = new List<PlannedWrite> { inputs.Create(row) };
        if (row.IsPublished && work.Shop.Publications.Count > 0)
            writes.Add(new PlannedWrite(ProductKinds.Publish.Name, ProductPatch.PublishInput(null, work.Shop.Publications)) { CreatedId = "id" });
        var sent = row.Images.Select(i => i.Source).Where(s => images.AddressOf(s) is not null).ToList();
        return new PlanEntry
        {
            Record = row.SourceId,
            Action = PlanAction.Create,
            Error = images.Complaint(row),
            Writes = writes,
            Known = (ProductKnown.Parse(null) with { Sent = sent }).ToJson(),
        };
    }

    /// <summary>The products among the rows that Shopify has: by the ledger's id, else by the custom id.</summary>
    private async Task<IReadOnlyDictionary<string, ProductNow>> FindAsync(IReadOnlyList<ShopifyProduct> rows, IReadOnlyDictionary<string, LedgerEntry> ledger, CancellationToken cancellationToken)
    {
        var found = new ConcurrentDictionary<string, ProductNow>(StringComparer.Ordinal);
        var known = rows.Where(r => ledger.GetValueOrDefault(r.SourceId)?.ShopifyId is not null).ToDictionary(r => r, r => ledger[r.SourceId].ShopifyId!);
        await ReadAsync(known);

        var unfound = rows.Where(r => !found.ContainsKey(r.SourceId)).ToDictionary(r => r.SourceId, StringComparer.Ordinal);
        var ids = await ProductLookup.FindAsync(tools, unfound.Keys, cancellationToken);
        await ReadAsync(ids.ToDictionary(i => unfound[i.Key], i => i.Value));
        return found;

        async Task ReadAsync(Dictionary<ShopifyProduct, string> products) => await Parallel.ForEachAsync(
            products,
            new ParallelOptions { MaxDegreeOfParallelism = tools.Options.Concurrency, CancellationToken = cancellationToken },
            async (product, stop) =>
            {
                var row = product.Key;
                var (last, isTrusted) = Last(ledger.GetValueOrDefault(row.SourceId), product.Value);
                var now = await ProductNow.ReadAsync(tools.Client, product.Value, work.Shop.DefaultLocation, ProductLook.For(row, last, isTrusted), stop);
                // A shop that was emptied and filled again may have given the id to another product.
                if (now is not null && (now.CustomId ?? row.SourceId) == row.SourceId) found[row.SourceId] = now;
            });
    }

    private async Task ReadVariantsAsync(ShopifyProduct row, string id, Dictionary<string, WrittenVariant> variants, CancellationToken cancellationToken)
    {
        if (await ProductNow.ReadAsync(tools.Client, id, work.Shop.DefaultLocation, new ProductLook(0, row.Variants.Count + 2, false), cancellationToken) is not { } now) return;
        foreach (var variant in now.Variants)
        {
            if (variant.Sku is { } sku) variants[sku] = new WrittenVariant(variant.Id, variant.InventoryItem);
        }
    }
}
