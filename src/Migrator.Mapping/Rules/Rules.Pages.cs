using static Migrator.Core.Findings.RecordState;

namespace Migrator.Mapping;

/// <summary>Rules on a product's page: title, handle, texts, images.</summary>
public static partial class Rules
{
    public static readonly MappingRule TitleCut = new("title.cut", Transformed,
        "A title over 255 characters is cut; the whole name is kept in a metafield.",
        "Shopify's limit.");

    public static readonly MappingRule TitleMissing = new("title.missing", Transformed,
        "A product without a name takes its SKU as title.",
        "Shopify needs a title.");

    public static readonly MappingRule HandleReshaped = new("handle.reshaped", Transformed,
        "A URL key is brought into the form of a handle: lower case, letters and digits with single hyphens, without accents and '.html', at most 255 characters; the key as it was is kept in a metafield.",
        "Shopify's handles have letters, digits and hyphens.");

    public static readonly MappingRule HandleFromName = new("handle.from-name", Transformed,
        "A product without a usable URL key takes its handle from its name, else from its SKU.",
        "Magento does the same when it has to make one.");

    public static readonly MappingRule HtmlDirective = new("html.directive", Transformed,
        "A directive of Magento such as {{media url=…}} stays in the text as it is.",
        "Only Magento can render it; the shop would show it to readers. Replace it by hand until a later version resolves it.");

    public static readonly MappingRule HtmlScript = new("html.script", Moved,
        "A script in a description stays as it is.",
        "Removing it could break the page, keeping it runs Magento's script in the new shop: look at it.");

    public static readonly MappingRule SeoTitleCut = new("seo.title-cut", Transformed,
        "A meta title over 70 characters is cut at a word; the whole is kept in a metafield.",
        "Shopify takes no more than 70 in its editor; whether its API takes more is not confirmed, and a refusal would cost the product.");

    public static readonly MappingRule SeoDescriptionCut = new("seo.description-cut", Transformed,
        "A meta description over 320 characters is cut at a word; the whole is kept in a metafield.",
        "Shopify takes no more than 320 in its editor; whether its API takes more is not confirmed, and a refusal would cost the product.");

    public static readonly MappingRule VendorCut = new("vendor.cut", Transformed,
        "A vendor over 255 characters is cut.",
        "Shopify's limit.");

    public static readonly MappingRule TypeCut = new("type.cut", Transformed,
        "A product type over 255 characters is cut.",
        "Shopify's limit.");

    public static readonly MappingRule CategoriesLater = new("categories.later", Transformed,
        "Category paths are kept in the metafield 'categories'.",
        "Collections come with an entity of their own.");

    public static readonly MappingRule LinksKept = new("links.kept", Transformed,
        "Related, up-sell and cross-sell products are kept as lists of SKUs in metafields.",
        "Shopify chooses recommendations itself; its Search & Discovery app takes hand-picked ones.");

    public static readonly MappingRule CustomOptionsKept = new("custom-options.kept", Transformed,
        "Custom options are kept as JSON in a metafield; the product is sold without them.",
        "Shopify has no options of one product that are not variants; an app or line item properties can offer them.");

    public static readonly MappingRule ImageHidden = new("image.hidden", Skipped,
        "A picture that Magento hides from the product page is left out.",
        "Shopify shows every picture of a product.");

    public static readonly MappingRule ImageDuplicate = new("image.duplicate", Merged,
        "A file that the product shows already is not added again; the first label counts.",
        "Children share pictures with each other and with their parent.");

    public static readonly MappingRule ImageAltCut = new("image.alt-cut", Transformed,
        "An alternative text over 512 characters is cut.",
        "Shopify's limit.");

    public static readonly MappingRule ImageOverLimit = new("image.over-limit", Failed,
        "Of more than 250 pictures the last ones are left out, those that a variant shows last of all.",
        "Shopify's limit of a product.");

    public static readonly MappingRule ImageNoAddress = new("image.no-address", Failed,
        "Pictures cannot be fetched: the source names no address of them.",
        "Set source.media in the configuration to https://…/media/catalog/product.");

    public static readonly MappingRule ImageBadPath = new("image.bad-path", Failed,
        "A picture whose path is empty or leads out of the media folder is left out.",
        "It names no picture.");

    public static readonly MappingRule ImageMainNotFirst = new("image.main-not-first", Transformed,
        "Pictures stay in the order of their positions though Magento's base image is not the first.",
        "Shopify shows the first picture in lists; move the base image up if it should be that one.");
}
