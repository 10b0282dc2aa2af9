using System.Globalization;

namespace Migrator.Rehearsal.Products;

/// <summary>Amounts as Shopify writes them.</summary>
internal static class Money
{
    private const decimal TooMuch = 1_000_000_000_000_000_000m;

    /// <summary>The <c>Money</c> scalar: always two decimals.</summary>
    public static string Text(decimal amount) => amount.ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>The <c>Decimal</c> amount of a <c>MoneyV2</c>: at least one decimal.</summary>
    public static object Of(decimal amount, string currency) => new { Amount = amount.ToString("0.0#########", CultureInfo.InvariantCulture), CurrencyCode = currency };

    public static decimal Parse(string text) => Math.Round(decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture), 2, MidpointRounding.AwayFromZero);

    /// <summary>What is wrong with a price, or null.</summary>
    public static string? Problem(decimal amount) => amount switch
    {
        < 0 => "must be greater than or equal to 0",
        >= TooMuch => "must be less than 1000000000000000000",
        _ => null,
    };
}
