using System.Collections.Frozen;

namespace Migrator.Rehearsal.Metafields;

/// <summary>The types of metafields, as Shopify lists them in its own refusals.</summary>
internal static class MetafieldTypes
{
    private const string Measurements =
        "antenna_gain area battery_charge_capacity battery_energy_capacity capacitance concentration data_storage_capacity data_transfer_rate dimension "
        + "display_density distance duration electric_current electrical_resistance energy frequency illuminance inductance luminous_flux mass_flow_rate "
        + "power pressure resolution rotational_speed sound_level speed temperature thermal_power voltage volume volumetric_flow_rate weight";

    /// <summary>In Shopify's order, for its sentence about a type that does not exist.</summary>
    public static readonly string[] All =
        ("antenna_gain, area, battery_charge_capacity, battery_energy_capacity, boolean, capacitance, color, concentration, data_storage_capacity, data_transfer_rate, date_time, date, dimension, display_density, distance, duration, electric_current, electrical_resistance, energy, frequency, id, illuminance, inductance, json, jurisdiction, language, link, "
        + "list.antenna_gain, list.area, list.battery_charge_capacity, list.battery_energy_capacity, list.capacitance, list.color, list.concentration, list.data_storage_capacity, list.data_transfer_rate, list.date_time, list.date, list.dimension, list.display_density, list.distance, list.duration, list.electric_current, list.electrical_resistance, list.energy, list.frequency, list.illuminance, list.inductance, list.jurisdiction, list.link, list.luminous_flux, list.mass_flow_rate, list.number_decimal, list.number_integer, list.power, list.pressure, list.rating, list.resolution, list.rotational_speed, list.single_line_text_field, list.sound_level, list.speed, list.temperature, list.thermal_power, list.url, list.voltage, list.volume, list.volumetric_flow_rate, list.weight, "
        + "luminous_flux, mass_flow_rate, money, multi_line_text_field, number_decimal, number_integer, power, pressure, rating, resolution, rich_text_field, rotational_speed, single_line_text_field, sound_level, speed, temperature, thermal_power, url, voltage, volume, volumetric_flow_rate, weight, "
        + "company_reference, list.company_reference, customer_reference, list.customer_reference, product_reference, list.product_reference, collection_reference, list.collection_reference, variant_reference, list.variant_reference, file_reference, list.file_reference, product_taxonomy_value_reference, list.product_taxonomy_value_reference, product_taxonomy_disclosure_reference, metaobject_reference, list.metaobject_reference, mixed_reference, list.mixed_reference, disclosure_reference, list.disclosure_reference, page_reference, list.page_reference, article_reference, list.article_reference, order_reference, list.order_reference")
        .Split(", ");

    private static readonly FrozenSet<string> Known = All.ToFrozenSet(StringComparer.Ordinal);
    private static readonly FrozenSet<string> Measured = Measurements.Split(' ').ToFrozenSet(StringComparer.Ordinal);

    public static bool Exists(string type) => Known.Contains(type);

    public static bool IsList(string type) => type.StartsWith("list.", StringComparison.Ordinal);

    public static string Element(string type) => IsList(type) ? type["list.".Length..] : type;

    public static bool IsMeasurement(string element) => Measured.Contains(element);

    public static bool IsReference(string type) => Element(type).EndsWith("_reference", StringComparison.Ordinal);

    public static string Category(string type) => Element(type) switch
    {
        "boolean" => "TRUE_FALSE",
        "color" => "COLOR",
        "date" or "date_time" => "DATE_TIME",
        "id" => "ID",
        "json" => "JSON",
        "money" => "MONEY",
        "number_integer" or "number_decimal" => "NUMBER",
        "rating" => "RATING",
        "single_line_text_field" or "multi_line_text_field" or "rich_text_field" => "TEXT",
        "url" or "link" => "URL",
        var element when IsMeasurement(element) => "MEASUREMENT",
        var element when IsReference(element) => "REFERENCE",
        _ => "OTHER",
    };

    /// <summary>Names of the validations that a definition of this type may carry.</summary>
    public static string[] Validations(string type) => Element(type) switch
    {
        "single_line_text_field" => ["min", "max", "regex", "choices"],
        "multi_line_text_field" or "id" => ["min", "max", "regex"],
        "number_integer" or "date" or "date_time" => ["min", "max"],
        "number_decimal" => ["min", "max", "max_precision"],
        "rating" => ["scale_min", "scale_max"],
        "url" => ["allowed_domains"],
        "json" => ["schema"],
        "file_reference" => ["file_type_options"],
        "metaobject_reference" => ["metaobject_definition_id"],
        "mixed_reference" => ["metaobject_definition_ids"],
        var element when IsMeasurement(element) => ["min", "max"],
        _ => [],
    };

    public static bool MayBeUnique(string type) => type is "id" or "single_line_text_field" or "number_integer" or "number_decimal" or "date" or "date_time" or "url";

    public static bool MayFilter(string type) =>
        Element(type) is "boolean" or "single_line_text_field" or "number_integer" or "number_decimal" or "date" or "date_time" or "id" or "rating" or "metaobject_reference" or "product_reference";

    public static bool MayMakeCollections(string ownerType, string type) =>
        ownerType is "PRODUCT" or "PRODUCTVARIANT"
        && (type is "boolean" or "number_integer" or "number_decimal" or "rating" || Element(type) is "single_line_text_field" or "metaobject_reference");

    /// <summary>Most bytes of a value.</summary>
    public static int MostBytes(string type) => type switch
    {
        "json" => 128 * 1024,
        "id" or "url" => 2 * 1024,
        _ => 64 * 1024,
    };
}
