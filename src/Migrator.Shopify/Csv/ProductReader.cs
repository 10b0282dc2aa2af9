using System.Runtime.CompilerServices;
using Migrator.Core.Failures;
using Migrator.Core.Rows;

namespace Migrator.Shopify.Csv;

/// <summary>A row, or why there is none.</summary>
/// <param name="Row">The product.</param>
/// <param name="Record">Its source id as far as it can be told, else the file's line.</param>
/// <param name="Error">What is wrong with its lines.</param>
internal sealed record RowRead(IShopifyRow? Row, string Record, MigratorException? Error);

/// <summary>Reads products, one at a time. A bad cell costs its product, never those after it.</summary>
internal static class ProductReader
{
    public static async IAsyncEnumerable<RowRead> ReadAsync(Stream stream, string name, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var cursor = new RowCursor(stream, name);
        await cursor.ReadHeaderAsync(ProductColumns.Required);
        var metafields = cursor.Columns.Select(ProductColumns.ParseMetafield).OfType<MetafieldColumn>().ToList();

        ProductDraft? draft = null;
        while (await cursor.ReadAsync())
        {
            cancellationToken.ThrowIfCancellationRequested();
            var key = cursor[ProductColumns.Handle].Trim();
            if (draft is not null && !draft.Continues(key, cursor[ProductColumns.CustomId]))
            {
                yield return draft.Finish();
                draft = null;
            }

            draft ??= new ProductDraft(key, name, cursor.Line, metafields);
            draft.Add(cursor);
        }

        if (draft is not null) yield return draft.Finish();
    }
}

/// <summary>A product being put together from its lines.</summary>
internal sealed class ProductDraft(string key, string file, int firstLine, IReadOnlyList<MetafieldColumn> metafields)
{
    private readonly List<ShopifyVariant> _variants = [];
    private readonly List<ShopifyImage> _images = [];
    private ShopifyProduct? _top;
    private string _sourceId = "";
    private MigratorException? _error;

    public string Key { get; } = key;

    /// <summary>Whether a line is this product's: by its handle, and by its custom id where the line repeats that.</summary>
    public bool Continues(string handle, string sourceId) => handle == Key && (sourceId.Length == 0 || _sourceId.Length == 0 || sourceId == _sourceId);

    public void Add(RowCursor cursor)
    {
        if (_sourceId.Length == 0) _sourceId = cursor[ProductColumns.CustomId];
        if (_error is not null) return;
        try
        {
            cursor.Check();
            if (_top is null) _top = Top(cursor);
            if (cursor.Optional(ProductColumns.ImageSource) is { } source) _images.Add(Image(cursor, source));
            if (cursor.Optional(ProductColumns.OptionValues[0]) is not null) _variants.Add(Variant(cursor, _top));
        }
        catch (MigratorException e) when (e.Class is FailureClass.Record)
        {
            _error = e;
        }
    }

    public RowRead Finish()
    {
        var record = _sourceId.Length > 0 ? _sourceId : $"{file}:{firstLine}";
        if (_error is not null) return new RowRead(null, record, _error);
        if (_variants.Count == 0)
            return new RowRead(null, record, new MigratorException(FailureClass.Record, $"{file}, line {firstLine}: the product '{Key}' has no variant.", $"Fill in '{ProductColumns.OptionValues[0]}' and '{ProductColumns.Sku}'."));
        return new RowRead(_top! with { Variants = _variants, Images = _images }, record, null);
    }

    private ShopifyProduct Top(RowCursor cursor)
    {
        if (Key.Length == 0) throw cursor.BadCell(ProductColumns.Handle, "", "Every line of a product repeats its handle.");
        if (_sourceId.Length == 0) throw cursor.BadCell(ProductColumns.CustomId, "", "Put the Magento SKU there: by it the product is found again.");
        if (cursor[ProductColumns.Title].Length == 0) throw cursor.BadCell(ProductColumns.Title, "", "A product needs a title on its first line.");
        return new ShopifyProduct
        {
            SourceId = _sourceId,
            Handle = Key,
            Title = cursor[ProductColumns.Title],
            DescriptionHtml = cursor[ProductColumns.Body],
            Vendor = cursor[ProductColumns.Vendor],
            ProductType = cursor[ProductColumns.Type],
            Tags = cursor[ProductColumns.Tags].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
            Status = cursor.Word(
                ProductColumns.Status,
                ProductStatus.Draft,
                ("Active", ProductStatus.Active), ("Draft", ProductStatus.Draft), ("Unlisted", ProductStatus.Unlisted), ("Archived", ProductStatus.Archived)),
            IsPublished = cursor.Flag(ProductColumns.Published, otherwise: false),
            IsGiftCard = cursor.Flag(ProductColumns.GiftCard, otherwise: false),
            SeoTitle = cursor.Optional(ProductColumns.SeoTitle),
            SeoDescription = cursor.Optional(ProductColumns.SeoDescription),
            OptionNames = Options(cursor),
            Metafields = Metafields(cursor, isVariant: false),
            Variants = [],
        };
    }

    private static string[] Options(RowCursor cursor)
    {
        string[] names = [.. ProductColumns.OptionNames.Select(cursor.Optional).OfType<string>()];
        return names is [DefaultOption.Name] && cursor[ProductColumns.OptionValues[0]] == DefaultOption.Value ? [] : names;
    }

    private ShopifyImage Image(RowCursor cursor, string source) =>
        new(source, cursor.Whole(ProductColumns.ImagePosition) ?? _images.Count + 1, cursor.Optional(ProductColumns.ImageAlt));

    private ShopifyVariant Variant(RowCursor cursor, ShopifyProduct top)
    {
        var values = top.OptionNames.Select((_, o) => cursor.Optional(ProductColumns.OptionValues[o])
            ?? throw cursor.BadCell(ProductColumns.OptionValues[o], "", $"Every variant needs a value for the option '{top.OptionNames[o]}'.")).ToList();
        return new ShopifyVariant
        {
            Sku = cursor.Optional(ProductColumns.Sku) ?? throw cursor.BadCell(ProductColumns.Sku, "", "Every variant needs its SKU."),
            OptionValues = values,
            Price = cursor.Number(ProductColumns.Price) ?? throw cursor.BadCell(ProductColumns.Price, "", "Every variant needs a price; 0 is one."),
            CompareAtPrice = cursor.Number(ProductColumns.CompareAtPrice),
            Cost = cursor.Number(ProductColumns.Cost),
            Barcode = cursor.Optional(ProductColumns.Barcode),
            Weight = cursor.Number(ProductColumns.Weight),
            WeightUnit = cursor.Word(ProductColumns.WeightUnit, "kg", ("g", "g"), ("kg", "kg"), ("oz", "oz"), ("lb", "lb")),
            IsTaxable = cursor.Flag(ProductColumns.Taxable, otherwise: true),
            RequiresShipping = cursor.Flag(ProductColumns.RequiresShipping, otherwise: true),
            IsTracked = cursor.Word(ProductColumns.Tracker, false, ("shopify", true)),
            ContinuesSelling = cursor.Word(ProductColumns.Policy, false, ("deny", false), ("continue", true)),
            Quantity = cursor.Whole(ProductColumns.Quantity),
            CountryOfOrigin = cursor.Optional(ProductColumns.Country),
            Image = cursor.Optional(ProductColumns.VariantImage),
            Metafields = Metafields(cursor, isVariant: true),
        };
    }

    private List<Metafield> Metafields(RowCursor cursor, bool isVariant) =>
    [
        .. metafields
            .Where(column => column.IsVariant == isVariant && cursor[column.Name].Length > 0)
            .Select(column => new Metafield(column.Namespace, column.Key, column.Type, cursor[column.Name])),
    ];
}
