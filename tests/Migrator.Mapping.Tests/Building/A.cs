using Migrator.Core.Records;

namespace Migrator.Mapping.Tests.Building;

/// <summary>Source products that are valid by default: enabled, visible, on the base website, taxable, with a price and stock.</summary>
internal static class A
{
    public static MagentoProduct Simple(string sku = "MUG-1") => new MagentoProduct
    {
        Sku = sku,
        Type = "simple",
        AttributeSet = "Default",
        Websites = ["base"],
        Stock = Stock(10),
    }.With("name", "Mug").With("price", "12.500000").With("status", "1").With("visibility", "Catalog, Search").With("tax_class_id", "Taxable Goods").With("url_key", sku.ToLowerInvariant());

    public static MagentoProduct Child(string sku, params (string Code, string Value)[] values)
    {
        var child = Simple(sku).With("visibility", "Not Visible Individually");
        foreach (var (code, value) in values) child = child.With(code, value);
        return child;
    }

    /// <summary>A configurable whose children have the values that they say of themselves.</summary>
    public static MagentoProduct Configurable(string sku, string[] superAttributes, params MagentoProduct[] children) => Simple(sku).Without("price") with
    {
        Type = "configurable",
        Stock = Stock(0),
        SuperAttributes = [.. superAttributes.Select((code, i) => new SuperAttribute(code, char.ToUpperInvariant(code[0]) + code[1..], i))],
        Variations = [.. children.Select(c => new Variation(c.Sku, new Dictionary<string, string>()))],
    };

    public static StockItem Stock(decimal quantity) => new(quantity, true, true, null, null, null, null, null, null, false);

    /// <summary>The head with its members, each counted in this family.</summary>
    public static ProductFamily Family(MagentoProduct head, params MagentoProduct[] members) => new(head, [.. members.Select(m => new FamilyMember(m, true, false))]);

    public static MagentoProduct With(this MagentoProduct product, string code, string value, string storeView = "") =>
        product.With(code, [value], storeView);

    public static MagentoProduct With(this MagentoProduct product, string code, string[] values, string storeView = "") => product with
    {
        Attributes =
        [
            .. product.Attributes.Where(a => a.Code != code || a.StoreView != storeView)
                .Append(new AttributeValue(code, storeView, [.. values.Select(v => new AttributeItem(v))]))
                .OrderBy(a => a.Code, StringComparer.Ordinal).ThenBy(a => a.StoreView, StringComparer.Ordinal),
        ],
    };

    public static MagentoProduct Without(this MagentoProduct product, string code) => product with { Attributes = [.. product.Attributes.Where(a => a.Code != code)] };

    public static MagentoProduct Showing(this MagentoProduct product, params string[] files) =>
        product with { Images = [.. files.Select((f, i) => new ProductImage(f, null, i + 1, false, i == 0 ? ["image"] : []))] };
}
