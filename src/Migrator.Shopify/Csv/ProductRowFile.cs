using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using CsvHelper;
using Migrator.Core.Entities;
using Migrator.Core.Rows;
using Migrator.Core.Stages;

namespace Migrator.Shopify.Csv;

/// <summary>
/// Products in Matrixify's columns: several lines a product, its variants and its images side by side, what is the product's own on the first.
/// An empty cell is null or the empty string, whichever the field has; metafields come back in the order of their columns, which is alphabetical;
/// a tag cannot hold a comma, in Shopify as here.
/// </summary>
public sealed class ProductRowFile : IRowFile
{
    public EntityType Entity => EntityType.Products;

    public async Task WriteAsync(Stream stream, IReadOnlyList<IShopifyRow> rows, CancellationToken cancellationToken)
    {
        var products = rows.Cast<ShopifyProduct>().ToList();
        var metafields = products.SelectMany(p => p.Metafields).Select(m => ProductColumns.Metafield(ProductColumns.ProductPrefix, m)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Concat(products.SelectMany(p => p.Variants).SelectMany(v => v.Metafields).Select(m => ProductColumns.Metafield(ProductColumns.VariantPrefix, m)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        string[] columns = [.. ProductColumns.Fixed, .. metafields];

        await using var text = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true);
        await using var csv = new CsvWriter(text, CsvFormat.Writing);
        foreach (var column in columns) csv.WriteField(column);
        await csv.NextRecordAsync();
        foreach (var product in products)
        {
            foreach (var cells in ProductLines.Of(product))
            {
                foreach (var column in columns) csv.WriteField(cells.GetValueOrDefault(column, ""));
                await csv.NextRecordAsync();
            }

            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    public async IAsyncEnumerable<IShopifyRow> ReadAsync(Stream stream, string name, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var read in ProductReader.ReadAsync(stream, name, cancellationToken))
        {
            yield return read.Row ?? throw read.Error!;
        }
    }
}

/// <summary>A product as lines of cells.</summary>
internal static class ProductLines
{
    public static IEnumerable<Dictionary<string, string>> Of(ShopifyProduct product)
    {
        var lines = Math.Max(product.Variants.Count, product.Images.Count);
        for (var i = 0; i < lines; i++)
        {
            var cells = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                [ProductColumns.Handle] = product.Handle,
                [ProductColumns.Command] = "MERGE",
                [ProductColumns.RowNumber] = Text(i + 1),
                [ProductColumns.TopRow] = i == 0 ? "TRUE" : "",
                // On every line, so that a line mended by hand or sorted away still tells whose it is.
                [ProductColumns.CustomId] = product.SourceId,
            };
            if (i == 0) Top(cells, product);
            if (i < product.Images.Count) Image(cells, product.Images[i]);
            if (i < product.Variants.Count) Variant(cells, product, product.Variants[i], i + 1);
            yield return cells;
        }
    }

    private static void Top(Dictionary<string, string> cells, ShopifyProduct product)
    {
        cells[ProductColumns.Title] = product.Title;
        cells[ProductColumns.Body] = product.DescriptionHtml;
        cells[ProductColumns.Vendor] = product.Vendor;
        cells[ProductColumns.Type] = product.ProductType;
        cells[ProductColumns.Tags] = string.Join(", ", product.Tags);
        cells[ProductColumns.Status] = product.Status.ToString();
        cells[ProductColumns.Published] = Text(product.IsPublished);
        cells[ProductColumns.PublishedScope] = product.IsPublished ? "web" : "";
        cells[ProductColumns.GiftCard] = Text(product.IsGiftCard);
        cells[ProductColumns.SeoTitle] = product.SeoTitle ?? "";
        cells[ProductColumns.SeoDescription] = product.SeoDescription ?? "";
        foreach (var field in product.Metafields) cells[ProductColumns.Metafield(ProductColumns.ProductPrefix, field)] = field.Value;
    }

    private static void Image(Dictionary<string, string> cells, ShopifyImage image)
    {
        cells[ProductColumns.ImageSource] = image.Source;
        cells[ProductColumns.ImagePosition] = Text(image.Position);
        cells[ProductColumns.ImageAlt] = image.Alt ?? "";
    }

    private static void Variant(Dictionary<string, string> cells, ShopifyProduct product, ShopifyVariant variant, int position)
    {
        if (product.OptionNames.Count == 0)
        {
            cells[ProductColumns.OptionNames[0]] = DefaultOption.Name;
            cells[ProductColumns.OptionValues[0]] = DefaultOption.Value;
        }

        for (var o = 0; o < product.OptionNames.Count; o++)
        {
            cells[ProductColumns.OptionNames[o]] = product.OptionNames[o];
            cells[ProductColumns.OptionValues[o]] = variant.OptionValues[o];
        }

        cells[ProductColumns.Position] = Text(position);
        cells[ProductColumns.Sku] = variant.Sku;
        cells[ProductColumns.Barcode] = variant.Barcode ?? "";
        cells[ProductColumns.VariantImage] = variant.Image ?? "";
        cells[ProductColumns.Weight] = Text(variant.Weight);
        cells[ProductColumns.WeightUnit] = variant.WeightUnit;
        cells[ProductColumns.Price] = Text(variant.Price);
        cells[ProductColumns.CompareAtPrice] = Text(variant.CompareAtPrice);
        cells[ProductColumns.Taxable] = Text(variant.IsTaxable);
        cells[ProductColumns.Tracker] = variant.IsTracked ? "shopify" : "";
        cells[ProductColumns.Policy] = variant.ContinuesSelling ? "continue" : "deny";
        cells[ProductColumns.Fulfillment] = "manual";
        cells[ProductColumns.RequiresShipping] = Text(variant.RequiresShipping);
        cells[ProductColumns.Quantity] = variant.Quantity is { } quantity ? Text(quantity) : "";
        cells[ProductColumns.Cost] = Text(variant.Cost);
        cells[ProductColumns.Country] = variant.CountryOfOrigin ?? "";
        foreach (var field in variant.Metafields) cells[ProductColumns.Metafield(ProductColumns.VariantPrefix, field)] = field.Value;
    }

    private static string Text(bool value) => value ? "TRUE" : "FALSE";

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Text(decimal? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "";
}

/// <summary>What Shopify calls the option of a product that has none.</summary>
internal static class DefaultOption
{
    public const string Name = "Title";
    public const string Value = "Default Title";
}
