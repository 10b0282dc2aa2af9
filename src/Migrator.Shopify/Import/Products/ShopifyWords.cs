using System.Globalization;
using Migrator.Core.Rows;

namespace Migrator.Shopify.Import.Products;

/// <summary>How Shopify's API writes what rows say.</summary>
internal static class ShopifyWords
{
    public static string Of(ProductStatus status) => status.ToString().ToUpperInvariant();

    public static string Money(decimal amount) => amount.ToString("0.00##########", CultureInfo.InvariantCulture);

    public static string WeightUnit(string unit) => unit switch
    {
        "g" => "GRAMS",
        "kg" => "KILOGRAMS",
        "oz" => "OUNCES",
        "lb" => "POUNDS",
        _ => throw new ArgumentOutOfRangeException(nameof(unit), unit, "A weight is in g, kg, oz or lb."),
    };

    public static string Policy(bool continuesSelling) => continuesSelling ? "CONTINUE" : "DENY";
}
