using Migrator.Core.Records;
using Migrator.Core.Stages;
using Migrator.Mapping.Books;
using Migrator.Mapping.Products.Kinds;
using Migrator.Mapping.Products.Variants;
using Migrator.Mapping.Text;

namespace Migrator.Mapping.Products;

/// <summary>Families → products: the head by its type, then every member that the head had no place for.</summary>
internal sealed class ProductMapping
{
    // Room for what is added to tell the parts and amounts of one product apart.
    private const int LongestSku = 235;

    private readonly SingleProduct _single;
    private readonly ConfigurableProduct _configurable;
    private readonly GroupedProduct _grouped;
    private readonly BundleProduct _bundle;
    private readonly GiftCardProduct _giftCard;

    public ProductMapping(MappingContext context)
    {
        var variants = new VariantMapping(context);
        var family = new FamilyProduct(context, variants);
        _single = new SingleProduct(context, variants);
        _configurable = new ConfigurableProduct(context, family);
        _grouped = new GroupedProduct(context, family);
        _bundle = new BundleProduct(context, _single, variants);
        _giftCard = new GiftCardProduct(context, _single, variants);
    }

    public Mapped Map(ProductFamily family)
    {
        var book = new FamilyBook(family);
        foreach (var record in book.Records.Where(r => !book.IsLeft(r))) LeaveUnnamed(book, record);
        if (!book.IsLeft(book.Head)) MapHead(book);
        var rule = book.Head.Product.Type == ProductTypes.Bundle ? Rules.BundleComponent : Rules.MemberOwnProduct;
        foreach (var record in book.Open.ToList()) MapRest(book, record, rule);
        return book.Close();
    }

    private void MapHead(FamilyBook book)
    {
        switch (book.Head.Product.Type)
        {
            case ProductTypes.Configurable:
                _configurable.Map(book);
                break;
            case ProductTypes.Grouped:
                _grouped.Map(book);
                break;
            case ProductTypes.Bundle:
                _bundle.Map(book);
                break;
            case ProductTypes.GiftCard:
                _giftCard.Map(book);
                break;
            case ProductTypes.Downloadable:
                _single.Map(book, book.Head, Rules.Downloadable);
                break;
            default:
                _single.Map(book, book.Head, Rules.ProductOneVariant);
                break;
        }
    }

    private void MapRest(FamilyBook book, SourceRecord record, MappingRule rule)
    {
        book.Notes.Add(rule, record.Sku, "", null, "a product of its own", $"It belongs to '{book.Head.Sku}', which has no variant of it.");
        _single.Map(book, record, rule, rule);
    }

    private static void LeaveUnnamed(FamilyBook book, SourceRecord record)
    {
        if (string.IsNullOrWhiteSpace(record.Sku) || !CleanText.IsClean(record.Sku))
            book.Leave(record, Rules.ProductNoSku, "sku", null, $"The product has no usable SKU{(record.Product.Position is { } position ? $" ({position})" : "")}: give it one in Magento.");
        else if (record.Sku.Length > LongestSku)
            book.Leave(record, Rules.ProductSkuTooLong, "sku", record.Sku, $"The SKU has {record.Sku.Length} characters, and Shopify takes 255, of which Migrator keeps 20 for parts (#2).");
    }
}
