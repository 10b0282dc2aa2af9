using Migrator.Core.Records;

namespace Migrator.Mapping.Products.Variants;

/// <summary>Magento's type codes.</summary>
internal static class ProductTypes
{
    public const string Simple = "simple";
    public const string Virtual = "virtual";
    public const string Downloadable = "downloadable";
    public const string Configurable = "configurable";
    public const string Grouped = "grouped";
    public const string Bundle = "bundle";
    public const string GiftCard = "giftcard";

    /// <summary>One thing with one price: what can be a variant.</summary>
    public static bool IsOneThing(MagentoProduct product) => product.Type is not (Configurable or Grouped or Bundle or GiftCard);

    public static bool IsKnown(string type) => type is Simple or Virtual or Downloadable or Configurable or Grouped or Bundle or GiftCard;

    public static bool NeedsShipping(MagentoProduct product) => product.Type switch
    {
        Virtual or Downloadable => false,
        GiftCard => product.GiftCard?.Type is not "virtual",
        _ => true,
    };
}
