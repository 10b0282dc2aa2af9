using Migrator.Rehearsal.Tests.Driving;

namespace Migrator.Rehearsal.Tests.Products;

public sealed class ProductSetTests
{
    [Fact]
    public async Task Product_is_made_as_the_input_says()
    {
        await using var shop = await TestShop.OpenAsync();

        var product = (await shop.SetAsync(ProductDriver.Shirt()))["product"]!;

        product["handle"]!.GetValue<string>().ShouldBe("shirt");
        product["tags"]!.AsArray().Select(t => t!.GetValue<string>()).ShouldBe(["Cotton", "summer"]);
        var variants = product["variants"]!["nodes"]!.AsArray();
        variants.Select(v => v!["title"]!.GetValue<string>()).ShouldBe(["S", "M"]);
        variants[0]!["price"]!.GetValue<string>().ShouldBe("19.90");
        variants[0]!["inventoryItem"]!["unitCost"]!["amount"]!.GetValue<string>().ShouldBe("5.5");
    }

    [Fact]
    public async Task Second_set_with_the_same_handle_identifier_updates_and_keeps_variant_ids()
    {
        await using var shop = await TestShop.OpenAsync();
        var first = (await shop.SetAsync(ProductDriver.Shirt(), new { handle = "shirt" }))["product"]!;
        var second = (await shop.SetAsync(ProductDriver.Shirt(), new { handle = "shirt" }))["product"]!;

        second["id"]!.GetValue<string>().ShouldBe(first["id"]!.GetValue<string>());
        second["variants"]!["nodes"]![1]!["id"]!.GetValue<string>().ShouldBe(first["variants"]!["nodes"]![1]!["id"]!.GetValue<string>());
    }

    [Fact]
    public async Task Variants_and_metafields_that_are_not_sent_are_deleted()
    {
        await using var shop = await TestShop.OpenAsync();
        var id = (await shop.SetAsync(new { title = "A", metafields = new[] { new { @namespace = "custom", key = "one", type = "single_line_text_field", value = "1" }, new { @namespace = "custom", key = "two", type = "single_line_text_field", value = "2" } } }))["product"]!["id"]!.GetValue<string>();

        var product = (await shop.SetAsync(new { metafields = new[] { new { @namespace = "custom", key = "two", value = "3" } } }, new { id }))["product"]!;

        product["title"]!.GetValue<string>().ShouldBe("A");
        product["metafields"]!["nodes"]!.AsArray().Select(m => m!["key"]!.GetValue<string>() + m["value"]).ShouldBe(["two3"]);
    }

    [Fact]
    public async Task Product_is_found_again_by_its_custom_id()
    {
        await using var shop = await TestShop.OpenAsync();
        await shop.DefineAsync("magento", "id", "id");
        var identifier = new { customId = new { @namespace = "magento", key = "id", value = "4711" } };

        var first = (await shop.SetAsync(new { title = "A" }, identifier))["product"]!["id"]!.GetValue<string>();
        var second = (await shop.SetAsync(new { title = "B", metafields = new[] { new { @namespace = "magento", key = "id", value = "4711" } } }, identifier))["product"]!["id"]!.GetValue<string>();
        var found = await shop.DataAsync("query($i: ProductIdentifierInput!) { productByIdentifier(identifier: $i) { id title } }", new { i = identifier });

        second.ShouldBe(first);
        found["productByIdentifier"]!["title"]!.GetValue<string>().ShouldBe("B");
    }

    [Fact]
    public async Task Generated_handle_moves_aside_and_an_explicit_one_is_refused()
    {
        await using var shop = await TestShop.OpenAsync();
        await shop.SetAsync(new { title = "Blue Mug" });

        (await shop.SetAsync(new { title = "Blue Mug" }))["product"]!["handle"]!.GetValue<string>().ShouldBe("blue-mug-1");
        (await shop.RefusedAsync(new { title = "Other", handle = "blue-mug" })).ShouldBe(("HANDLE_NOT_UNIQUE", "input.handle", "Handle 'blue-mug' already in use. Please provide a new handle."));
    }

    public static TheoryData<object, string, string> Refusals() => new()
    {
        { new { title = " " }, "INVALID_PRODUCT", "input.title" },
        { new { title = new string('x', 256) }, "INVALID_PRODUCT", "input.title" },
        { new { title = "A", productOptions = new[] { new { name = "Size", values = new[] { new { name = "S" } } } } }, "VARIANTS_INPUT_MISSING", "input.variants" },
        { With(new[] { Option("A", "1"), Option("B", "1"), Option("C", "1"), Option("D", "1") }), "OPTIONS_OVER_LIMIT", "input.productOptions" },
        { With(new[] { Option("A", "1"), Option("a", "1") }), "DUPLICATED_OPTION_NAME", "input.productOptions.1" },
        { With(new[] { Option("A", "1", "1") }), "DUPLICATED_OPTION_VALUE", "input.productOptions.0.values.1" },
        { With(new[] { Option("A / B", "1") }), "INVALID_INPUT", "input.productOptions.0.name" },
        { With(new[] { Option("A", "1") }, Choose(("A", "1")), Choose(("A", "1"))), "INVALID_VARIANT", "input.variants.1" },
        { With(new[] { Option("A", "1"), Option("B", "1") }, Choose(("A", "1"))), "OPTION_VALUES_MISSING", "input.variants.0" },
        { With(new[] { Option("A", "1") }, Choose(("Z", "1"))), "OPTION_DOES_NOT_EXIST", "input.variants.0.optionValues.0" },
        { new { title = "A", files = new[] { new { originalSource = "ftp://x/y.png" } } }, "INVALID_INPUT", "input.files.0.originalSource" },
        { new { title = "A", files = new[] { new { originalSource = "https://x.example/y.png", alt = new string('x', 513) } } }, "INVALID_INPUT", "input.files.0.alt" },
        { new { title = "A", metafields = new[] { new { @namespace = "custom", key = "count", type = "number_integer", value = "x" } } }, "INVALID_METAFIELD", "input.metafields.0.value" },
        { new { title = "A", seo = new { title = new string('x', 71) } }, "INVALID_PRODUCT", "input.seo.title" },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task Bad_input_is_refused_at_its_place(object input, string code, string path)
    {
        await using var shop = await TestShop.OpenAsync();

        var refusal = await shop.RefusedAsync(input);

        (refusal.Code, refusal.Path).ShouldBe((code, path), refusal.Message);
        (await shop.DataAsync("{ productsCount { count } }"))["productsCount"]!["count"]!.GetValue<int>().ShouldBe(0);
    }

    [Fact]
    public async Task Variant_shows_the_picture_that_the_product_has()
    {
        await using var shop = await TestShop.OpenAsync(new RehearsalOptions { Throttle = false, Media = new MediaBehaviour { Delay = TimeSpan.Zero } });
        var file = new { originalSource = "https://shop.example/s.png", alt = "Small" };

        var product = (await shop.SetAsync(new
        {
            title = "A",
            files = new[] { file, new { originalSource = "https://nowhere.invalid/x.png", alt = "" } },
            productOptions = new[] { Option("A", "1") },
            variants = new[] { new { optionValues = new[] { new { optionName = "A", name = "1" } }, file = new { file.originalSource } } },
        }))["product"]!;

        product["media"]!["nodes"]!.AsArray().Select(m => m!["status"]!.GetValue<string>()).ShouldBe(["READY", "FAILED"]);
        product["variants"]!["nodes"]![0]!["media"]!["nodes"]![0]!["id"]!.GetValue<string>().ShouldBe(product["media"]!["nodes"]![0]!["id"]!.GetValue<string>());
    }

    private static object Option(string name, params string[] values) => new { name, values = values.Select(v => new { name = v }).ToArray() };

    private static object Choose(params (string Option, string Value)[] values) => new { optionValues = values.Select(v => new { optionName = v.Option, name = v.Value }).ToArray() };

    private static object With(object[] options, params object[] variants) => new { title = "A", productOptions = options, variants = variants.Length > 0 ? variants : [Choose(("A", "1"))] };
}
