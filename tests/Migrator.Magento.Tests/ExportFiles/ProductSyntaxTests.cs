using Migrator.Core.Entities;
using Migrator.Core.Findings;
using Migrator.Core.Records;

namespace Migrator.Magento.Tests.ExportFiles;

/// <summary>Each of the export's little languages, as Magento writes it.</summary>
public sealed class ProductSyntaxTests : IDisposable
{
    private readonly TestExport _export = new();

    public void Dispose() => _export.Dispose();

    [Theory]
    [InlineData("height=8,2,width=18", "height=8,2|width=18")]
    [InlineData("r_multi=CE|RoHS, EU,brand=Acme & Söhne", "brand=Acme & Söhne|r_multi=CE;RoHS, EU")]
    [InlineData("note=Line 1\nLine 2, <b>more</b>,brand=X", "brand=X|note=Line 1\nLine 2, <b>more</b>")]
    [InlineData("note=a=b, c=d,brand=X=Y", "brand=X=Y|note=a=b, c=d")]
    [InlineData("note=<a title=\"x\",rel=\"y\">link</a>,brand=X", "brand=X|note=<a title=\"x\",rel=\"y\">link</a>")]
    [InlineData("note=see https://x.example/?a=1,b=2,brand=X", "note=see https://x.example/?a=1,b=2,brand=X")]
    [InlineData("note=\"Wool, soft\",r_multi=\"CE\"|\"RoHS, EU\",brand=\"5\"\" Co\"", "brand=5\" Co|note=Wool, soft|r_multi=CE;RoHS, EU")]
    [InlineData("note=\"Quoted\" word,brand=X", "brand=X|note=\"Quoted\" word")]
    public async Task Additional_attributes_end_where_the_next_code_begins(string field, string values)
    {
        var run = await _export.Product("A", ("additional_attributes", field)).ProductsAsync();

        Custom(run.Products["A"]).ShouldBe(values);
    }

    [Fact]
    public async Task A_word_that_could_begin_an_attribute_is_kept_and_said()
    {
        var run = await _export.Product("A", ("additional_attributes", "note=<a title=\"x\",rel=\"y\">link</a>,brand=X")).ProductsAsync();

        var finding = run.Findings.ShouldHaveSingleItem();
        finding.ShouldSatisfyAllConditions(f => f.Rule.ShouldBe("attribute.ambiguous"), f => f.Field.ShouldBe("note"), f => f.Message.ShouldContain(",rel="));
    }

    [Fact]
    public async Task A_store_view_overrides_what_it_names_and_inherits_the_rest()
    {
        var run = await _export
            .Product("A", ("name", "Thing"), ("description", "Text"), ("additional_attributes", "brand=Acme"), ("base_image", "/a.jpg"))
            .StoreRow("A", "fr", ("name", "Chose"), ("additional_attributes", "brand=Acmé"), ("base_image", "/fr.jpg"))
            .StoreRow("A", "default", ("description", "Texte"))
            .ProductsAsync();
        var product = run.Products["A"];

        product.Attributes.Where(a => a.StoreView.Length > 0).Select(a => $"{a.Code}@{a.StoreView}={a.Items[0].Text}")
            .ShouldBe(["brand@fr=Acmé", "description@default=Texte", "image@fr=/fr.jpg", "name@fr=Chose"]);
        product.Value("name").ShouldBe("Thing");
        product.Attributes.Select(a => (a.Code, a.StoreView)).ShouldBe(product.Attributes.Select(a => (a.Code, a.StoreView)).OrderBy(k => k.Code, StringComparer.Ordinal).ThenBy(k => k.StoreView, StringComparer.Ordinal));
    }

    [Fact]
    public async Task Variations_keep_commas_and_bars_in_values_and_attributes_their_order()
    {
        var run = await _export
            .Product("P", ("product_type", "configurable"),
                ("configurable_variations", "sku=P-1,size=8,5 EU,color=Red|Blue|sku=P,2,size=9 EU,color=Black"),
                ("configurable_variation_labels", "size=Size, in EU,color=Colour"))
            .ProductsAsync();
        var head = run.Products["P"];

        head.SuperAttributes.ShouldBe([new("size", "Size, in EU", 0), new("color", "Colour", 1)]);
        head.Variations.Select(v => v.Sku).ShouldBe(["P-1", "P,2"]);
        head.Variations[0].Values.ShouldBe(new Dictionary<string, string> { ["size"] = "8,5 EU", ["color"] = "Red|Blue" });
    }

    [Fact]
    public async Task Bundle_values_become_options_with_their_selections()
    {
        var run = await _export
            .Product("B", ("product_type", "bundle"), ("bundle_price_type", "fixed"), ("bundle_sku_type", "dynamic"), ("bundle_weight_type", "dynamic"),
                ("bundle_price_view", "As low as"), ("bundle_shipment_type", "separately"),
                ("bundle_values", "name=Main, big,type=radio,required=1,sku=A,price=5.0000,default=1,default_qty=1.0000,price_type=fixed,can_change_qty=0|name=Main, big,type=radio,required=1,sku=B|C,price=10.0000,default=0,default_qty=2.5000,price_type=percent,can_change_qty=1|name=More,type=multi,required=0,sku=D,price=0.0000,default=0,default_qty=1.0000,price_type=fixed"))
            .ProductsAsync();
        var bundle = run.Products["B"].Bundle!;

        bundle.ShouldSatisfyAllConditions(
            b => b.HasDynamicPrice.ShouldBeFalse(), b => b.HasDynamicSku.ShouldBeTrue(), b => b.HasDynamicWeight.ShouldBeTrue(),
            b => b.PriceView.ShouldBe("As low as"), b => b.ShipsTogether.ShouldBeFalse());
        bundle.Options.Select(o => (o.Title, o.Input, o.IsRequired)).ShouldBe([("Main, big", "radio", true), ("More", "multi", false)]);
        bundle.Options[0].Selections.ShouldBe([new("A", 5, false, true, 1, false), new("B|C", 10, true, false, 2.5m, true)]);
        bundle.Options[1].Selections.ShouldBe([new("D", 0, false, false, 1, true)]);
    }

    [Fact]
    public async Task Grouped_items_may_have_commas_and_equals_signs_in_their_SKUs()
    {
        var run = await _export.Product("G", ("product_type", "grouped"), ("associated_skus", "A=1.000000,B,2=0.500000,C=D=0.000000")).ProductsAsync();

        run.Products["G"].GroupedItems.ShouldBe([new("A", 1, 1), new("B,2", 0.5m, 2), new("C=D", 0, 3)]);
    }

    [Fact]
    public async Task Downloads_and_their_samples_are_read()
    {
        var run = await _export
            .Product("D", ("product_type", "downloadable"),
                ("downloadable_links", "link_id=9,id=9,title=PDF, large,sort_order=2,sample_type=url,sample_url=http://x/s.pdf,price=1.500000,number_of_downloads=5,is_shareable=2,link_type=url,link_url=http://x/b.pdf?a=1,2|link_id=10,id=10,title=Film,sort_order=1,price=0.000000,is_shareable=1,link_type=file,link_file=/f/i/film.mp4"),
                ("downloadable_samples", "sample_id=1,id=1,title=Trailer #1,sort_order=1,sample_type=file,sample_file=/t/r/1.mp4,sample_id=2,id=2,title=Trailer, long,sort_order=2,sample_type=url,sample_url=http://x/2.mp4"))
            .ProductsAsync();
        var product = run.Products["D"];

        product.DownloadLinks.ShouldBe([
            new("PDF, large", 1.5m, 5, "http://x/b.pdf?a=1,2", "http://x/s.pdf", 2, null),
            new("Film", 0, 0, "/f/i/film.mp4", null, 1, true)]);
        product.DownloadSamples.ShouldBe([new("Trailer #1", "/t/r/1.mp4", 1), new("Trailer, long", "http://x/2.mp4", 2)]);
    }

    [Fact]
    public async Task Custom_options_are_put_together_from_their_choices()
    {
        var run = await _export
            .Product("O", ("custom_options",
                "name=Text, short,type=field,required=1,price=5.000000,sku=ENG,max_characters=25,file_extension=,image_size_x=,image_size_y=,price_type=fixed|name=Ink,type=drop_down,required=1,price=0.000000,sku=b,max_characters=,file_extension=,image_size_x=,image_size_y=,price_type=fixed,option_title=Blue, dark|name=Ink,type=drop_down,required=1,price=12.500000,sku=,max_characters=,file_extension=,image_size_x=,image_size_y=,price_type=percent,option_title=Gold|name=Art,type=file,required=0,price=10.000000,sku=,max_characters=,file_extension=png, jpg,image_size_x=500,image_size_y=,price_type=percent"))
            .ProductsAsync();
        var options = run.Products["O"].CustomOptions;

        options.Select(o => (o.Title, o.Input, o.IsRequired, o.Position, o.Price, o.IsPercent, o.Sku, o.MaxCharacters)).ShouldBe([
            ("Text, short", "field", true, 1, 5m, false, "ENG", 25),
            ("Ink", "drop_down", true, 2, null, false, null, null),
            ("Art", "file", false, 3, 10m, true, null, null)]);
        options[1].Values.ShouldBe([new("Blue, dark", 0, false, "b", 1), new("Gold", 12.5m, true, null, 2)]);
    }

    [Fact]
    public async Task Gift_card_terms_are_read_from_Adobe_Commerces_columns()
    {
        var run = await _export
            .Product("C", ("product_type", "giftcard"), ("giftcard_type", "2"), ("giftcard_allow_open_amount", "1"), ("giftcard_open_amount_min", "10.0000"),
                ("giftcard_open_amount_max", ""), ("giftcard_amount", "25.0000,50.0000"), ("use_config_lifetime", "0"), ("giftcard_lifetime", "365"))
            .ProductsAsync();
        var card = run.Products["C"];

        card.GiftCard!.Type.ShouldBe("combined");
        card.GiftCard.Amounts.ShouldBe([25m, 50m]);
        card.GiftCard.ShouldSatisfyAllConditions(g => g.AllowsOpenAmount.ShouldBeTrue(), g => g.OpenAmountMin.ShouldBe(10), g => g.OpenAmountMax.ShouldBeNull());
        card.Value("giftcard_lifetime").ShouldBe("365");
    }

    [Fact]
    public async Task Prices_and_quantities_come_from_files_of_their_own()
    {
        _export.Write("a_prices.csv", "sku,tier_price_website,tier_price_customer_group,tier_price_qty,tier_price,tier_price_value_type\nA,\"All Websites [USD]\",\"ALL GROUPS\",5.0000,17.900000,Fixed\nA,eu,VIP,1.0000,15.00,Discount\nGONE,eu,VIP,1.0000,15.00,Discount\n");
        _export.Write("b_stock.csv", "source_code,sku,status,quantity\nwest,A,0,\" -3.0000\"\neast,A,1,7.5000\n");
        System.IO.File.WriteAllText(_export.File, _export.Product("A").Text());
        var run = await SourceRun.OfAsync(_export.Path, EntityType.Products);

        run.Products["A"].TierPrices.ShouldBe([new("", "ALL GROUPS", 5, 17.9m, false), new("eu", "VIP", 1, 15, true)]);
        run.Products["A"].SourceQuantities.ShouldBe([new("east", 7.5m, true), new("west", -3, false)]);
        run.Findings.ShouldHaveSingleItem().ShouldSatisfyAllConditions(f => f.Rule.ShouldBe("row.unknown-product"), f => f.Record.ShouldBe("GONE"), f => f.Message.ShouldContain("a_prices.csv, line 4"));
    }

    [Fact]
    public async Task Links_have_their_positions_as_numbers()
    {
        var run = await _export.Product("A", ("related_skus", "C,B,D"), ("related_position", "10,2,2"), ("upsell_skus", "E,F"), ("upsell_position", "1")).ProductsAsync();

        run.Products["A"].Links.ShouldBe([
            new(LinkKind.Related, "B", 2), new(LinkKind.Related, "D", 2), new(LinkKind.Related, "C", 10), new(LinkKind.UpSell, "E", 1), new(LinkKind.UpSell, "F", 2)]);
        run.Findings.ShouldHaveSingleItem().Rule.ShouldBe("link.positions-differ");
    }

    [Fact]
    public async Task Images_have_labels_roles_and_what_is_hidden()
    {
        var run = await _export
            .Product("A", ("base_image", "/b.jpg"), ("base_image_label", "Base"), ("small_image", "/a.jpg"), ("swatch_image", "no_selection"),
                ("additional_images", "/a.jpg,/b.jpg,/c.jpg"), ("additional_image_labels", "Front, left,,Hidden"), ("hide_from_product_page", "/c.jpg"))
            .ProductsAsync();

        run.Products["A"].Images.ShouldBe([
            new("/a.jpg", "Front, left", 1, false, ["small_image"]), new("/b.jpg", "Base", 2, false, ["image"]), new("/c.jpg", "Hidden", 3, true, [])]);
        run.Findings.ShouldBeEmpty();
    }

    [Fact]
    public async Task Labels_that_cannot_be_told_apart_are_left_out_and_said()
    {
        var run = await _export.Product("A", ("base_image", "/a.jpg"), ("base_image_label", "Base"), ("additional_images", "/a.jpg,/b.jpg"), ("additional_image_labels", "One,two,three")).ProductsAsync();

        run.Products["A"].Images.Select(i => i.Label).ShouldBe(["Base", null]);
        run.Findings.ShouldHaveSingleItem().ShouldSatisfyAllConditions(f => f.Rule.ShouldBe("image.labels-ambiguous"), f => f.State.ShouldBe(RecordState.Failed));
    }

    [Fact]
    public async Task What_the_configuration_decides_is_null_in_the_stock()
    {
        var run = await _export
            .Product("A", ("qty", "5.0000"), ("is_in_stock", "1"), ("manage_stock", "1"), ("use_config_manage_stock", "1"), ("allow_backorders", "2"), ("use_config_backorders", "1"),
                ("out_of_stock_qty", "3.0000"), ("use_config_min_qty", "1"), ("enable_qty_increments", "1"), ("use_config_enable_qty_inc", "1"))
            .Product("B", ("qty", "-3.2500"), ("is_in_stock", "0"), ("is_qty_decimal", "1"), ("manage_stock", "0"), ("use_config_manage_stock", "0"), ("allow_backorders", "1"), ("use_config_backorders", "0"),
                ("out_of_stock_qty", "-20.0000"), ("use_config_min_qty", "0"), ("min_cart_qty", "0.2500"), ("use_config_min_sale_qty", "0"),
                ("enable_qty_increments", "1"), ("use_config_enable_qty_inc", "0"), ("qty_increments", "0.2500"), ("use_config_qty_increments", "0"))
            .ProductsAsync();

        run.Products["A"].Stock.ShouldBe(new StockItem(5, true, null, null, null, null, null, null, null, false));
        run.Products["B"].Stock.ShouldBe(new StockItem(-3.25m, false, false, 1, -20, 0.25m, null, 0.25m, null, true));
    }

    [Fact]
    public async Task Categories_may_have_commas_in_their_names()
    {
        var run = await _export
            .Product("A", ("categories", "Default Category/Bags, large,Default Category/Bags\\/Cases,Default Category/Tops,Tees,Other Root/X"), ("product_websites", "base,eu"))
            .ProductsAsync();

        run.Products["A"].Categories.ShouldBe(["Default Category/Bags, large", "Default Category/Bags\\/Cases", "Default Category/Tops,Tees", "Other Root/X"]);
        run.Products["A"].Websites.ShouldBe(["base", "eu"]);
    }

    [Theory]
    [InlineData("11/23/26, 5:34 PM", "America/Chicago", "2026-11-23T23:34:00Z")]
    [InlineData("11/23/26, 5:34\u202fPM", "Europe/Berlin", "2026-11-23T16:34:00Z")]
    [InlineData("23.11.26, 17:34", "Europe/Berlin", "2026-11-23T16:34:00Z")]
    [InlineData("23/11/2026, 17:34", "Europe/London", "2026-11-23T17:34:00Z")]
    [InlineData("2026-11-23 17:34:05", "Europe/Berlin", "2026-11-23T17:34:05Z")]
    [InlineData("2026-11-23T17:34:05+01:00", "Europe/Berlin", "2026-11-23T16:34:05Z")]
    [InlineData("7/1/26, 12:05 AM", "America/New_York", "2026-07-01T04:05:00Z")]
    public async Task Times_are_read_in_the_form_of_the_admins_locale_and_the_shops_zone(string text, string zone, string instant)
    {
        var run = await _export.Product("A", ("created_at", text)).ProductsAsync(zone);

        run.Products["A"].CreatedAt.ShouldBe(DateTimeOffset.Parse(instant));
        run.Findings.ShouldAllBe(f => f.Rule == "dates.order-assumed");
    }

    [Fact]
    public async Task Dates_keep_their_day_whatever_the_zone()
    {
        var run = await _export.Product("A", ("special_price_from_date", "1/1/30"), ("new_from_date", "2/29/24"), ("additional_attributes", "r_date=12/31/99")).ProductsAsync("Asia/Tokyo");

        run.Products["A"].Value("special_from_date").ShouldBe("2030-01-01");
        run.Products["A"].Value("news_from_date").ShouldBe("2024-02-29");
        run.Products["A"].Value("r_date").ShouldBe("1999-12-31");
    }

    private static string Custom(MagentoProduct product) =>
        string.Join('|', product.Attributes.Where(a => a.Code is not ("status" or "visibility")).Select(a => $"{a.Code}={string.Join(';', a.Items.Select(i => i.Text))}"));
}
