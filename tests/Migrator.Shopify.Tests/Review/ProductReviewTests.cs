using Migrator.Core.Entities;
using Migrator.Core.Findings;
using Migrator.Core.Rows;
using Migrator.Core.Stages;
using Migrator.Shopify.Admin;
using Migrator.Shopify.Tests.Driving;

namespace Migrator.Shopify.Tests.Review;

public sealed class ProductReviewTests
{
    [Theory]
    [InlineData(50)]
    [InlineData(0)]
    public async Task What_was_imported_shows_no_difference(int singleCalls)
    {
        await using var shop = await ShopDriver.OpenAsync(options: ShopDriver.Quick with { SingleCalls = singleCalls });
        await shop.ImportDefinitionsAsync(Rows.Definition("material"), Rows.Definition("glaze", owner: "PRODUCTVARIANT"), Rows.Definition("sizes", "list.number_decimal"), Rows.Definition("width", "dimension"), Rows.Definition("since", "date_time"));
        var rich = Rows.Mug("RICH") with
        {
            Status = ProductStatus.Draft,
            IsPublished = false,
            Vendor = "",
            DescriptionHtml = "<div>\r\n<p>Zwei&nbsp;Zeilen</p>\n<ul><li>ü</li></ul></div>",
            Metafields =
            [
                new Metafield("magento", "sizes", "list.number_decimal", "[1.50,2]"),
                new Metafield("magento", "width", "dimension", """{"value":12.0,"unit":"cm"}"""),
                new Metafield("magento", "since", "date_time", "2020-02-03T04:05:06Z"),
            ],
        };

        var result = await shop.ImportAsync(Rows.Mug(), Rows.Shirt(), rich, Rows.Mug("HIDDEN") with { Status = ProductStatus.Unlisted });

        result.Actions.ShouldBe([ImportAction.Created]);
        var review = await shop.ReviewAsync(result.Run, EntityType.Products);
        review.Differences.ShouldBeEmpty();
        review.Counts.ShouldBe(new ReviewCounts(8, 0, 0));
    }

    [Fact]
    public async Task Every_change_that_somebody_made_is_a_difference_with_field_expected_and_actual()
    {
        await using var shop = await ShopDriver.OpenAsync();
        await shop.ImportDefinitionsAsync();
        var result = await shop.ImportAsync(Rows.Mug(), Rows.Mug("OTHER"));
        var id = result.For("MUG-1").ShopifyId;
        await shop.AskAsync("""
            mutation { productSet(identifier: {id: "ID"}, input: {title: "Cup", descriptionHtml: "<p>?</p>", status: ARCHIVED, vendor: "Me", productType: "Cups", tags: ["Sale"], seo: {title: "x", description: "y"}, files: [],
              productOptions: [{name: "Title", values: [{name: "Default Title"}]}],
              variants: [{optionValues: [{optionName: "Title", name: "Default Title"}], price: "1.00", compareAtPrice: "2.00", barcode: "1", taxable: false, inventoryPolicy: CONTINUE,
                inventoryItem: {tracked: false, requiresShipping: false, cost: "9", countryCodeOfOrigin: FR, measurement: {weight: {unit: GRAMS, value: 1}}}}]}) { userErrors { message } } }
            """.Replace("\"ID\"", $"\"{id}\"", StringComparison.Ordinal));

        var review = await shop.ReviewAsync(result.Run, EntityType.Products);

        review.Counts.Differing.ShouldBe(1);
        review.Counts.Compared.ShouldBe(2);
        review.Differences.ShouldAllBe(d => d.Record == "MUG-1" && d.Cause == DifferenceCause.LostByShopify);
        var fields = review.Differences.Select(d => d.Field).ToList();
        foreach (var field in new[] { "title", "description", "vendor", "type", "tags", "status", "seo title", "seo description", "image 1", "image 2", "price", "compare-at price", "barcode", "taxable", "sold when out of stock", "tracked", "requires shipping", "country of origin", "cost", "weight" })
            fields.ShouldContain(field);
        review.Differences.Single(d => d.Field == "price").ShouldSatisfyAllConditions(d => d.Expected.ShouldBe("12.5"), d => d.Actual.ShouldBe("1"));
    }

    [Fact]
    public async Task A_missing_product_and_one_that_no_row_asks_for_are_told()
    {
        await using var shop = await ShopDriver.OpenAsync();
        await shop.ImportDefinitionsAsync();
        await shop.ImportAsync(Rows.Mug("OLD"));
        var result = await shop.ImportAsync(Rows.Mug("A"), Rows.Mug("B"));
        var work = await shop.WorkAsync(result.Run, EntityType.Products);
        await shop.Artifacts.WriteAsync(work.Files.Rows(1), (stream, stop) => new Shopify.Csv.ProductRowFile().WriteAsync(stream, [Rows.Mug("A"), Rows.Mug("B"), Rows.Mug("NEVER")], stop), default);

        var review = await shop.ReviewAsync(result.Run, EntityType.Products);

        review.Differences.Select(d => (d.Record, d.Field, d.Cause)).ShouldBe([("NEVER", "", DifferenceCause.LostByShopify), ("OLD", "", DifferenceCause.Unexpected)]);
        review.Counts.ShouldBe(new ReviewCounts(4, 2, 2));
    }

    [Fact]
    public async Task A_record_that_was_refused_is_told_as_refused_and_not_counted_as_differing()
    {
        await using var shop = await ShopDriver.OpenAsync();
        await shop.ImportDefinitionsAsync();
        var bad = Rows.Mug("BAD") with { Variants = [Rows.Mug("BAD").Variants[0] with { CountryOfOrigin = "Germany" }] };
        var result = await shop.ImportAsync(Rows.Mug("A"), bad);

        var review = await shop.ReviewAsync(result.Run, EntityType.Products);

        review.Differences.ShouldHaveSingleItem().Cause.ShouldBe(DifferenceCause.Refused);
        review.Counts.ShouldBe(new ReviewCounts(1, 0, 0));
    }

    [Fact]
    public async Task Media_that_the_source_does_not_have_are_told_and_do_not_count()
    {
        await using var shop = await ShopDriver.OpenAsync();
        await shop.ImportDefinitionsAsync();
        var missing = $"{shop.Address}no-such-image.jpg";
        var result = await shop.ImportAsync(Rows.Mug() with { Images = [Rows.Mug().Images[0], new ShopifyImage(missing, 2, null), new ShopifyImage("/no/such/local.jpg", 3, null)] });

        result.For("MUG-1").Action.ShouldBe(ImportAction.Created);
        result.For("MUG-1").Error!.ShouldContain("The image '/no/such/local.jpg' cannot be read");
        var review = await shop.ReviewAsync(result.Run, EntityType.Products);
        review.Differences.Select(d => d.Cause).Distinct().ShouldBe([DifferenceCause.MissingAtSource]);
        review.Differences.Select(d => d.Field).Order().ShouldBe(["image 2", "image 3"]);
        review.Counts.Differing.ShouldBe(0);
    }

    [Fact]
    public async Task Local_images_are_uploaded_and_found_ready()
    {
        using var folder = new TestKit.TemporaryFolder();
        var path = folder.File("mug front.png");
        await File.WriteAllBytesAsync(path, Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="));
        await using var shop = await ShopDriver.OpenAsync();
        await shop.ImportDefinitionsAsync();
        var mug = Rows.Mug() with { Images = [new ShopifyImage(path, 1, "Front")], Variants = [Rows.Mug().Variants[0] with { Image = path }] };

        var result = await shop.ImportAsync(mug);

        result.For("MUG-1").Error.ShouldBeNull();
        (await shop.ReviewAsync(result.Run, EntityType.Products)).Differences.ShouldBeEmpty();
        (await shop.ProductAsync("mug-1")).Each("media").Single().Text("status").ShouldBe("READY");
    }
}
