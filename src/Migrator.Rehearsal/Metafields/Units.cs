namespace Migrator.Rehearsal.Metafields;

/// <summary>Units of measurement values: short or long in, long out.</summary>
internal static class Units
{
    private static readonly Dictionary<string, Dictionary<string, string>> Known = new(StringComparer.Ordinal)
    {
        ["dimension"] = Names("in INCHES", "ft FEET", "yd YARDS", "mm MILLIMETERS", "cm CENTIMETERS", "m METERS"),
        ["weight"] = Names("oz OUNCES", "lb POUNDS", "g GRAMS", "kg KILOGRAMS"),
        ["volume"] = Names(
            "ml MILLILITERS", "cl CENTILITERS", "l LITERS", "m3 CUBIC_METERS", "us_fl_oz FLUID_OUNCES", "us_pt PINTS", "us_qt QUARTS", "us_gal GALLONS",
            "imp_fl_oz IMPERIAL_FLUID_OUNCES", "imp_pt IMPERIAL_PINTS", "imp_qt IMPERIAL_QUARTS", "imp_gal IMPERIAL_GALLONS"),
    };

    public static string? Canonical(string type, string unit) => Known[type].GetValueOrDefault(unit);

    private static Dictionary<string, string> Names(params string[] pairs)
    {
        var names = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var pair in pairs.Select(p => p.Split(' ')))
            names[pair[0]] = names[pair[1]] = pair[1];
        return names;
    }
}
