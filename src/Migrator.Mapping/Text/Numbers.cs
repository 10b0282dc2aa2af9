using System.Globalization;

namespace Migrator.Mapping.Text;

/// <summary>Numbers as Magento writes them.</summary>
internal static class Numbers
{
    /// <summary>Beyond this nothing is a price, a weight or a quantity; below it products and sums of them stay within a decimal.</summary>
    private const decimal Largest = 1_000_000_000_000m;

    /// <summary>A plain decimal with a point; false for anything else, and for what is too large to be meant.</summary>
    public static bool TryDecimal(string text, out decimal value) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out value)
        && IsSane(value);

    public static bool IsSane(decimal value) => value is > -Largest and < Largest;

    /// <summary>Without zeros at the end: <c>34.500000</c> is <c>34.5</c>.</summary>
    public static decimal Plain(decimal value) => value / 1.000000000000000000000000000000000m;

    public static string Write(decimal value) => Plain(value).ToString(CultureInfo.InvariantCulture);
}
