using Migrator.Core.Entities;
using Migrator.Core.Findings;
using Migrator.Core.Rows;
using Migrator.Shopify.Admin;
using Migrator.Shopify.Tests.Driving;

namespace Migrator.Shopify.Tests.Import;

public sealed class ProductPatchTests
{
    [Fact]
    public async Task Only_what_changed_is_written_and_what_people_added_stays()
    {
        await using var shop = await ShopDriver.OpenAsync();
        await shop.ImportDefinitionsAsync();
        var id = (await shop.ImportAsync(Rows.Mug())).For("MUG-1").ShopifyId!;
        await ByHandAsync(shop, id);

        var changed = Rows.Mug() with { Title = "New mug", Tags = ["Kitchen", "New"] };
        var result = await shop.ImportAsync(changed);

        result.For("MUG-1").Action.ShouldBe(ImportAction.Updated);
        var product = await shop.ProductAsync("mug-1");
        product.Text("title").ShouldBe("New mug");
        product.Text("vendor").ShouldBe("Somebody's vendor", "the source did not change it");
        product.Each("tags").Select(t => t.GetString()).ShouldBe(["By hand", "Kitchen", "New"], ignoreOrder: true);
        product.Each("metafields").Select(m => m.Text("key")).ShouldBe(["sku", "material", "note"], ignoreOrder: true);
        product.Each("media").Count().ShouldBe(3);
        product.Each("variants").Count().ShouldBe(1);
    }

    [Fact]
    public async Task Prices_stock_and_metafields_are_changed_and_taken_away()
    {
        await using var shop = await ShopDriver.OpenAsync();
        await shop.ImportDefinitionsAsync();
        await shop.ImportAsync(Rows.Mug());
        var variant = Rows.Mug().Variants[0];

        var changed = Rows.Mug() with
        {
            SeoTitle = null,
            Metafields = [new Metafield("magento", "origin", "single_line_text_field", "Kiln 7")],
            Variants = [variant with { Price = 9.99m, CompareAtPrice = null, Cost = 3m, Barcode = null, Weight = 0.4m, Quantity = 2, IsTaxable = false, ContinuesSelling = true, CountryOfOrigin = "FR", Metafields = [new Metafield("magento", "glaze", "single_line_text_field", "Green")] }],
        };
        var result = await shop.ImportAsync(changed);

        result.For("MUG-1").ShouldSatisfyAllConditions(r => r.Error.ShouldBeNull(), r => r.Action.ShouldBe(ImportAction.Updated));
        var review = await shop.ReviewAsync(result.Run, EntityType.Products);
        review.Differences.ShouldBeEmpty();
        (await shop.ProductAsync("mug-1")).Each("metafields").Select(m => m.Text("key")).ShouldBe(["sku", "origin"], ignoreOrder: true);
        (await shop.ImportAsync(changed)).Actions.ShouldBe([ImportAction.Unchanged]);
    }

    [Fact]
    public async Task Only_the_variant_that_changed_is_updated_and_the_others_are_unchanged()
    {
        await using var shop = await ShopDriver.OpenAsync();
        await shop.ImportDefinitionsAsync();
        await shop.ImportAsync(Rows.Shirt());
        var shirt = Rows.Shirt();

        var result = await shop.ImportAsync(shirt with { Variants = [.. shirt.Variants.Select(v => v.Sku == "SHIRT-M-Red" ? v with { Quantity = 1, Price = 19m } : v)] });

        result.For("SHIRT").Action.ShouldBe(ImportAction.Updated);
        result.For("SHIRT-M-Red").Action.ShouldBe(ImportAction.Updated);
        result.Results.Count(r => r.Action == ImportAction.Unchanged).ShouldBe(3);
        (await shop.ReviewAsync(result.Run, EntityType.Products)).Differences.ShouldBeEmpty();
    }

    [Fact]
    public async Task Variants_are_added_and_none_is_ever_deleted()
    {
        await using var shop = await ShopDriver.OpenAsync();
        await shop.ImportDefinitionsAsync();
        var first = await shop.ImportAsync(Rows.Shirt());
        var id = first.For("SHIRT").ShopifyId!;
        await shop.AskAsync($$"""mutation { productVariantsBulkCreate(productId: "{{id}}", variants: [{price: "1", inventoryItem: {sku: "HAND"}, optionValues: [{optionName: "Size", name: "XXL"}, {optionName: "Color", name: "Red"}]}]) { userErrors { message } } }""");
        var shirt = Rows.Shirt();
        var without = shirt with
        {
            Variants = [.. shirt.Variants.Where(v => v.Sku != "SHIRT-S-Blue"), new ShopifyVariant { Sku = "SHIRT-L-Blue", OptionValues = ["L", "Blue"], Price = 21m, IsTracked = true, Quantity = 5, Image = shirt.Images[1].Source }],
        };

        var result = await shop.ImportAsync(without);

        result.For("SHIRT-L-Blue").ShopifyId.ShouldNotBeNull();
        (await shop.ProductAsync("shirt")).Each("variants").Select(v => v.Text("sku")).ShouldBe(["SHIRT-S-Red", "SHIRT-S-Blue", "SHIRT-M-Red", "SHIRT-M-Blue", "HAND", "SHIRT-L-Blue"], ignoreOrder: true);
        var left = (await shop.ReviewAsync(result.Run, EntityType.Products)).Differences.ShouldHaveSingleItem();
        (left.Record, left.Field, left.Cause).ShouldBe(("SHIRT", "variant SHIRT-S-Blue", DifferenceCause.Unexpected));

        var again = await shop.ImportAsync(without with { Title = "Another title" });
        (await shop.ReviewAsync(again.Run, EntityType.Products)).Differences.ShouldHaveSingleItem().Cause.ShouldBe(DifferenceCause.Unexpected);

        var back = await shop.ImportAsync(without with { Variants = [.. without.Variants, shirt.Variants.Single(v => v.Sku == "SHIRT-S-Blue")] });
        back.For("SHIRT-S-Blue").ShopifyId.ShouldBe(first.For("SHIRT-S-Blue").ShopifyId);
        (await shop.ReviewAsync(back.Run, EntityType.Products)).Differences.ShouldBeEmpty();
    }

    [Fact]
    public async Task Images_are_added_described_put_in_order_and_taken_off_and_peoples_own_stay()
    {
        await using var shop = await ShopDriver.OpenAsync();
        await shop.ImportDefinitionsAsync();
        var id = (await shop.ImportAsync(Rows.Mug())).For("MUG-1").ShopifyId!;
        await ByHandAsync(shop, id);
        var before = (await shop.ProductAsync("mug-1")).Each("media").Select(m => m.Text("id")).ToList();

        var side = new ShopifyImage("https://media.example/side.jpg", 1, "Side");
        var result = await shop.ImportAsync(Rows.Mug() with
        {
            Images = [side, new ShopifyImage("https://media.example/MUG-1-back.jpg", 2, "Back")],
            Variants = [Rows.Mug().Variants[0] with { Image = side.Source }],
        });

        result.For("MUG-1").ShouldSatisfyAllConditions(r => r.Error.ShouldBeNull(), r => r.Action.ShouldBe(ImportAction.Updated));
        var media = (await shop.ProductAsync("mug-1")).Each("media").ToList();
        media.Select(m => m.Text("alt")).ShouldBe(["Side", "Back", "By hand"]);
        media[1].Text("id").ShouldBe(before[1], "it keeps its id");
        (await shop.ProductAsync("mug-1")).Each("variants").Single().Each("media").Single().Text("id").ShouldBe(media[0].Text("id"));
        (await shop.ReviewAsync(result.Run, EntityType.Products)).Differences.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_lost_answer_to_a_patch_adds_no_image_twice(bool tookEffect)
    {
        await using var shop = await ShopDriver.OpenAsync();
        await shop.ImportDefinitionsAsync();
        await shop.ImportAsync(Rows.Mug());
        if (tookEffect) shop.Faults.LoseAnswer("ProductUpdate");
        else shop.Faults.LoseCall("ProductUpdate");

        var result = await shop.ImportAsync(Rows.Mug() with { Images = [.. Rows.Mug().Images, new ShopifyImage("https://media.example/third.jpg", 3, "Third")] });

        result.For("MUG-1").Action.ShouldBe(ImportAction.Updated);
        (await shop.ProductAsync("mug-1")).Each("media").Count().ShouldBe(3);
        (await shop.ReviewAsync(result.Run, EntityType.Products)).Differences.ShouldBeEmpty();
    }

    [Fact]
    public async Task Other_options_restructure_the_product_and_keep_its_variants_by_id()
    {
        await using var shop = await ShopDriver.OpenAsync();
        await shop.ImportDefinitionsAsync();
        var first = await shop.ImportAsync(Rows.Shirt());
        var shirt = Rows.Shirt();

        var result = await shop.ImportAsync(shirt with { OptionNames = ["Size", "Colour", "Fit"], Variants = [.. shirt.Variants.Select(v => v with { OptionValues = [.. v.OptionValues, "Slim"] })] });

        result.For("SHIRT").Error.ShouldBeNull();
        result.For("SHIRT-M-Red").ShopifyId.ShouldBe(first.For("SHIRT-M-Red").ShopifyId);
        (await shop.ProductAsync("shirt")).Each("options").Select(o => o.Text("name")).ShouldBe(["Size", "Colour", "Fit"]);
        (await shop.ReviewAsync(result.Run, EntityType.Products)).Differences.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_product_that_is_hidden_at_the_source_is_unpublished_and_comes_back()
    {
        await using var shop = await ShopDriver.OpenAsync();
        await shop.ImportDefinitionsAsync();
        await shop.ImportAsync(Rows.Mug());

        var hidden = await shop.ImportAsync(Rows.Mug() with { IsPublished = false, Status = ProductStatus.Draft });
        (await shop.ReviewAsync(hidden.Run, EntityType.Products)).Differences.ShouldBeEmpty();
        (await shop.ProductAsync("mug-1")).Each("resourcePublicationsV2").Count(p => p.Flag("isPublished")).ShouldBe(0);

        var back = await shop.ImportAsync(Rows.Mug());
        (await shop.ReviewAsync(back.Run, EntityType.Products)).Differences.ShouldBeEmpty();
    }

    [Fact]
    public async Task Stock_that_moved_since_it_was_read_is_read_again_and_not_overwritten_blindly()
    {
        await using var shop = await ShopDriver.OpenAsync();
        await shop.ImportDefinitionsAsync();
        await shop.ImportAsync(Rows.Mug());
        shop.Faults.Plan("InventorySetQuantities", async (request, send) =>
        {
            request.Variables!["input"]!["quantities"]![0]!["changeFromQuantity"]!.GetValue<int>().ShouldBe(7);
            return new GraphQLResponse(200, System.Text.Json.JsonSerializer.Deserialize<System.Text.Json.JsonElement>(
                """{"data":{"inventorySetQuantities":{"inventoryAdjustmentGroup":null,"userErrors":[{"field":["input","quantities","0","changeFromQuantity"],"message":"stale","code":"CHANGE_FROM_QUANTITY_STALE"}]}}}"""), "r", "2026-10", null);
        });

        var result = await shop.ImportAsync(Rows.Mug() with { Variants = [Rows.Mug().Variants[0] with { Quantity = 4 }] });

        result.For("MUG-1").ShouldSatisfyAllConditions(r => r.Error.ShouldBeNull(), r => r.Action.ShouldBe(ImportAction.Updated));
        (await shop.ProductAsync("mug-1")).Each("variants").Single().Whole("inventoryQuantity").ShouldBe(4);
    }

    [Fact]
    public async Task A_product_that_somebody_deleted_in_Shopify_is_made_again_when_the_source_changes()
    {
        await using var shop = await ShopDriver.OpenAsync();
        await shop.ImportDefinitionsAsync();
        var id = (await shop.ImportAsync(Rows.Mug())).For("MUG-1").ShopifyId!;
        await shop.AskAsync($$"""mutation { productDelete(input: {id: "{{id}}"}) { deletedProductId } }""");

        var result = await shop.ImportAsync(Rows.Mug() with { Title = "Again" });

        result.For("MUG-1").Action.ShouldBe(ImportAction.Created);
        (await shop.ProductCountAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task Many_patches_go_by_bulk_operations_and_end_alike()
    {
        await using var shop = await ShopDriver.OpenAsync(options: ShopDriver.Quick with { SingleCalls = 0 });
        await shop.ImportDefinitionsAsync();
        var rows = Enumerable.Range(1, 20).Select(i => Rows.Mug($"M{i}")).Append(Rows.Shirt()).ToList();
        await shop.ImportAsync([.. rows]);

        var result = await shop.ImportAsync([
            .. rows.Select(r => r with
            {
                Title = r.Title + "!",
                Images = [.. r.Images, new ShopifyImage($"https://media.example/{r.SourceId}-more.jpg", 3, "More")],
                Metafields = [],
                Variants = [.. r.Variants.Select(v => v with { Price = v.Price + 1, Quantity = 9 })],
            }),
        ]);

        result.Actions.ShouldBe([ImportAction.Updated]);
        (await shop.ReviewAsync(result.Run, EntityType.Products)).Differences.ShouldBeEmpty();
    }

    private static Task ByHandAsync(ShopDriver shop, string id) => shop.AskAsync($$"""
        mutation {
          productUpdate(product: {id: "{{id}}", vendor: "Somebody's vendor", tags: ["Kitchen", "Sale", "By hand"]}, media: [{mediaContentType: IMAGE, originalSource: "https://hand.example/own.jpg", alt: "By hand"}]) { userErrors { message } }
          metafieldsSet(metafields: [{ownerId: "{{id}}", namespace: "custom", key: "note", type: "single_line_text_field", value: "by hand"}]) { userErrors { message } }
        }
        """);
}
