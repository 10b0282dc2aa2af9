using FsCheck;
using FsCheck.Fluent;
using Migrator.Core.Records;

namespace Migrator.Mapping.Tests.Properties;

/// <summary>Families as odd as data can be: few distinct words, so that they collide; texts of any character; numbers of any size.</summary>
internal static class Families
{
    private static readonly string[] Codes =
    [
        "name", "description", "short_description", "status", "visibility", "price", "special_price", "special_from_date", "special_to_date", "cost", "weight", "tax_class_id", "url_key",
        "meta_title", "meta_description", "meta_keyword", "manufacturer", "country_of_manufacture", "ean", "color", "size", "fit", "length", "features", "waterproof", "released", "pieces",
        "height_cm", "note", "options_container", "sku", "Odd Code!", "x", "price_type", "links_title", "unannounced",
    ];

    private static readonly Gen<string> Odd = Gen.Frequency(
        (20, ArbMap.Default.GeneratorFor<string>().Select(s => s ?? "")),
        (20, Gen.Elements("", " ", "S", "s", "Red", "red ", "A / B", "1", "0", "2", "-5", "12.345678", "1e5", "99999999999999999999", "2026-11-24", "2026-01-01", "2027-01-01", "not a date", "Yes",
            "a\nb", "\u0001", "\ud800", "<p>{{media url=\"x.jpg\"}}</p><script>", "Größe", "日本", "Germany", "DE", "None", "Catalog", "Disabled", "Not Visible Individually", "x.html")),
        (1, Gen.Choose(0, 40_000).Select(n => new string('é', n))));

    private static readonly Gen<string> Sku = Gen.Frequency(
        (20, Gen.Elements("A", "B", "C", "D", "E", "F", "a", "A B", "Ä/%", "K-1")), (1, Gen.Elements("", " ", new string('S', 300), "bad\u0002")));

    private static readonly Gen<decimal> Number = Gen.OneOf(
        Gen.Elements(0m, 1m, 0.5m, -3m, 7.25m, 1_000_000_000_000_000m, decimal.MaxValue, decimal.MinValue, 100m), Gen.Choose(-100, 10000).Select(n => n / 100m));

    private static readonly Gen<AttributeValue> Attribute =
        from code in Gen.Elements(Codes)
        from view in Gen.Frequency((6, Gen.Constant("")), (1, Gen.Elements("de", "fr")))
        from items in Gen.Frequency((8, Gen.ListOf(Odd, 1)), (1, Gen.Choose(0, 4).SelectMany(n => Gen.ListOf(Odd, n))), (1, Gen.ListOf(Gen.Elements("x", "y"), 140)))
        select new AttributeValue(code, view, [.. items.Select(i => new AttributeItem(i))]);

    private static readonly Gen<AttributeValue> Sensible = Gen.OneOf(
        Gen.Elements("1", "1", "1", "2").Select(s => new AttributeValue("status", "", s)),
        Gen.Elements("Catalog, Search", "Not Visible Individually", "Search").Select(s => new AttributeValue("visibility", "", s)),
        Number.Select(n => new AttributeValue("price", "", Math.Abs(n % 1000).ToString(System.Globalization.CultureInfo.InvariantCulture))),
        Gen.Elements("S", "M", "L", "s").Select(s => new AttributeValue("size", "", s)),
        Gen.Elements("Red", "Blue").Select(s => new AttributeValue("color", "", s)),
        Gen.Elements("Slim", "Wide").Select(s => new AttributeValue("fit", "", s)),
        Gen.Elements("30", "32").Select(s => new AttributeValue("length", "", s)));

    private static readonly Gen<StockItem?> Stock = Gen.OneOf(
        Gen.Constant((StockItem?)null),
        from quantity in Number
        from minimum in Number
        from flags in Gen.Choose(0, 31)
        select (StockItem?)new StockItem(quantity, (flags & 1) > 0, (flags & 2) > 0 ? (flags & 4) > 0 : null, (flags & 8) > 0 ? 1 : null, (flags & 16) > 0 ? minimum : null, null, minimum, null, null, (flags & 4) > 0));

    private static readonly Gen<ProductImage> Image =
        from file in Gen.Frequency((6, Gen.Elements("/a/b.jpg", "/a/c.jpg", "/a/ü ñ.jpg")), (1, Odd))
        from label in Odd
        from position in Gen.Choose(-1, 12)
        from hidden in Gen.Elements(true, false, false)
        select new ProductImage(file, label, position, hidden, position % 3 == 0 ? ["image"] : []);

    private static readonly Gen<MagentoProduct> Product =
        from sku in Sku
        from type in Gen.Elements("simple", "simple", "virtual", "downloadable", "configurable", "configurable", "configurable", "grouped", "bundle", "giftcard", "other")
        from odd in Some(Attribute, 6)
        from sensible in Some(Sensible, 12)
        from websites in Some(Gen.Elements("base", "eu"), 2)
        from categories in Some(Odd, 2)
        from stock in Stock
        from images in Some(Image, 4)
        from tiers in Some(Number, 2)
        select new MagentoProduct
        {
            Sku = sku,
            Type = type,
            AttributeSet = categories.FirstOrDefault() ?? "Default",
            Websites = websites,
            Categories = categories,
            Attributes = [.. sensible.DistinctBy(a => a.Code), .. odd],
            Stock = stock,
            Images = images,
            TierPrices = [.. tiers.Select(t => new TierPrice("", "ALL GROUPS", t, t, t > 5))],
        };

    private static readonly Gen<BundleSelection> Selection =
        from sku in Sku
        from price in Number
        from quantity in Number
        from flags in Gen.Choose(0, 3)
        select new BundleSelection(sku, price, (flags & 1) > 0, (flags & 2) > 0, quantity, false);

    private static readonly Gen<BundleComposition?> Bundle = Gen.OneOf(
        Gen.Constant((BundleComposition?)null),
        from selections in Some(Some(Selection, 3), 3)
        from flags in Gen.Choose(0, 7)
        select (BundleComposition?)new BundleComposition((flags & 1) > 0, true, (flags & 2) > 0, "", true, [.. selections.Select((s, i) => new BundleOption($"Option {i}", i == 1 ? "multi" : "select", (flags & 4) > 0 || i > 0, s))]));

    private static readonly Gen<MagentoProduct> Head =
        from product in Product
        from axes in Some(Gen.Elements("size", "color", "fit", "length", "note"), 5)
        from labels in Odd
        from children in Some(Sku, 8)
        from listed in Odd
        from quantity in Number
        from bundle in Bundle
        from amounts in Some(Number, 3)
        select product with
        {
            SuperAttributes = [.. axes.Select((a, i) => new SuperAttribute(a, i == 2 ? labels : a, i % 3))],
            Variations = [.. children.Select((c, i) => new Variation(c, i == 0 ? new Dictionary<string, string> { ["size"] = listed } : []))],
            GroupedItems = [.. children.Select((c, i) => new GroupedItem(c, quantity, i))],
            Bundle = bundle,
            GiftCard = amounts.Count == 0 ? null : new GiftCardTerms("virtual", amounts, amounts[0], null, true),
        };

    public static Arbitrary<ProductFamily> Any { get; } = (
        from head in Head
        from members in Some(Product, 7)
        from counted in Gen.Choose(0, 255)
        select new ProductFamily(head, [.. members.Select((m, i) => new FamilyMember(m, (counted >> i & 1) == 0, (counted >> i & 1) > 0 && i % 2 == 0))])).ToArbitrary();

    private static Gen<List<T>> Some<T>(Gen<T> of, int most) => Gen.Choose(0, most).SelectMany(n => Gen.ListOf(of, n)).Select(l => l.ToList());
}
