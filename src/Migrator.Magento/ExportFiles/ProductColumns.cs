using Migrator.Core.Records;

namespace Migrator.Magento.ExportFiles;

/// <summary>The columns of the native product export (Magento 2.4, <c>CatalogImportExport</c>, with Adobe Commerce's) and the attribute codes behind them.</summary>
internal static class ProductColumns
{
    public const string Sku = "sku";
    public const string StoreView = "store_view_code";
    public const string AttributeSet = "attribute_set_code";
    public const string Type = "product_type";
    public const string Categories = "categories";
    public const string Websites = "product_websites";
    public const string Visibility = "visibility";
    public const string CreatedAt = "created_at";
    public const string UpdatedAt = "updated_at";
    public const string AdditionalAttributes = "additional_attributes";
    public const string Variations = "configurable_variations";
    public const string VariationLabels = "configurable_variation_labels";
    public const string BundleValues = "bundle_values";
    public const string AssociatedSkus = "associated_skus";

    /// <summary>Columns that hold an attribute's value: column, Magento's code, input.</summary>
    public static IReadOnlyDictionary<string, (string Code, AttributeInput Input)> Attributes { get; } =
        new Dictionary<string, (string, AttributeInput)>(StringComparer.OrdinalIgnoreCase)
        {
            ["name"] = (AttributeCodes.Name, AttributeInput.Text),
            ["description"] = (AttributeCodes.Description, AttributeInput.TextArea),
            ["short_description"] = (AttributeCodes.ShortDescription, AttributeInput.TextArea),
            ["weight"] = (AttributeCodes.Weight, AttributeInput.Weight),
            ["product_online"] = (AttributeCodes.Status, AttributeInput.Select),
            ["tax_class_name"] = (AttributeCodes.TaxClass, AttributeInput.Select),
            [Visibility] = (AttributeCodes.Visibility, AttributeInput.Select),
            ["price"] = (AttributeCodes.Price, AttributeInput.Price),
            ["special_price"] = (AttributeCodes.SpecialPrice, AttributeInput.Price),
            ["special_price_from_date"] = (AttributeCodes.SpecialFromDate, AttributeInput.Date),
            ["special_price_to_date"] = (AttributeCodes.SpecialToDate, AttributeInput.Date),
            ["url_key"] = (AttributeCodes.UrlKey, AttributeInput.Text),
            ["meta_title"] = (AttributeCodes.MetaTitle, AttributeInput.Text),
            ["meta_keywords"] = (AttributeCodes.MetaKeywords, AttributeInput.TextArea),
            ["meta_description"] = (AttributeCodes.MetaDescription, AttributeInput.TextArea),
            ["new_from_date"] = (AttributeCodes.NewsFromDate, AttributeInput.Date),
            ["new_to_date"] = (AttributeCodes.NewsToDate, AttributeInput.Date),
            ["display_product_options_in"] = (AttributeCodes.OptionsContainer, AttributeInput.Select),
            ["map_price"] = (AttributeCodes.MinimalPrice, AttributeInput.Price),
            ["msrp_price"] = (AttributeCodes.Msrp, AttributeInput.Price),
            ["map_enabled"] = ("msrp_enabled", AttributeInput.Select),
            ["gift_message_available"] = (AttributeCodes.GiftMessageAvailable, AttributeInput.Boolean),
            ["custom_design"] = (AttributeCodes.CustomDesign, AttributeInput.Select),
            ["custom_design_from"] = (AttributeCodes.CustomDesignFrom, AttributeInput.Date),
            ["custom_design_to"] = (AttributeCodes.CustomDesignTo, AttributeInput.Date),
            ["custom_layout_update"] = (AttributeCodes.CustomLayoutUpdate, AttributeInput.TextArea),
            ["page_layout"] = (AttributeCodes.PageLayout, AttributeInput.Select),
            ["product_options_container"] = ("product_options_container", AttributeInput.Text),
            ["msrp_display_actual_price_type"] = (AttributeCodes.MsrpDisplay, AttributeInput.Select),
            ["country_of_manufacture"] = (AttributeCodes.CountryOfManufacture, AttributeInput.Select),
        };

    /// <summary>Columns whose dates Magento writes itself, in the admin's locale: what tells its form.</summary>
    public static IReadOnlyList<string> Dates { get; } =
        [CreatedAt, UpdatedAt, "special_price_from_date", "special_price_to_date", "new_from_date", "new_to_date"];

    /// <summary>Magento's own attributes that the export puts into <c>additional_attributes</c>.</summary>
    public static IReadOnlyDictionary<string, AttributeInput> AmongAdditional { get; } = new Dictionary<string, AttributeInput>(StringComparer.Ordinal)
    {
        [AttributeCodes.Cost] = AttributeInput.Price,
        [AttributeCodes.Manufacturer] = AttributeInput.Select,
        ["links_purchased_separately"] = AttributeInput.Boolean,
        ["links_title"] = AttributeInput.Text,
        ["links_exist"] = AttributeInput.Boolean,
        ["samples_title"] = AttributeInput.Text,
        ["custom_layout"] = AttributeInput.Select,
        ["custom_layout_update_file"] = AttributeInput.Select,
        ["url_path"] = AttributeInput.Text,
        ["gift_wrapping_available"] = AttributeInput.Boolean,
        ["gift_wrapping_price"] = AttributeInput.Price,
        ["is_returnable"] = AttributeInput.Select,
        ["quantity_and_stock_status"] = AttributeInput.Select,
    };

    /// <summary>Image roles: column, its label's column, the role.</summary>
    public static IReadOnlyList<(string Column, string LabelColumn, string Role)> ImageRoles { get; } =
    [
        ("base_image", "base_image_label", "image"),
        ("small_image", "small_image_label", "small_image"),
        ("thumbnail_image", "thumbnail_image_label", "thumbnail"),
        ("swatch_image", "swatch_image_label", "swatch_image"),
    ];

    /// <summary>Columns that the record has a place for, besides attributes.</summary>
    public static IReadOnlySet<string> Structural { get; } = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
    {
        Sku, StoreView, AttributeSet, Type, Categories, Websites, CreatedAt, UpdatedAt, AdditionalAttributes,
        "base_image", "base_image_label", "small_image", "small_image_label", "thumbnail_image", "thumbnail_image_label", "swatch_image", "swatch_image_label",
        "additional_images", "additional_image_labels", "hide_from_product_page",
        "qty", "out_of_stock_qty", "use_config_min_qty", "is_qty_decimal", "allow_backorders", "use_config_backorders", "min_cart_qty", "use_config_min_sale_qty",
        "max_cart_qty", "use_config_max_sale_qty", "is_in_stock", "notify_on_stock_below", "use_config_notify_stock_qty", "manage_stock", "use_config_manage_stock",
        "use_config_qty_increments", "qty_increments", "use_config_enable_qty_inc", "enable_qty_increments",
        "related_skus", "related_position", "crosssell_skus", "crosssell_position", "upsell_skus", "upsell_position",
        "custom_options", "bundle_price_type", "bundle_sku_type", "bundle_price_view", "bundle_weight_type", BundleValues, "bundle_shipment_type", AssociatedSkus,
        "downloadable_links", "downloadable_samples", Variations, VariationLabels, "configurable_variation_prices",
        "giftcard_type", "giftcard_allow_open_amount", "giftcard_open_amount_min", "giftcard_open_amount_max", "giftcard_amount",
        // The values beside these are empty where the configuration decides.
        "use_config_deferred_stock_update", "use_config_is_redeemable", "use_config_lifetime", "use_config_allow_message", "use_config_email_template",
        // The stock item's website, always 0; not the product's.
        "website_id",
    };

    /// <summary>Columns of Magento for which the record has no place of its own: kept as attributes where they say something else than Magento's default.</summary>
    public static IReadOnlyDictionary<string, string> KeptUnlessDefault { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["is_decimal_divided"] = "0",
        ["deferred_stock_update"] = "0",
        ["giftcard_is_redeemable"] = "",
        ["giftcard_lifetime"] = "",
        ["giftcard_allow_message"] = "",
        ["giftcard_email_template"] = "",
    };

    public static bool IsKnown(string column) => Structural.Contains(column) || Attributes.ContainsKey(column) || KeptUnlessDefault.ContainsKey(column);
}
