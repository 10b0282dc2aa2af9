using Migrator.Core.Stages;
using Migrator.Mapping.Attributes;
using Migrator.Mapping.Products.Images;
using Migrator.Mapping.Settings;
using Migrator.Mapping.Text;

namespace Migrator.Mapping;

/// <summary>What is the same for every record of a run.</summary>
internal sealed class MappingContext
{
    /// <summary>A shop that does not say how many options a product may have has three: Shopify's limit.</summary>
    private const int UsualOptions = 3;
    private const int UsualVariants = 2048;

    public MappingContext(MappingInputs inputs)
    {
        Settings = MappingSettings.Parse(inputs.MappingJson, "mapping.json");
        Plan = new AttributePlan(inputs.Attributes, Settings);
        Catalog = inputs.Attributes;
        Shop = inputs.Shop;
        Dates = StoreDates.In(inputs.Shop.TimeZone);
        Today = Dates.DayOf(inputs.Now);
        Images = new ImageAddresses(inputs.Media);
        WeightUnit = Settings.WeightUnit == "shop" ? UnitOf(inputs.Shop.WeightUnit) : Settings.WeightUnit;
        MoneyDecimals = Currencies.DecimalsOf(inputs.Shop.Currency);
        MaxOptions = inputs.Shop.MaxOptions > 0 ? inputs.Shop.MaxOptions : UsualOptions;
        MaxVariants = inputs.Shop.MaxVariants > 0 ? inputs.Shop.MaxVariants : UsualVariants;
    }

    public MappingSettings Settings { get; }

    public AttributePlan Plan { get; }

    public Core.Records.AttributeCatalog Catalog { get; }

    public ShopProfile Shop { get; }

    public StoreDates Dates { get; }

    /// <summary>The day of the run in the store's time zone: prices with a window are judged by it.</summary>
    public DateOnly Today { get; }

    public ImageAddresses Images { get; }

    /// <summary><c>g</c>, <c>kg</c>, <c>oz</c> or <c>lb</c>.</summary>
    public string WeightUnit { get; }

    /// <summary>Of the shop's currency.</summary>
    public int MoneyDecimals { get; }

    public int MaxOptions { get; }

    public int MaxVariants { get; }

    private static string UnitOf(string shopUnit) => shopUnit switch
    {
        "GRAMS" => "g",
        "OUNCES" => "oz",
        "POUNDS" => "lb",
        _ => "kg",
    };
}
