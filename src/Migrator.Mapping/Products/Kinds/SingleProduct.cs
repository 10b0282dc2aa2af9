using Migrator.Mapping.Books;
using Migrator.Mapping.Metafields;
using Migrator.Mapping.Products.Images;
using Migrator.Mapping.Products.Page;
using Migrator.Mapping.Products.Parts;
using Migrator.Mapping.Products.Variants;

namespace Migrator.Mapping.Products.Kinds;

/// <summary>A product that is made of one record: simple, virtual, downloadable, and what sells like them.</summary>
/// <param name="context">The run's.</param>
/// <param name="variants">Makes variants.</param>
internal sealed class SingleProduct(MappingContext context, VariantMapping variants)
{
    /// <summary>A record with its one variant.</summary>
    /// <param name="book">The family's books.</param>
    /// <param name="record">The record.</param>
    /// <param name="rule">What it ends by.</param>
    /// <param name="hiddenBy">What it ends by where it is not visible alone; the usual rule if null.</param>
    public void Map(FamilyBook book, SourceRecord record, MappingRule rule, MappingRule? hiddenBy = null) => Map(book, record, rule, hiddenBy, bag =>
    {
        var (variant, unsellable) = variants.Of(record, bag);
        if (ProductTypes.IsKnown(record.Product.Type)) return new OwnVariants([], [variant], unsellable);
        record.Say(Rules.ProductUnknownType, "product_type", record.Product.Type, "DRAFT", "This version does not know the type: look at it before you publish it.");
        return new OwnVariants([], [variant], unsellable ?? Rules.ProductUnknownType);
    });

    /// <summary>A record with the variants that its kind makes of it.</summary>
    public void Map(FamilyBook book, SourceRecord record, MappingRule rule, Func<MetafieldBag, OwnVariants> make) => Map(book, record, rule, null, make);

    private void Map(FamilyBook book, SourceRecord record, MappingRule rule, MappingRule? hiddenBy, Func<MetafieldBag, OwnVariants> make)
    {
        var bag = new MetafieldBag(record);
        var publication = Publications.Of(record, bag, context, hiddenBy);
        var page = ProductPage.Of(record, bag, context);
        var own = make(bag);
        publication = publication.OrDraft(own.Unsellable);
        Keepsakes.Keep(record, bag);
        AttributeMapping.Carry(record, bag, context.Plan);

        var (images, shown) = new Gallery(book, record, context.Images).For(record, own.Variants);
        book.Add(page.Row(record.Sku, publication, shown, bag.Close()) with { Images = images, OptionNames = own.OptionNames, IsGiftCard = record.Product.Type == ProductTypes.GiftCard });
        book.Ends(record, publication.Rule ?? rule, $"product:{page.Handle}");
    }
}
