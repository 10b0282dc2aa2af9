namespace Migrator.Mapping.Metafields;

/// <summary>Shopify's limits of metafields (shopify.dev/docs/apps/build/metafields/metafield-limits, API 2026-10).</summary>
internal static class MetafieldLimits
{
    public const int KeyLength = 64;
    public const int TextBytes = 64 * 1024;
    public const int JsonBytes = 128 * 1024;
    public const int ListItems = 128;

    /// <summary>Of one owner: an input list takes 250 items, and the custom id is one.</summary>
    public const int PerOwner = 249;

    public const int DefinitionsPerOwner = 256;
    public const int DefinitionName = 255;

    /// <summary>Shopify keeps whole numbers to what a double holds exactly, and decimals to 13 digits before the point and 9 after it.</summary>
    public const decimal LargestInteger = 9_007_199_254_740_991m;

    public const decimal LargestDecimal = 9_999_999_999_999m;
    public const int Decimals = 9;
}
