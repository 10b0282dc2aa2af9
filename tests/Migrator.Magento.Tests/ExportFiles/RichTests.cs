using Migrator.Core.Entities;
using Migrator.Core.Records;
using Migrator.Core.Records.Xml;
using Migrator.TestKit;

namespace Migrator.Magento.Tests.ExportFiles;

/// <summary>Exports with what a migration trips over: a real Magento's, and our own sample store.</summary>
public sealed class RichTests
{
    [Fact]
    public async Task Every_product_of_the_rich_store_is_there_once_and_only_what_is_wrong_is_said()
    {
        var run = await SourceRun.OfAsync(SharedRecordings.ExportOrSkip("rich"), EntityType.Products, "America/Chicago");

        run.Products.Count.ShouldBe(2218);
        run.Counts.Skus.ShouldBe(2218);
        run.Plan.Unreadable.ShouldBe(0);
        run.Findings.ShouldHaveSingleItem().Record.ShouldBe("RICH-DELETED");
        foreach (var file in run.Files) RecordXmlSchema.Validate(new MemoryStream(file)).ShouldBeEmpty();

        var phones = run.Products["RICH-SIMPLE-1"];
        phones.Value("height").ShouldBe("8,2");
        phones.Attributes.Single(a => a.Code == "r_multi").Items.Select(i => i.Text).ShouldBe(["CE", "RoHS, EU"]);
        phones.Value("name", "eu_ar").ShouldBe("سماعات برو");
        phones.TierPrices.Count.ShouldBe(5);
        phones.SourceQuantities.Count.ShouldBe(4);
        phones.Images.Select(i => i.Label).ShouldBe(["Front “view”", "Back, side", "Hidden one", null, "unicode file name", "Video label"]);
        run.Products["RICH-BACKORDER"].Stock.ShouldBe(new StockItem(-3, true, null, 2, -20, null, null, null, null, false));
    }

    [Fact]
    public async Task A_child_that_is_sold_alone_too_heads_a_family_and_is_a_member()
    {
        var run = await SourceRun.OfAsync(SharedRecordings.ExportOrSkip("rich"), EntityType.Products, "America/Chicago");
        var tee = run.Families.Single(f => f.Head.Sku == "RICH-TEE");

        tee.Members.Single(m => m.Product.Sku == "RICH-TEE-RedS0").ShouldSatisfyAllConditions(m => m.HasOwnFamily.ShouldBeTrue(), m => m.Counted.ShouldBeFalse());
        run.Families.ShouldContain(f => f.Head.Sku == "RICH-TEE-RedS0");
        tee.Members.Count(m => m.Counted).ShouldBe(5);
    }

    [Fact]
    public async Task Every_file_of_the_sample_store_is_valid_and_nothing_in_it_is_broken()
    {
        var path = Path.Combine(ShopifyReference.RepositoryRoot, "samples", "store", "export");
        foreach (var entity in EntityType.All)
        {
            var run = await SourceRun.OfAsync(path, entity);

            run.Plan.Chunks.ShouldBeGreaterThan(0);
            run.Plan.Unreadable.ShouldBe(0);
            run.Findings.ShouldAllBe(f => f.Rule == "attribute.type-inferred");
            foreach (var file in run.Files) RecordXmlSchema.Validate(new MemoryStream(file)).ShouldBeEmpty();
        }
    }
}
