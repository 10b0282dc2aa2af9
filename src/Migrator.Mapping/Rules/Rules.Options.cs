using static Migrator.Core.Findings.RecordState;

namespace Migrator.Mapping;

/// <summary>Rules on products that are made of others.</summary>
public static partial class Rules
{
    public static readonly MappingRule ConfigurableProduct = new("configurable.product", Transformed,
        "A configurable becomes a product whose options are its super attributes in position order.",
        "What Magento calls a configurable is a Shopify product.");

    public static readonly MappingRule ConfigurableVariant = new("configurable.variant", Transformed,
        "A child becomes a variant of every configurable that has it.",
        "What Magento calls a child is a Shopify variant.");

    public static readonly MappingRule ConfigurableOwnValues = new("configurable.own-values", Skipped,
        "Price, cost, weight and stock of a configurable itself are left behind.",
        "Magento sells the children at theirs.");

    public static readonly MappingRule ConfigurableNoChildren = new("configurable.no-children", Transformed,
        "A configurable without a single usable child becomes a draft with one variant that cannot be bought.",
        "Magento shows it as out of stock; Shopify needs a variant.");

    public static readonly MappingRule ConfigurableNothingSold = new("configurable.nothing-sold", Transformed,
        "A configurable whose every child is disabled or on no website becomes a draft that keeps them.",
        "Magento sells none of them; in a draft nothing can be bought.");

    public static readonly MappingRule ConfigurableOutOfStock = new("configurable.out-of-stock", Transformed,
        "Where the configurable itself is switched out of stock, its variants get a quantity of 0.",
        "Magento sells no child of it then.");

    public static readonly MappingRule ChildMissing = new("child.missing", Failed,
        "A child that the configurable names and the source lacks is not made a variant.",
        "There is nothing to make it of.");

    public static readonly MappingRule ChildValueMissing = new("child.value-missing", Failed,
        "A child without a value for a super attribute is not made a variant.",
        "An empty option value would be a variant that nobody can tell from another.");

    public static readonly MappingRule ChildDuplicate = new("child.duplicate-combination", Failed,
        "Of children with the same option values the first becomes the variant.",
        "Shopify's option values are unique per variant, whatever their case.");

    public static readonly MappingRule ChildListedTwice = new("child.listed-twice", Merged,
        "A child that its parent names twice becomes one variant.",
        "It is one product.");

    public static readonly MappingRule ChildDisabled = new("child.disabled", Skipped,
        "A disabled child of a product that is for sale is left out.",
        "Magento does not sell it, and every variant of a published product can be bought.");

    public static readonly MappingRule ChildNoWebsite = new("child.no-website", Skipped,
        "A child on no website, of a product that is for sale, is left out.",
        "Magento does not sell it, and every variant of a published product can be bought.");

    public static readonly MappingRule ChildKeptInDraft = new("child.kept-in-draft", Transformed,
        "A disabled child of a product that becomes a draft is kept as a variant.",
        "Nothing of a draft can be bought; look at it before you publish the product.");

    public static readonly MappingRule ChildNoPrice = new("child.no-price", Failed,
        "A child whose price is missing or unusable is not made a variant.",
        "Shopify would sell it at 0.");

    public static readonly MappingRule ChildWrongType = new("child.wrong-type", Failed,
        "A child that is itself made of others is not made a variant.",
        "A variant is one thing with one price.");

    public static readonly MappingRule ChildSoldAlone = new("child.sold-alone", Transformed,
        "A child that is visible alone is a product of its own as well as a variant.",
        "Magento sells it in both places out of one stock; Shopify counts the stock of each by itself.");

    public static readonly MappingRule ChildSameAsParent = new("child.same-as-parent", Merged,
        "A child's texts that equal its parent's are carried once, by the parent.",
        "A variant has no description of its own.");

    public static readonly MappingRule ChildNoPage = new("child.no-page", Skipped,
        "A child's URL key and meta texts are left behind.",
        "A variant has no page of its own, and Magento showed none.");

    public static readonly MappingRule OptionNameChanged = new("option.name-changed", Transformed,
        "An option's name that is empty, too long, used twice or has ' / ' in it is made usable.",
        "Shopify's option names have 1 to 255 characters, are unique in a product and may not contain ' / '.");

    public static readonly MappingRule OptionValueCut = new("option.value-cut", Transformed,
        "An option value over 255 characters is cut.",
        "Shopify's limit.");

    public static readonly MappingRule OptionValueCase = new("option.value-case", Transformed,
        "Option values that differ in case only take the first spelling.",
        "Shopify counts them as one value.");

    public static readonly MappingRule OptionFourthFolded = new("option.fourth-folded", Transformed,
        "Options beyond the third are folded into the third: name 'Size/Colour', value 'L / Red'; each folded value is kept in a metafield of the variant.",
        "Shopify's limit of three options.");

    public static readonly MappingRule VariantsSplit = new("variants.split", Transformed,
        "A product with more variants than the shop allows becomes several (SKU, SKU#2 …, handle with -2 …), divided between values of the first option where possible.",
        "Shopify's limit of 2,048 variants.");

    public static readonly MappingRule GroupedVariants = new("grouped.variants", Transformed,
        "A grouped product becomes a product whose variants are its items, each with its own SKU, price and stock, chosen by the option 'Item'.",
        "Shopify has no page for several products; a grouped product has no price of its own.");

    public static readonly MappingRule GroupedItem = new("grouped.item", Transformed,
        "An item becomes a variant of every grouped product that has it.",
        "So that each can be bought on the page of the group.");

    public static readonly MappingRule GroupedDrafted = new("grouped.drafted", Transformed,
        "A grouped product becomes a draft: mapping.json says 'grouped': 'draft'.",
        "So chosen.");

    public static readonly MappingRule GroupedQuantities = new("grouped.quantities-kept", Transformed,
        "The default quantities of a grouped product are kept as JSON in a metafield.",
        "A variant has no default quantity.");

    public static readonly MappingRule BundleFixed = new("bundle.fixed-price", Transformed,
        "A bundle of fixed price becomes a product with one variant at its own price, with the surcharges of what is chosen beforehand in required options.",
        "That is what Magento charges a buyer who changes nothing.");

    public static readonly MappingRule BundleDynamic = new("bundle.dynamic-price", Transformed,
        "A bundle of dynamic price becomes a product with one variant whose price is computed: of each required option what is chosen beforehand, else the cheapest, times its quantity.",
        "That is what Magento charges a buyer who changes nothing.");

    public static readonly MappingRule BundleKept = new("bundle.composition-kept", Transformed,
        "A bundle's composition is kept as JSON in a metafield; Shopify sells it as one thing.",
        "A bundle app can rebuild the choice; without one, selling it does not reduce the stock of its parts.");

    public static readonly MappingRule BundleUnpriced = new("bundle.unpriced", Transformed,
        "A bundle with a required option of which nothing is there, priced and enabled becomes a draft.",
        "Its price cannot be known, and Magento cannot sell it.");

    public static readonly MappingRule BundleDefaultMissing = new("bundle.default-missing", Transformed,
        "Where what is chosen beforehand is missing or not for sale, the cheapest of the option counts.",
        "That is what a buyer can choose.");

    public static readonly MappingRule BundleStock = new("bundle.stock-computed", Transformed,
        "A bundle's quantity is computed: as often as the chosen parts are in stock.",
        "Magento keeps no stock of the bundle itself.");

    public static readonly MappingRule BundleDrafted = new("bundle.drafted", Transformed,
        "A bundle becomes a draft: mapping.json says 'bundle': 'draft'.",
        "So chosen.");

    public static readonly MappingRule BundleComponent = new("bundle.component", Transformed,
        "A part of a bundle that is not visible alone becomes an unlisted product of its own, not published.",
        "A bundle app needs its parts as products.");

    public static readonly MappingRule BundleSpecialPercent = new("bundle.special-percent", Transformed,
        "A bundle's running special price is that percentage of its price.",
        "Magento keeps a percentage there, not an amount.");

    public static readonly MappingRule Downloadable = new("downloadable.product", Transformed,
        "A downloadable becomes a product with one variant that needs no shipping.",
        "It is a virtual product with files.");

    public static readonly MappingRule DownloadsKept = new("downloadable.files-kept", Transformed,
        "Links and samples are kept as JSON in a metafield; the files stay where they are.",
        "Shopify delivers files through an app such as Digital Downloads, which needs them uploaded.");

    public static readonly MappingRule GiftCard = new("giftcard.denominations", Transformed,
        "A gift card becomes a gift card product with a variant for each amount, whose SKU is the card's with '#' and the amount.",
        "Shopify sells gift cards by denomination.");

    public static readonly MappingRule GiftCardOpenAmount = new("giftcard.open-amount", Unsupported,
        "An amount that the buyer names is not offered.",
        "Shopify's gift cards have fixed denominations; add the ones you want.");

    public static readonly MappingRule GiftCardNoAmount = new("giftcard.no-amount", Transformed,
        "A gift card without a fixed amount becomes a draft with its smallest open amount.",
        "Shopify needs a denomination.");

    public static readonly MappingRule GiftCardOverLimit = new("giftcard.over-limit", Failed,
        "Of more amounts than a product may have variants the largest are left out.",
        "Shopify's limit of variants.");

    public static readonly MappingRule GiftCardStock = new("giftcard.stock", Transformed,
        "A gift card's quantity is not tracked.",
        "Its amounts share one stock in Magento; each variant would count it again.");

    public static readonly MappingRule GiftCardTermsKept = new("giftcard.terms-kept", Transformed,
        "The terms of a gift card are kept as JSON in a metafield.",
        "Shopify has its own.");

    public static readonly MappingRule LinkMissing = new("item.missing", Failed,
        "An item that a grouped product or a bundle names and the source lacks is left out.",
        "There is nothing to make it of.");

    public static readonly MappingRule ChildWebsitesDiffer = new("child.websites-differ", Transformed,
        "A child's websites are kept in a metafield where they are not its parent's.",
        "A variant is published with its product.");

    public static readonly MappingRule ChildShared = new("child.shared", Transformed,
        "A child of several parents is a variant of each.",
        "Magento sells it in all of them out of one stock; Shopify counts the stock of each by itself.");

    public static readonly MappingRule OptionNone = new("option.none", Transformed,
        "Children of a configurable without super attributes are chosen by an option 'SKU'.",
        "Without an option nobody could tell its variants apart.");
}
