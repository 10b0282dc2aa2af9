using Migrator.Core.Entities;
using Migrator.Core.Findings;
using Migrator.Core.Ledger;
using Migrator.Shopify.Admin;
using Migrator.Shopify.Tests.Driving;

namespace Migrator.Shopify.Tests.Import;

public sealed class ProductImportTests
{
    [Fact]
    public async Task A_product_is_created_with_everything_and_published()
    {
        await using var shop = await ShopDriver.OpenAsync();
        await shop.ImportDefinitionsAsync();

        var result = await shop.ImportAsync(Rows.Mug());

        result.Results.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            line => line.Record.ShouldBe("MUG-1"),
            line => line.Place.ShouldBe("product"),
            line => line.Action.ShouldBe(ImportAction.Created),
            line => line.ShopifyId!.ShouldStartWith("gid://shopify/Product/"),
            line => line.RequestId.ShouldNotBeNullOrEmpty(),
            line => line.Error.ShouldBeNull());
        var product = await shop.ProductAsync("mug-1");
        product.Text("title").ShouldBe("Mug MUG-1");
        product.Each("media").Select(m => m.Text("alt")).First().ShouldBe("Front");
        product.Each("metafields").Select(m => $"{m.Text("key")}={m.Text("value")}").Order().ShouldBe(["material=Clay", "sku=MUG-1"]);
        product.Each("resourcePublicationsV2").Where(p => p.Flag("isPublished")).Select(p => p.Text("publication", "name")).ShouldBe(["Online Store"]);
        var variant = product.Each("variants").Single();
        variant.Text("sku").ShouldBe("MUG-1");
        variant.Number("price").ShouldBe(12.5m);
        variant.Whole("inventoryQuantity").ShouldBe(7);
        variant.Number("inventoryItem", "measurement", "weight", "value").ShouldBe(0.35m);
        variant.Each("metafields").Single().Text("value").ShouldBe("Blue");
    }

    [Fact]
    public async Task Each_variant_of_another_SKU_has_a_line_of_its_own()
    {
        await using var shop = await ShopDriver.OpenAsync();
        await shop.ImportDefinitionsAsync();

        var result = await shop.ImportAsync(Rows.Shirt());

        result.Results.Select(r => (r.Record, r.Place)).ShouldBe([("SHIRT", "product"), ("SHIRT-S-Red", "variant"), ("SHIRT-S-Blue", "variant"), ("SHIRT-M-Red", "variant"), ("SHIRT-M-Blue", "variant")]);
        var variants = (await shop.ProductAsync("shirt")).Each("variants").ToDictionary(v => v.Text("sku")!, v => v.Text("id"));
        foreach (var line in result.Results.Skip(1)) line.ShopifyId.ShouldBe(variants[line.Record]);
    }

    [Fact]
    public async Task A_second_run_sends_no_write_and_says_unchanged()
    {
        await using var shop = await ShopDriver.OpenAsync();
        await shop.ImportDefinitionsAsync();
        await shop.ImportAsync(Rows.Mug(), Rows.Shirt());
        shop.Faults.Clear();

        var second = await shop.ImportAsync(Rows.Mug(), Rows.Shirt());

        second.Actions.ShouldBe([ImportAction.Unchanged]);
        second.Results.ShouldAllBe(r => r.ShopifyId != null);
        shop.Faults.Sent.Distinct().ShouldBe(["ShopIdentity", "Locations", "Publications"]);
    }

    [Fact]
    public async Task A_refused_product_fails_with_each_of_its_records_and_the_rest_goes_on()
    {
        await using var shop = await ShopDriver.OpenAsync();
        await shop.ImportDefinitionsAsync();
        var bad = Rows.Shirt("BAD") with { Variants = [.. Rows.Shirt("BAD").Variants.Select(v => v with { OptionValues = ["S", "Red"] })] };

        var result = await shop.ImportAsync(bad, Rows.Mug());

        result.For("BAD").Action.ShouldBe(ImportAction.Failed);
        result.For("BAD").Error!.ShouldContain("variants");
        result.Results.Count(r => r.Record.StartsWith("BAD", StringComparison.Ordinal) && r.Action == ImportAction.Failed).ShouldBe(5);
        result.For("MUG-1").Action.ShouldBe(ImportAction.Created);
        (await shop.LedgerAsync(EntityType.Products, "BAD"))!.State.ShouldBe(LedgerState.Refused);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_lost_answer_makes_no_second_product_and_no_second_images(bool tookEffect)
    {
        await using var shop = await ShopDriver.OpenAsync();
        await shop.ImportDefinitionsAsync();
        if (tookEffect) shop.Faults.LoseAnswer("ProductSet");
        else shop.Faults.LoseCall("ProductSet");

        var result = await shop.ImportAsync(Rows.Mug());

        result.For("MUG-1").Action.ShouldBe(ImportAction.Created);
        shop.Faults.Sent.Count(s => s == "ProductSet").ShouldBe(1);
        (await shop.ProductCountAsync()).ShouldBe(1);
        var product = await shop.ProductAsync("mug-1");
        product.Each("media").Count().ShouldBe(2);
        product.Each("resourcePublicationsV2").Count(p => p.Flag("isPublished")).ShouldBe(1);
    }

    [Fact]
    public async Task A_step_that_was_cut_off_before_its_answer_was_recorded_looks_before_it_sends()
    {
        await using var shop = await ShopDriver.OpenAsync();
        await shop.ImportDefinitionsAsync();
        shop.Faults.Plan("ProductSet", async (_, send) =>
        {
            await send();
            throw new OperationCanceledException("The process is killed.");
        });
        var rows = Rows.Mug();
        await Should.ThrowAsync<OperationCanceledException>(() => shop.ImportAsync(rows));

        var result = await shop.ImportAsync(new("run-2"), EntityType.Products, """{"round":1,"phase":0,"part":0,"polls":0}""");

        result.For("MUG-1").Action.ShouldBe(ImportAction.Created);
        (await shop.ProductCountAsync()).ShouldBe(1);
        (await shop.ProductAsync("mug-1")).Each("media").Count().ShouldBe(2);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public async Task What_Shopify_turned_away_is_sent_again(int status)
    {
        await using var shop = await ShopDriver.OpenAsync();
        await shop.ImportDefinitionsAsync();
        shop.Faults.Answer("ProductsByCustomId", status, TimeSpan.FromMilliseconds(1));
        shop.Faults.Answer("ProductSet", status, TimeSpan.FromMilliseconds(1));

        (await shop.ImportAsync(Rows.Mug())).For("MUG-1").Action.ShouldBe(ImportAction.Created);

        (await shop.ProductCountAsync()).ShouldBe(1);
        shop.Logs.Lines.ShouldContain(line => line.StartsWith("3001 ", StringComparison.Ordinal));
        string.Concat(shop.Logs.Lines).ShouldNotContain(ShopDriver.Token);
    }

    [Fact]
    public async Task A_product_that_the_ledger_does_not_know_is_adopted_and_not_made_again()
    {
        await using var first = await ShopDriver.OpenAsync();
        await first.ImportDefinitionsAsync();
        await first.ImportAsync(Rows.Mug());
        await first.ForgetAsync((await first.LedgerAsync(EntityType.Products, "MUG-1"))! with { State = LedgerState.Intended, ShopifyId = null, ContentHash = null, LastWritten = null });

        var result = await first.ImportAsync(Rows.Mug());

        result.For("MUG-1").ShopifyId.ShouldBe((await first.ProductAsync("mug-1")).Text("id"));
        (await first.ProductCountAsync()).ShouldBe(1);
        (await first.ProductAsync("mug-1")).Each("media").Count().ShouldBe(2);
    }

    [Fact]
    public async Task A_line_that_was_mended_badly_fails_alone()
    {
        await using var shop = await ShopDriver.OpenAsync();
        await shop.ImportDefinitionsAsync();
        var run = (await shop.ImportAsync(Rows.Mug("A"))).Run;
        var work = await shop.WorkAsync(run, EntityType.Products);
        await shop.Artifacts.WriteAsync(work.Files.Rows(1), (stream, stop) => new Shopify.Csv.ProductRowFile().WriteAsync(stream, [Rows.Mug("A"), Rows.Mug("B") with { Vendor = "SPOILT" }, Rows.Mug("C")], stop), default);
        await using (var file = await shop.Artifacts.OpenReadAsync(work.Files.Rows(1), default))
        {
            var text = (await new StreamReader(file).ReadToEndAsync()).Replace("SPOILT,Mugs,\"Kitchen, Sale\",Active", "Potters,Mugs,\"Kitchen, Sale\",Actif", StringComparison.Ordinal);
            await shop.Artifacts.WriteAsync(work.Files.Rows(1), async (stream, stop) => await stream.WriteAsync(System.Text.Encoding.UTF8.GetBytes(text), stop), default);
        }

        var result = await shop.ImportAsync(run, EntityType.Products);

        result.Results.Select(r => (r.Record, r.Action)).ShouldBe([("A", ImportAction.Unchanged), ("B", ImportAction.Failed), ("C", ImportAction.Created)]);
        result.For("B").Error!.ShouldContain("column 'Status': 'Actif'");
    }
}
