using Migrator.Rehearsal.Inventory;
using Migrator.Rehearsal.Language;
using Migrator.Rehearsal.Metafields;
using Migrator.Rehearsal.Searching;
using Migrator.Rehearsal.State;

namespace Migrator.Rehearsal.Products;

/// <summary>Finding products, variants and goods.</summary>
internal static class ProductQueries
{
    private static readonly RecordSearch<Product> Products = new RecordSearch<Product>(new Filters("Product")
            .Id().Words("title").Text("handle").Text("vendor").Text("product_type").Text("status").Text("tag")
            .Time("created_at").Time("updated_at").Time("published_at")
            .OfChild("sku", "ProductVariant").OfChild("barcode", "ProductVariant")
            .Custom("tag_not", (sql, term) => sql.Add("o.id NOT IN (SELECT id FROM lookup WHERE kind='Product' AND name='tag' AND value=").Value(term.Value.ToLowerInvariant()).Add(")"))
            .Custom("published_status", (sql, term) => sql.Add("o.id ").Add(term.Value is "published" or "visible" or "online_store:visible" ? "IN" : "NOT IN").Add(" (SELECT id FROM lookup WHERE kind='Product' AND name='published_at')"))
            .Custom("metafields", (sql, term) => MetafieldFilter.Write(sql, term, "PRODUCT"))
            .FreeText((sql, term) => FreeText(sql, term)))
        .SortBy("TITLE", "title").SortBy("VENDOR", "vendor").SortBy("PRODUCT_TYPE", "product_type").SortBy("CREATED_AT", "created_at").SortBy("UPDATED_AT", "updated_at").SortBy("PUBLISHED_AT", "published_at");

    private static readonly RecordSearch<ProductVariant> Variants = new RecordSearch<ProductVariant>(new Filters("ProductVariant")
        .Id().Text("sku").Text("barcode").Number("product_id").Time("updated_at")
        .Custom("product_ids", (sql, term) => WriteIds(sql, "o.parent", term))
        .OfParent("vendor", "Product", "vendor").OfParent("product_type", "Product", "product_type").OfParent("product_status", "Product", "status").OfParent("tag", "Product", "tag").OfParent("title", "Product", "title")
        .Custom("metafields", (sql, term) => MetafieldFilter.Write(sql, term, "PRODUCTVARIANT")));

    private static readonly RecordSearch<InventoryItem> Items = new(new Filters("InventoryItem").Id().OfParent("sku", "ProductVariant", "sku"));

    public static void Register(Fields fields)
    {
        fields.Query("product", call => call.Session.Find<Product>(call.Arguments.Text("id")));
        fields.Query("productByIdentifier", call => ByIdentifier(call, call.Arguments.Object("identifier")!));
        fields.Query("products", call => Products.Run(call, "QueryRoot.products"));
        fields.Query("productsCount", call => Limited(Products.Count(call), call.Arguments));
        fields.Query("productVariant", call => call.Session.Find<ProductVariant>(call.Arguments.Text("id")));
        fields.Query("productVariantByIdentifier", call => call.Arguments.Object("identifier")! is var by && by.Text("id") is { } id ? call.Session.Find<ProductVariant>(id) : CustomId.Find<ProductVariant>(call, by.Object("customId")!));
        fields.Query("productVariants", call => Variants.Run(call, "QueryRoot.productVariants"));
        fields.Query("productVariantsCount", call => Limited(Variants.Count(call), call.Arguments));
        fields.Query("inventoryItems", call => Items.Run(call, "QueryRoot.inventoryItems"));
    }

    public static Product? ByIdentifier(Call call, Input identifier) =>
        identifier.Text("id") is { } id ? call.Session.Find<Product>(id)
        : identifier.Text("handle") is { } handle ? call.Session.FindBy<Product>(Lookup.Text("handle", handle))
        : CustomId.Find<Product>(call, identifier.Object("customId")!);

    private static object Limited(long count, Input arguments) =>
        arguments.Int("limit") is { } limit && count > limit ? new { Count = limit, Precision = "AT_LEAST" } : ProductFields.Count(count);

    private static void FreeText(Sql sql, Term term)
    {
        sql.Add("o.id IN (SELECT id FROM lookup WHERE kind='Product' AND name IN ('title','vendor','product_type','tag') AND value LIKE ").Value($"%{term.Value.ToLowerInvariant()}%").Add(")");
    }

    private static void WriteIds(Sql sql, string column, Term term)
    {
        sql.Add(column).Add(" IN (");
        foreach (var (index, id) in term.Value.Split(',').Index())
            sql.Add(index > 0 ? "," : "").Value(long.TryParse(id, out var number) ? number : 0);
        sql.Add(")");
    }
}
