namespace Migrator.Mapping.Text;

/// <summary>How many decimals a currency has (ISO 4217), where that is not two.</summary>
internal static class Currencies
{
    private static readonly HashSet<string> None = new(StringComparer.OrdinalIgnoreCase)
    {
        "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "VND", "VUV", "XAF", "XOF", "XPF",
    };

    private static readonly HashSet<string> Three = new(StringComparer.OrdinalIgnoreCase) { "BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND" };

    public static int DecimalsOf(string currency) => None.Contains(currency) ? 0 : Three.Contains(currency) ? 3 : 2;
}
