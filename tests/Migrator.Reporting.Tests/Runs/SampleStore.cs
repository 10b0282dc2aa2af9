using Migrator.Core.Entities;
using Migrator.Core.Findings;

namespace Migrator.Reporting.Tests.Runs;

/// <summary>A store of the size of Magento's sample data: 2,046 products, 40 attributes, 30 rules, 5 differences; a few records fail. Made by counting, not by chance.</summary>
internal static class SampleStore
{
    private static readonly string[] Styles = ["Hero Hoodie", "Joust Duffle Bag", "Push It Messenger Bag", "Chaz Kangeroo Hoodie", "Teton Pullover Hoodie", "Fusion Backpack", "Bruno Compete Hoodie", "Radiant Tee", "Breathe-Easy Tank", "Men's Ünique Schürze"];
    private static readonly string[] Colors = ["Gray", "Black", "Green", "Orange", "Blue", "Purple"];
    private static readonly string[] Sizes = ["XS", "S", "M", "L", "XL"];

    private static readonly string[] Attributes =
    [
        "name", "description", "short_description", "price", "special_price", "special_from_date", "special_to_date", "cost", "weight", "color",
        "size", "material", "pattern", "climate", "style_general", "sleeve", "collar", "activity", "features_bags", "strap_bags",
        "gender", "category_gear", "eco_collection", "performance_fabric", "erin_recommends", "new", "sale", "image", "small_image", "thumbnail",
        "swatch_image", "media_gallery", "meta_title", "meta_keyword", "meta_description", "url_key", "tax_class_id", "gift_message_available", "custom_layout_update", "tier_price",
    ];

    private static readonly (string Rule, string Field, RecordState State, int Every, Func<string, int, (string? Before, string? After, string Message)> Say)[] Rules =
    [
        ("tier.unsupported", "tier_price", RecordState.Unsupported, 41, (_, i) => ($"ALL GROUPS: {i} pieces at 29.00", null, "Shopify keeps quantity prices in B2B catalogs only. Make a catalog for the customer group, or let the price go.")),
        ("layout.dropped", "custom_layout_update", RecordState.Unsupported, 93, (_, _) => ("<referenceContainer name=\"content\">\n  <block class=\"Vendor\\Banner\"/>\n</referenceContainer>", null, "Magento layout instructions mean nothing in a Shopify theme. Rebuild the change in the theme, if it is still wanted.")),
        ("metafield.value-too-long", "description", RecordState.Failed, 1100, (_, _) => (new string('x', 70_000), null, "The value has 70,000 letters, and a metafield holds 65,535. Shorten it in Magento.")),
        ("description.script-removed", "description", RecordState.Skipped, 260, (_, _) => ("<p>Fits well.</p><script>track()</script>", "<p>Fits well.</p>", "A script in the description was removed: Shopify would show or refuse it.")),
        ("directive.removed", "description", RecordState.Skipped, 130, (_, _) => ("{{widget type=\"Magento\\Cms\\Block\\Widget\\Block\" block_id=\"5\"}}", "", "A Magento directive has no meaning outside Magento and was removed.")),
        ("gift-message.dropped", "gift_message_available", RecordState.Skipped, 9, (_, _) => ("Use config", null, "Shopify has no gift messages of a product. A cart attribute of the theme does the same.")),
        ("meta-keyword.dropped", "meta_keyword", RecordState.Skipped, 14, (_, i) => ($"hoodie, warm, style {i % 7}", null, "Shopify has no meta keywords, and search engines have not read them since 2009.")),
        ("image.hidden", "media_gallery", RecordState.Skipped, 57, (sku, i) => ($"/m/h/{sku.ToLowerInvariant()}-alt{i % 4}.jpg", null, "Magento hides this image on the product page; Shopify cannot, so it was not taken.")),
        ("image.missing", "media_gallery", RecordState.Skipped, 512, (sku, _) => ($"/m/h/{sku.ToLowerInvariant()}-main.jpg", null, "Magento names a file that is not in its media folder. Upload it there, or remove its name.")),
        ("tag.too-long", "style_general", RecordState.Transformed, 700, (_, _) => (new string('t', 300), new string('t', 255), "A tag holds 255 letters; the rest was cut.")),
        ("option.fourth-folded", "color", RecordState.Merged, 160, (_, _) => ("Material: Cotton", "Size / Material: M / Cotton", "Shopify has three options a product; the fourth was folded into the third.")),
        ("variant.of-configurable", "sku", RecordState.Merged, 2, (sku, _) => (sku, "variant of " + sku[..4], $"'{sku}' is not a product of its own: it became a variant of '{sku[..4]}'.")),
        ("swatch.merged", "swatch_image", RecordState.Merged, 31, (sku, _) => ($"/s/w/{sku}.jpg", "variant image", "The swatch is the variant's image in Shopify.")),
        ("thumbnail.merged", "thumbnail", RecordState.Merged, 6, (sku, _) => ($"/m/h/{sku}.jpg", "main image", "Shopify makes thumbnails of the main image by itself.")),
        ("small-image.merged", "small_image", RecordState.Merged, 6, (sku, _) => ($"/m/h/{sku}.jpg", "main image", "Shopify makes small images of the main image by itself.")),
        ("handle.taken", "url_key", RecordState.Transformed, 190, (sku, i) => ("hero-hoodie", "hero-hoodie-" + sku.ToLowerInvariant(), $"'MH{i % 10:00}' has this handle already, and handles are unique. Links to this product's old address need the new handle.")),
        ("price.special-window", "special_price", RecordState.Transformed, 37, (_, i) => ($"{40 + (i % 9)}.00 until 2027-01-31", $"price {40 + (i % 9)}.00, compare at 59.00", $"The special price {40 + (i % 9)}.00 holds now: it became the price, and the old price the compare-at price.")),
        ("price.special-expired", "special_price", RecordState.Skipped, 73, (_, _) => ("35.00 until 2019-12-31", null, "The special price's window has passed.")),
        ("select.label", "material", RecordState.Transformed, 4, (_, i) => ($"option {i % 30}", "Cotton", "A choice list became its label, for the ids mean nothing outside Magento.")),
        ("multiselect.list", "climate", RecordState.Transformed, 5, (_, _) => ("Indoor|Mild|Spring", "[\"Indoor\",\"Mild\",\"Spring\"]", "A multiple choice became a list.")),
        ("boolean.typed", "eco_collection", RecordState.Transformed, 7, (_, i) => (i % 2 == 0 ? "Yes" : "No", i % 2 == 0 ? "true" : "false", "Yes and No became true and false.")),
        ("weight.unit", "weight", RecordState.Transformed, 8, (_, i) => ($"{i % 4 + 1}.0000 lbs", $"{(i % 4 + 1) * 0.4536m} kg", "The weight was converted to the shop's unit.")),
        ("html.cleaned", "short_description", RecordState.Transformed, 33, (_, _) => ("<font color=red>New!</font>", "New!", "Tags that Shopify's editor does not keep were removed; the words stay.")),
        ("title.html-removed", "name", RecordState.Transformed, 410, (_, _) => ("Hero Hoodie&trade;", "Hero Hoodie™", "Entities in the name became letters.")),
        ("seo-title.cut", "meta_title", RecordState.Transformed, 301, (_, _) => (new string('a', 90), new string('a', 70), "A search title shows 70 letters; the rest was cut.")),
        ("seo-description.cut", "meta_description", RecordState.Transformed, 222, (_, _) => (new string('b', 400), new string('b', 320), "A search description shows 320 letters; the rest was cut.")),
        ("date.typed", "special_from_date", RecordState.Transformed, 37, (_, _) => ("11/1/26, 12:00 AM", "2026-11-01", "A date became a date of its own type.")),
        ("tax-class.taxable", "tax_class_id", RecordState.Transformed, 3, (_, _) => ("Taxable Goods", "taxable", "The tax class became taxable or not; rates are the shop's own.")),
        ("status.disabled-draft", "status", RecordState.Transformed, 120, (_, _) => ("Disabled", "DRAFT", "A disabled product is a draft, so that nobody sees it.")),
        ("stock.backorders", "stock", RecordState.Transformed, 88, (_, _) => ("Allow below 0", "CONTINUE", "Backorders go on selling at zero.")),
    ];

    public const int Records = 2_046;

    public static RunBuilder Build(bool clean = false)
    {
        var run = new RunBuilder();
        var attributes = run.Entity(EntityType.Attributes);
        foreach (var attribute in Attributes) attributes.Record(attribute, ImportAction.Created, RecordState.Moved, "definition.typed", "definition:magento." + attribute);

        var products = run.Products;
        products.Chunks = 5;
        for (var i = 0; i < Records - (clean ? 0 : 2); i++) AddProduct(products, i, clean);
        for (var i = 0; i < Attributes.Length; i++) AddCoverage(products, Attributes[i], i);
        products.Difference(Sku(72), "media · MH12-gray_main.jpg", "1 image", "processing", DifferenceCause.MissingAtSource);
        if (clean) return run;

        products.Unreadable("catalog_product.csv:1207", "Line 1207 has 61 columns, and the header has 89. A quote was not closed in column 'description'. Mend the line and run migrate again.");
        products.Unreadable("catalog_product.csv:1911", "Line 1911 has 88 columns, and the header has 89. Mend the line and run migrate again.");
        products.Difference(Sku(6), "variant MH01-XS-Gray · price", "52.00", "49.00");
        products.Difference(Sku(12), "seo · title", "Push It Messenger Bag — now in “Gray”", "Push It Messenger Bag");
        products.Difference(Sku(12), "tags", "eco, sale, new", "eco, sale");
        products.Difference(Sku(18), "media · wb04-blue-0.jpg · alt", "Front", null, DifferenceCause.MediaFailed);
        return run;
    }

    private static string Sku(int i) => i % 6 == 0 ? $"MH{i / 6:000}" : $"MH{i / 6:000}-{Sizes[i % 5]}-{Colors[i % 6]}";

    private static void AddProduct(EntityBuilder products, int i, bool clean)
    {
        var sku = Sku(i);
        var parent = $"mh{i / 6:000}-{Styles[i / 6 % 10].ToLowerInvariant().Replace(' ', '-')}";
        switch (i)
        {
            case 100 or 200 when !clean:
                products.Record(sku, ImportAction.Failed, target: "product:" + parent, error: $"INVALID_METAFIELD metafields.{i % 7}.value: Value must be one of: Cotton, Wool, Fleece. Was '{(i == 100 ? "Nylon" : "LumaTech™")}'.");
                break;
            case 300 when !clean:
                products.Record(sku, null, RecordState.Failed, "price.missing").Finding(sku, "price.missing", RecordState.Failed, "A simple product without a price cannot be sold. Give it a price in Magento.", "price");
                break;
            case var n when n % 97 == 5:
                products.Record(sku, null, RecordState.Skipped, "visibility.nowhere");
                break;
            case var n when n % 6 == 0:
                products.Record(sku, n % 18 == 0 ? ImportAction.Updated : ImportAction.Created, RecordState.Transformed, n % 24 == 0 ? "product.configurable" : "product.simple", "product:" + parent);
                break;
            default:
                products.Record(sku, i % 50 == 1 ? ImportAction.Unchanged : ImportAction.Created, RecordState.Merged, "variant.of-configurable", $"variant:{parent}/{sku}");
                break;
        }

        foreach (var (rule, field, state, every, say) in Rules)
        {
            if (i % every != every / 2 || (clean && state == RecordState.Failed)) continue;
            var (before, after, message) = say(sku, i);
            products.Finding(sku, rule, state, message, field, before, after);
        }
    }

    private static void AddCoverage(EntityBuilder products, string attribute, int i)
    {
        foreach (var (rule, field, state, every, _) in Rules)
        {
            if (field == attribute && rule != "status.disabled-draft") products.Coverage(attribute, state, Records / every);
        }

        products.Coverage(attribute, i % 3 == 0 ? RecordState.Transformed : RecordState.Moved, Records - (i * 31));
    }
}
