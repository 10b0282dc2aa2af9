using Migrator.Core.Entities;
using Migrator.Core.Findings;
using Migrator.Core.Ledger;
using Migrator.Core.Rows;
using Migrator.Shopify.Admin;
using Migrator.Shopify.Tests.Driving;

namespace Migrator.Shopify.Tests.Review;

/// <summary>The report says "run migrate again: only what differs is written".</summary>
public sealed class MendingTests
{
    [Theory]
    [InlineData(50)]
    [InlineData(0)]
    public async Task A_product_that_was_deleted_comes_back_whole_after_review_has_missed_it(int singleCalls)
    {
        await using var shop = await ShopDriver.OpenAsync(options: ShopDriver.Quick with { SingleCalls = singleCalls });
        await shop.ImportDefinitionsAsync();
        var first = await shop.ImportAsync(Rows.Mug(), Rows.Shirt());
        await DeleteAsync(shop, first.For("SHIRT").ShopifyId!);

        var missed = await shop.ReviewAsync(first.Run, EntityType.Products);
        var second = await shop.ImportAsync(Rows.Mug(), Rows.Shirt());

        missed.Differences.Select(d => d.Record).Distinct().ShouldBe(["SHIRT", "SHIRT-S-Red", "SHIRT-S-Blue", "SHIRT-M-Red", "SHIRT-M-Blue"]);
        second.For("SHIRT").Action.ShouldBe(ImportAction.Created);
        second.For("SHIRT-M-Blue").Action.ShouldBe(ImportAction.Created);
        second.For("MUG-1").Action.ShouldBe(ImportAction.Unchanged);
        (await shop.ProductAsync("shirt")).Each("media").Count().ShouldBe(2);
        (await shop.ReviewAsync(second.Run, EntityType.Products)).Differences.ShouldBeEmpty();
        (await shop.ImportAsync(Rows.Mug(), Rows.Shirt())).Actions.ShouldBe([ImportAction.Unchanged]);
    }

    [Theory]
    [InlineData(50)]
    [InlineData(0)]
    public async Task What_people_changed_of_ours_is_put_back_and_what_they_added_stays(int singleCalls)
    {
        await using var shop = await ShopDriver.OpenAsync(options: ShopDriver.Quick with { SingleCalls = singleCalls });
        await shop.ImportDefinitionsAsync();
        var first = await shop.ImportAsync(Rows.Shirt(), Rows.Mug());
        var id = first.For("SHIRT").ShopifyId!;
        var variant = first.For("SHIRT-M-Blue").ShopifyId!;
        var front = (await shop.ProductAsync("shirt")).Each("media").First().Text("id");
        await shop.AskAsync($$"""
            mutation {
              productUpdate(product: {id: "{{id}}", title: "Hacked", tags: ["By hand"]}, media: [{mediaContentType: IMAGE, originalSource: "https://hand.example/own.jpg", alt: "By hand"}]) { userErrors { message } }
              productVariantsBulkUpdate(productId: "{{id}}", variants: [{id: "{{variant}}", price: "0.01"}]) { userErrors { message } }
              productVariantsBulkCreate(productId: "{{id}}", variants: [{price: "1", inventoryItem: {sku: "HAND"}, optionValues: [{optionName: "Size", name: "XXL"}, {optionName: "Color", name: "Red"}]}]) { userErrors { message } }
              metafieldsDelete(metafields: [{ownerId: "{{id}}", namespace: "magento", key: "material"}]) { userErrors { message } }
              metafieldsSet(metafields: [{ownerId: "{{id}}", namespace: "custom", key: "note", type: "single_line_text_field", value: "by hand"}]) { userErrors { message } }
              fileDelete(fileIds: ["{{front}}"]) { userErrors { message } }
            }
            """);

        var missed = await shop.ReviewAsync(first.Run, EntityType.Products);
        var second = await shop.ImportAsync(Rows.Shirt(), Rows.Mug());

        var fields = missed.Differences.Select(d => d.Field).ToList();
        foreach (var field in new[] { "title", "tags", "metafield magento.material", "variant SHIRT-M-Blue · price" }) fields.ShouldContain(field);
        fields.ShouldContain(f => f.StartsWith("image", StringComparison.Ordinal));
        second.For("SHIRT").Action.ShouldBe(ImportAction.Updated);
        second.For("MUG-1").Action.ShouldBe(ImportAction.Unchanged);
        (await shop.ReviewAsync(second.Run, EntityType.Products)).Differences.ShouldBeEmpty();
        var product = await shop.ProductAsync("shirt");
        product.Text("id").ShouldBe(id);
        product.Each("tags").Select(t => t.GetString()).ShouldBe(["By hand", "Kitchen", "Sale"], ignoreOrder: true);
        product.Each("metafields").Select(m => m.Text("key")).ShouldBe(["sku", "material", "note"], ignoreOrder: true);
        product.Each("media").Select(m => m.Text("alt")).ShouldBe(["Red", "Blue", "By hand"], ignoreOrder: true);
        product.Each("variants").Select(v => v.Text("sku")).ShouldContain("HAND");
        product.Each("variants").Count().ShouldBe(5);
        (await shop.ImportAsync(Rows.Shirt(), Rows.Mug())).Actions.ShouldBe([ImportAction.Unchanged]);
    }

    [Fact]
    public async Task A_variant_that_somebody_made_again_is_taken_as_ours_though_its_id_is_another()
    {
        await using var shop = await ShopDriver.OpenAsync();
        await shop.ImportDefinitionsAsync();
        var first = await shop.ImportAsync(Rows.Shirt());
        var (id, variant) = (first.For("SHIRT").ShopifyId!, first.For("SHIRT-S-Red").ShopifyId!);
        await shop.AskAsync($$"""
            mutation {
              productVariantsBulkDelete(productId: "{{id}}", variantsIds: ["{{variant}}"]) { userErrors { message } }
              productVariantsBulkCreate(productId: "{{id}}", variants: [{price: "1", inventoryItem: {sku: "SHIRT-S-Red"}, optionValues: [{optionName: "Size", name: "S"}, {optionName: "Color", name: "Red"}]}]) { userErrors { message } }
            }
            """);
        await shop.ReviewAsync(first.Run, EntityType.Products);

        var second = await shop.ImportAsync(Rows.Shirt());

        second.For("SHIRT-S-Red").Action.ShouldBe(ImportAction.Updated);
        second.For("SHIRT-S-Red").ShopifyId.ShouldNotBe(variant);
        (await shop.ProductAsync("shirt")).Each("variants").Count().ShouldBe(4);
        (await shop.ReviewAsync(second.Run, EntityType.Products)).Differences.ShouldBeEmpty();
    }

    [Fact]
    public async Task Definitions_that_were_deleted_with_their_values_come_back_with_them()
    {
        await using var shop = await ShopDriver.OpenAsync();
        var definitions = await shop.ImportDefinitionsAsync(Rows.Definition("material"));
        var first = await shop.ImportAsync(Rows.Mug());
        foreach (var definition in definitions.Results)
            await shop.AskAsync($$"""mutation { metafieldDefinitionDelete(id: "{{definition.ShopifyId}}", deleteAllAssociatedMetafields: true) { userErrors { message } } }""");

        (await shop.ReviewAsync(definitions.Run, EntityType.Attributes)).Counts.Differing.ShouldBe(2);
        (await shop.ReviewAsync(first.Run, EntityType.Products)).Counts.Differing.ShouldBe(1);

        (await shop.ImportDefinitionsAsync(Rows.Definition("material"))).Actions.ShouldBe([ImportAction.Created]);
        var second = await shop.ImportAsync(Rows.Mug());

        second.For("MUG-1").Action.ShouldBe(ImportAction.Updated, "it is the product of the ledger, though it had lost its mark");
        (await shop.ProductCountAsync()).ShouldBe(1);
        (await shop.ReviewAsync(second.Run, EntityType.Products)).Differences.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_definition_that_was_renamed_since_is_named_again_once_review_has_missed_its_name()
    {
        await using var shop = await ShopDriver.OpenAsync();
        var first = await shop.ImportAsync(Rows.Definition("size", name: "Size"));
        await shop.AskAsync("""mutation { metafieldDefinitionUpdate(definition: {ownerType: PRODUCT, namespace: "magento", key: "size", name: "Our size"}) { userErrors { message } } }""");
        (await shop.ReviewAsync(first.Run, EntityType.Attributes)).Differences.ShouldHaveSingleItem().Actual.ShouldBe("Our size");

        var second = await shop.ImportAsync(Rows.Definition("size", name: "Size"));

        second.Actions.ShouldBe([ImportAction.Updated]);
        (await shop.ReviewAsync(first.Run, EntityType.Attributes)).Differences.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_image_that_failed_is_sent_again_and_what_was_left_of_it_goes()
    {
        using var folder = new TestKit.TemporaryFolder();
        var path = folder.File("mug front.png");
        await File.WriteAllTextAsync(path, "no image at all");
        await using var shop = await ShopDriver.OpenAsync();
        await shop.ImportDefinitionsAsync();
        var other = Rows.Mug().Images[1] with { Position = 2 };
        var mug = Rows.Mug() with { Images = [new ShopifyImage(path, 1, "Front"), other], Variants = [Rows.Mug().Variants[0] with { Image = path }] };
        var first = await shop.ImportAsync(mug);
        (await shop.ReviewAsync(first.Run, EntityType.Products)).Differences.ShouldHaveSingleItem().Cause.ShouldBe(DifferenceCause.MediaFailed);
        await File.WriteAllBytesAsync(path, Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="));

        var second = await shop.ImportAsync(mug);

        second.For("MUG-1").ShouldSatisfyAllConditions(r => r.Action.ShouldBe(ImportAction.Updated), r => r.Error.ShouldBeNull());
        (await shop.ReviewAsync(second.Run, EntityType.Products)).Differences.ShouldBeEmpty();
        var product = await shop.ProductAsync("mug-1");
        product.Each("media").Select(m => m.Text("status")).ShouldBe(["READY", "READY"]);
        product.Each("media").First().Text("alt").ShouldBe("Front", "it is back in its place");
        product.Each("variants").Single().Each("media").Single().Text("id").ShouldBe(product.Each("media").First().Text("id"));
    }

    [Fact]
    public async Task An_image_that_fails_every_time_is_sent_once_a_run()
    {
        using var folder = new TestKit.TemporaryFolder();
        var path = folder.File("broken.png");
        await File.WriteAllTextAsync(path, "no image at all");
        await using var shop = await ShopDriver.OpenAsync();
        await shop.ImportDefinitionsAsync();
        var mug = Rows.Mug() with { Images = [new ShopifyImage(path, 1, "Front")], Variants = [Rows.Mug().Variants[0] with { Image = path }] };
        var first = await shop.ImportAsync(mug);
        await shop.ReviewAsync(first.Run, EntityType.Products);
        shop.Faults.Clear();

        var second = await shop.ImportAsync(mug);

        shop.Faults.Sent.Count(s => s == "ProductUpdate").ShouldBe(1);
        (await shop.ProductAsync("mug-1")).Each("media").Count().ShouldBe(1);
        (await shop.ReviewAsync(second.Run, EntityType.Products)).Differences.ShouldHaveSingleItem().Cause.ShouldBe(DifferenceCause.MediaFailed);
    }

    [Fact]
    public async Task What_the_source_lacks_is_not_looked_for_again_in_every_run()
    {
        await using var shop = await ShopDriver.OpenAsync();
        await shop.ImportDefinitionsAsync();
        var mug = Rows.Mug() with { Images = [Rows.Mug().Images[0], new ShopifyImage($"{shop.Address}no-such-image.jpg", 2, null)] };
        var first = await shop.ImportAsync(mug);

        (await shop.ReviewAsync(first.Run, EntityType.Products)).Differences.ShouldHaveSingleItem().Cause.ShouldBe(DifferenceCause.MissingAtSource);

        (await shop.LedgerAsync(EntityType.Products, "MUG-1"))!.ContentHash.ShouldNotBeNull();
        (await shop.ImportAsync(mug)).Actions.ShouldBe([ImportAction.Unchanged]);
    }

    [Fact]
    public async Task A_reviewed_ledger_keeps_state_id_and_what_was_written()
    {
        await using var shop = await ShopDriver.OpenAsync();
        await shop.ImportDefinitionsAsync();
        var first = await shop.ImportAsync(Rows.Mug());
        var before = (await shop.LedgerAsync(EntityType.Products, "MUG-1"))!;
        await shop.AskAsync($$"""mutation { productUpdate(product: {id: "{{before.ShopifyId}}", title: "Cup"}) { userErrors { message } } }""");

        await shop.ReviewAsync(first.Run, EntityType.Products);

        (await shop.LedgerAsync(EntityType.Products, "MUG-1"))!.ShouldSatisfyAllConditions(
            e => e.State.ShouldBe(LedgerState.Written),
            e => e.ContentHash.ShouldBeNull(),
            e => e.ShopifyId.ShouldBe(before.ShopifyId),
            e => e.LastWritten.ShouldBe(before.LastWritten));
    }

    [Fact]
    public async Task An_id_that_a_refilled_shop_gave_to_another_product_is_not_taken_for_ours()
    {
        await using var shop = await ShopDriver.OpenAsync();
        await shop.ImportDefinitionsAsync();
        var first = await shop.ImportAsync(Rows.Mug("A"), Rows.Mug("B"));
        var (a, b) = ((await shop.LedgerAsync(EntityType.Products, "A"))!, (await shop.LedgerAsync(EntityType.Products, "B"))!);
        // As after a wipe in which the shop began to count anew.
        await shop.ForgetAsync(a with { ShopifyId = b.ShopifyId, LastWritten = b.LastWritten, ContentHash = null }, b with { ShopifyId = a.ShopifyId, LastWritten = a.LastWritten, ContentHash = null });

        var second = await shop.ImportAsync(Rows.Mug("A"), Rows.Mug("B"));

        second.For("A").ShopifyId.ShouldBe(first.For("A").ShopifyId);
        second.For("B").ShopifyId.ShouldBe(first.For("B").ShopifyId);
        (await shop.ReviewAsync(second.Run, EntityType.Products)).Differences.ShouldBeEmpty();
    }

    private static Task DeleteAsync(ShopDriver shop, string id) => shop.AskAsync($$"""mutation { productDelete(input: {id: "{{id}}"}) { deletedProductId } }""");
}
