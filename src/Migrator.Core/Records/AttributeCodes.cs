namespace Migrator.Core.Records;

/// <summary>Codes of Magento's own product attributes (Magento 2.4: <c>eav_attribute</c> of <c>catalog_product</c>).</summary>
public static class AttributeCodes
{
    public const string Name = "name";
    public const string Description = "description";
    public const string ShortDescription = "short_description";
    public const string Status = "status";
    public const string Visibility = "visibility";
    public const string Price = "price";
    public const string SpecialPrice = "special_price";
    public const string SpecialFromDate = "special_from_date";
    public const string SpecialToDate = "special_to_date";
    public const string Cost = "cost";
    public const string Weight = "weight";
    public const string TaxClass = "tax_class_id";
    public const string UrlKey = "url_key";
    public const string MetaTitle = "meta_title";
    public const string MetaKeywords = "meta_keyword";
    public const string MetaDescription = "meta_description";
    public const string NewsFromDate = "news_from_date";
    public const string NewsToDate = "news_to_date";
    public const string Msrp = "msrp";
    public const string MsrpDisplay = "msrp_display_actual_price_type";
    public const string MinimalPrice = "minimal_price";
    public const string OptionsContainer = "options_container";
    public const string CountryOfManufacture = "country_of_manufacture";
    public const string Manufacturer = "manufacturer";
    public const string GiftMessageAvailable = "gift_message_available";
    public const string CustomDesign = "custom_design";
    public const string CustomDesignFrom = "custom_design_from";
    public const string CustomDesignTo = "custom_design_to";
    public const string CustomLayoutUpdate = "custom_layout_update";
    public const string PageLayout = "page_layout";
}
