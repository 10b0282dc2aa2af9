using Migrator.Core.Findings;
using Migrator.Core.Rows;
using Migrator.Mapping.Books;
using Migrator.Mapping.Metafields;
using Migrator.Mapping.Products.Images;
using Migrator.Mapping.Products.Options;
using Migrator.Mapping.Products.Page;
using Migrator.Mapping.Products.Parts;
using Migrator.Mapping.Products.Variants;
using Migrator.Mapping.Text;

namespace Migrator.Mapping.Products.Kinds;

/// <summary>A product whose variants are other records: what a configurable and a grouped product have in common.</summary>
/// <param name="context">The run's.</param>
/// <param name="variants">Makes variants.</param>
internal sealed class FamilyProduct(MappingContext context, VariantMapping variants)
{
    public void Map(FamilyBook book, FamilyPlan plan)
    {
        var head = book.Head;
        var bag = new MetafieldBag(head);
        var publication = Publications.Of(head, bag, context).OrDraft(plan.Draft);
        var page = ProductPage.Of(head, bag, context);
        plan.Settle(bag);
        Keepsakes.Keep(head, bag);
        AttributeMapping.Carry(head, bag, context.Plan);

        (var chosen, publication) = SoldMembers.Choose(book, plan.Candidates, publication);
        var priced = chosen.Where(c => HasPrice(book, c)).ToList();
        var candidates = new Combinations(book, plan.Axes).Distinct(priced);
        var folding = new Folding(plan.Axes, context.MaxOptions);
        var gallery = new Gallery(book, head, context.Images);
        var made = Make(book, candidates, folding, gallery);
        if (made.Count == 0)
        {
            head.Say(Rules.ConfigurableNoChildren, plan.Field, null, "DRAFT", "Not one of its parts can be sold: it is a draft whose one variant has nothing in stock.");
            Write(book, page, publication.OrDraft(Rules.ConfigurableNoChildren), plan, [], [[Placeholder(head)]], bag, gallery);
            return;
        }

        if (folding.IsNeeded)
            head.Say(Rules.OptionFourthFolded, plan.Field, string.Join(", ", plan.Axes.Select(a => a.Name)), string.Join(", ", folding.Names), $"Shopify takes {context.MaxOptions} options.");
        Write(book, page, publication, plan, folding.Names, Splitting.Split(OutOfStock(book, made), context.MaxVariants), bag, gallery);
    }

    private bool HasPrice(FamilyBook book, Candidate candidate)
    {
        if (variants.Prices.Current(candidate.Record) is not null) return true;
        var price = candidate.Record.Text(Core.Records.AttributeCodes.Price);
        book.Leave(candidate.Record, Rules.ChildNoPrice, Core.Records.AttributeCodes.Price, price, $"It has no usable price, so it is not made a variant of '{book.Head.Sku}'. Give it a price.");
        return false;
    }

    private List<ShopifyVariant> Make(FamilyBook book, List<Candidate> candidates, Folding folding, Gallery gallery)
    {
        var texts = new ChildTexts(book.Head);
        var made = new List<ShopifyVariant>();
        foreach (var (record, values) in candidates)
        {
            var bag = new MetafieldBag(record);
            foreach (var axis in folding.Axes.Where(a => a.Code.Length > 0)) record.Settle(axis.Code, RecordState.Transformed);
            if (folding.IsNeeded) KeepFolded(folding, values, bag);
            var (variant, _) = variants.Of(record, bag);
            texts.Settle(record, bag, context.Plan);
            Keepsakes.KeepOfChild(record, book.Head, bag);
            AttributeMapping.Carry(record, bag, context.Plan);
            gallery.Add(record);
            made.Add(variant with { OptionValues = folding.Values(values), Metafields = bag.Close() });
            Shared(book, record);
        }

        texts.Say(book.Notes);
        return made;
    }

    private void KeepFolded(Folding folding, IReadOnlyList<string> values, MetafieldBag bag)
    {
        foreach (var (axis, value) in folding.Axes.Zip(values).Where(p => p.First.Code.Length > 0 && folding.Folded.Contains(p.First))) bag.Put(context.Plan.For(axis.Code), [value]);
    }

    private static void Shared(FamilyBook book, SourceRecord record)
    {
        if (book.HasOwnFamily(record))
            book.Notes.Add(Rules.ChildSoldAlone, record.Sku, "visibility", null, $"also a variant of {book.Head.Sku}", "Magento sells it alone and as a part out of one stock; Shopify counts both by themselves. Watch the stock, or take one of the two off sale.");
        else if (!record.IsCounted)
            book.Notes.Add(Rules.ChildShared, record.Sku, "", null, $"also a variant of {book.Head.Sku}", "Magento sells it in several products out of one stock; Shopify counts each by itself.");
    }

    /// <summary>Magento sells no part of a product that is itself switched out of stock.</summary>
    private static List<ShopifyVariant> OutOfStock(FamilyBook book, List<ShopifyVariant> made)
    {
        if (book.Head.Product.Stock is not { IsInStock: false } || made.TrueForAll(v => v is { IsTracked: true, Quantity: 0, ContinuesSelling: false })) return made;
        book.Head.Say(Rules.ConfigurableOutOfStock, "is_in_stock", string.Join(", ", made.Select(v => $"{v.Sku}={v.Quantity}")), "0", "The product itself is switched out of stock. Set the quantities once it may be sold.");
        return made.ConvertAll(VariantStock.Nothing.On);
    }

    private ShopifyVariant Placeholder(SourceRecord head) => VariantStock.Nothing.On(new ShopifyVariant
    {
        Sku = head.Sku,
        Price = variants.Prices.Current(head) is { } price ? variants.Prices.Round(price) : 0,
        WeightUnit = context.WeightUnit,
    });

    private static void Write(
        FamilyBook book, ProductPage page, Publication publication, FamilyPlan plan, IReadOnlyList<string> names,
        IReadOnlyList<IReadOnlyList<ShopifyVariant>> parts, MetafieldBag bag, Gallery gallery)
    {
        var head = book.Head;
        for (var part = 1; part <= parts.Count; part++)
        {
            var handle = part == 1 ? page.Handle : Slug.WithSuffix(page.Handle, $"-{part}");
            var sourceId = part == 1 ? head.Sku : $"{head.Sku}#{part}";
            var (images, shown) = gallery.For(head, parts[part - 1]);
            book.Add((page with { Handle = handle }).Row(sourceId, publication, shown, bag.Close()) with { Images = images, OptionNames = names });
            foreach (var variant in shown)
            {
                if (book.Member(variant.Sku) is { } member) book.Ends(member, plan.MemberRule, $"variant:{handle}/{variant.Sku}");
            }
        }

        if (parts.Count > 1)
            head.Say(Rules.VariantsSplit, plan.Field, $"{parts.Sum(p => p.Count)} variants", string.Join(", ", parts.Select(p => p.Count)), $"The shop allows fewer variants in one product: it became {parts.Count} products, {head.Sku} to {head.Sku}#{parts.Count}.");
        book.Ends(head, publication.Rule ?? plan.HeadRule, $"product:{page.Handle}");
    }
}

/// <param name="Field">The field that findings on the whole name.</param>
/// <param name="Axes">The options.</param>
/// <param name="Candidates">What may become a variant, in order.</param>
/// <param name="HeadRule">What the head ends by.</param>
/// <param name="MemberRule">What a variant's record ends by.</param>
/// <param name="Draft">Why it is a draft anyway; null where it need not be.</param>
/// <param name="Settle">Settles what the kind itself takes of the head.</param>
internal sealed record FamilyPlan(
    string Field, IReadOnlyList<OptionAxis> Axes, IReadOnlyList<Candidate> Candidates, MappingRule HeadRule, MappingRule MemberRule, MappingRule? Draft, Action<MetafieldBag> Settle);
