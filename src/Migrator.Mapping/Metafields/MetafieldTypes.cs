using Migrator.Core.Records;

namespace Migrator.Mapping.Metafields;

/// <summary>Shopify's metafield types that Migrator uses (shopify.dev/docs/apps/build/metafields/list-of-data-types).</summary>
internal static class MetafieldTypes
{
    public const string Boolean = "boolean";
    public const string Date = "date";
    public const string DateTime = "date_time";
    public const string Integer = "number_integer";
    public const string Decimal = "number_decimal";
    public const string Line = "single_line_text_field";
    public const string Text = "multi_line_text_field";
    public const string Lines = "list.single_line_text_field";
    public const string Json = "json";
    public const string Id = "id";

    /// <summary>
    /// The type for Magento's input. A price is <c>number_decimal</c>, not <c>money</c>: money is in the shop's currency by definition and rounded to it,
    /// where Magento keeps four decimals in the currency of a website.
    /// </summary>
    public static string Of(AttributeInput input) => input switch
    {
        AttributeInput.TextArea => Text,
        AttributeInput.MultiSelect => Lines,
        AttributeInput.Boolean => Boolean,
        AttributeInput.Date => Date,
        AttributeInput.DateTime => DateTime,
        AttributeInput.Price or AttributeInput.Weight or AttributeInput.Decimal => Decimal,
        AttributeInput.Integer => Integer,
        _ => Line,
    };
}
