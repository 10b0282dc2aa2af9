using System.Text.Json;
using Migrator.Core.Entities;
using Migrator.Core.Records;
using Migrator.Core.Records.Xml;
using Migrator.TestKit;

namespace Migrator.Magento.Tests.ExportFiles;

/// <summary>The export of a real Magento 2.4.7 with its official sample data.</summary>
public sealed class LumaTests(LumaTests.Luma luma) : IClassFixture<LumaTests.Luma>
{
    [Fact]
    public async Task Every_product_heads_a_family_or_is_counted_in_exactly_one()
    {
        var run = await luma.ProductsAsync();

        run.Products.Count.ShouldBe(Table("catalog_product_entity"));
        run.Counts.Skus.ShouldBe(run.Products.Count);
        run.Plan.Records.ShouldBe(run.Products.Count);
        run.Plan.Unreadable.ShouldBe(0);
        run.Findings.ShouldBeEmpty();
        run.Families.SelectMany(f => f.Members).Where(m => m.Counted && m.HasOwnFamily).ShouldBeEmpty();
    }

    [Fact]
    public async Task Configurables_have_their_children_and_the_children_their_attributes()
    {
        var run = await luma.ProductsAsync();
        var configurables = run.Families.Where(f => f.Head.Type == "configurable").ToList();

        configurables.Count.ShouldBe(147);
        configurables.Sum(f => f.Head.Variations.Count).ShouldBe(Table("catalog_product_super_link"));
        configurables.Sum(f => f.Head.SuperAttributes.Count).ShouldBe(Table("catalog_product_super_attribute"));
        configurables.ShouldAllBe(f => f.Members.Count == f.Head.Variations.Count);
        foreach (var family in configurables)
        {
            foreach (var (variation, member) in family.Head.Variations.Zip(family.Members))
            {
                member.Product.Sku.ShouldBe(variation.Sku);
                foreach (var (code, label) in variation.Values) member.Product.Value(code).ShouldBe(label);
            }
        }
    }

    [Fact]
    public async Task What_belongs_to_products_is_all_there()
    {
        var products = (await luma.ProductsAsync()).Products.Values;

        products.Sum(p => p.Links.Count(l => l.Kind is LinkKind.Related)).ShouldBe(453);
        products.Sum(p => p.Links.Count(l => l.Kind is LinkKind.UpSell)).ShouldBe(325);
        products.Sum(p => p.Links.Count(l => l.Kind is LinkKind.CrossSell)).ShouldBe(704);
        products.Sum(p => p.DownloadLinks.Count).ShouldBe(Table("downloadable_link"));
        products.Sum(p => p.DownloadSamples.Count).ShouldBe(Table("downloadable_sample"));
        products.Sum(p => p.Bundle?.Options.Count ?? 0).ShouldBe(Table("catalog_product_bundle_option"));
        products.Sum(p => p.Bundle?.Options.Sum(o => o.Selections.Count) ?? 0).ShouldBe(Table("catalog_product_bundle_selection"));
        products.Sum(p => p.GroupedItems.Count).ShouldBe(3);
        products.Sum(p => p.SourceQuantities.Count).ShouldBe(Table("inventory_source_item"));
        products.Sum(p => p.Images.Count).ShouldBe(Table("catalog_product_entity_media_gallery"));
    }

    [Fact]
    public async Task One_product_is_read_value_by_value()
    {
        var run = await luma.ProductsAsync();
        var bag = run.Products["24-MB01"];

        bag.Position.ShouldBe(new SourcePosition("catalog_product.csv", 2));
        bag.Type.ShouldBe("simple");
        bag.AttributeSet.ShouldBe("Bag");
        bag.Websites.ShouldBe(["base"]);
        bag.Categories.ShouldContain("Default Category/Gear/Bags");
        bag.Value(AttributeCodes.Name).ShouldBe("Joust Duffle Bag");
        bag.Value(AttributeCodes.Price).ShouldBe("34");
        bag.Value(AttributeCodes.Status).ShouldBe("1");
        bag.Value(AttributeCodes.Visibility).ShouldBe("Catalog, Search");
        run.Products["24-MB05"].Attributes.Single(a => a.Code == "activity").Items.Select(i => i.Text).ShouldBe(["Gym", "Overnight", "Travel"]);
        bag.CreatedAt.ShouldBe(new DateTimeOffset(2026, 11, 23, 23, 34, 0, TimeSpan.Zero));
        bag.Stock.ShouldBe(new StockItem(100, true, null, null, null, null, null, null, null, false));
        bag.SourceQuantities.ShouldBe([new SourceQuantity("default", 100, true)]);
        bag.Images[0].Roles.ShouldBe(["image", "small_image", "thumbnail"]);
        bag.Images.Select(i => i.Position).ShouldBe(Enumerable.Range(1, bag.Images.Count));
    }

    [Fact]
    public async Task The_attributes_are_inferred()
    {
        var attributes = (await luma.AttributesAsync()).Records.Cast<MagentoAttribute>().ToDictionary(a => a.Code);

        attributes["size"].Input.ShouldBe(AttributeInput.Select);
        attributes["color"].Input.ShouldBe(AttributeInput.Select);
        attributes["activity"].Input.ShouldBe(AttributeInput.MultiSelect);
        attributes["activity"].Options.Select(o => o.Text).ShouldContain("Yoga");
        attributes["new"].Input.ShouldBe(AttributeInput.Boolean);
        attributes["price"].ShouldSatisfyAllConditions(p => p.IsSystem.ShouldBeTrue(), p => p.IsInferred.ShouldBeFalse(), p => p.Input.ShouldBe(AttributeInput.Price));
        attributes.Values.Where(a => !a.IsSystem).ShouldAllBe(a => a.IsInferred);
        (await luma.AttributesAsync()).Findings.Where(f => f.Rule == "attribute.type-inferred").Select(f => f.Record).ShouldBe(attributes.Values.Where(a => a.IsInferred).Select(a => a.Code));
    }

    [Fact]
    public async Task A_second_export_gives_the_same_bytes_in_chunks_that_are_bounded()
    {
        var run = await luma.ProductsAsync();
        var again = await SourceRun.OfAsync(Luma.Path, EntityType.Products, Luma.Zone);

        again.Hash.ShouldBe(run.Hash);
        run.Files.Count.ShouldBe(run.Plan.Chunks);
        run.Plan.Chunks.ShouldBeInRange(10, 20);
    }

    [Fact]
    public async Task Every_file_is_valid()
    {
        var files = (await luma.ProductsAsync()).Files.Concat((await luma.AttributesAsync()).Files);
        foreach (var entity in new[] { EntityType.Customers, EntityType.CustomerAddresses })
            files = files.Concat((await SourceRun.OfAsync(Luma.Path, entity, Luma.Zone)).Files);

        foreach (var file in files) RecordXmlSchema.Validate(new MemoryStream(file)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Connecting_says_what_there_is()
    {
        await using var source = SourceRun.Open(Luma.Path);
        var profile = await source.ConnectAsync(TestContext.Current.CancellationToken);

        profile.Entities[EntityType.Products].ShouldBe(2046);
        profile.Entities.Keys.ShouldBe([EntityType.Attributes, EntityType.Products, EntityType.Customers, EntityType.CustomerAddresses]);
        profile.Websites.ShouldBe(["base"]);
        profile.StoreViews.ShouldBe(["default"]);
        profile.Description.ShouldContain("catalog_product.csv");
    }

    private static int Table(string name)
    {
        using var counts = JsonDocument.Parse(File.ReadAllText(SharedRecordings.FileOrSkip("luma", "counts.json")));
        return counts.RootElement.GetProperty("tables").GetProperty(name).GetInt32();
    }

    /// <summary>Reads it once for all tests.</summary>
    public sealed class Luma
    {
        internal const string Zone = "America/Chicago";

        private Task<SourceRun>? _products;
        private Task<SourceRun>? _attributes;

        internal static string Path => SharedRecordings.ExportOrSkip("luma");

        internal Task<SourceRun> ProductsAsync() => _products ??= SourceRun.OfAsync(Path, EntityType.Products, Zone);

        internal Task<SourceRun> AttributesAsync() => _attributes ??= SourceRun.OfAsync(Path, EntityType.Attributes, Zone);
    }
}
