using System.Text.RegularExpressions;

namespace Migrator.Reporting.Figures;

/// <summary>What to do about a failure. The codes are those of Shopify's <c>ProductSetUserErrorCode</c> and its relatives (Admin API 2026-10).</summary>
internal static partial class Remedies
{
    private const string RunAgain = "run migrate again: only what is missing or has changed is sent.";

    /// <summary>The code that an import result's error begins with; null where it begins with none.</summary>
    public static string? CodeOf(string error) => Code().Match(error) is { Success: true } match ? match.Value : null;

    public static string ForCode(string? code) => code switch
    {
        "HANDLE_NOT_UNIQUE" or "TAKEN" => "Something else in the shop has this handle, e-mail or phone already. Change it in Magento or remove the other in Shopify, then " + RunAgain,
        "OPTIONS_OVER_LIMIT" or "OPTION_VALUES_OVER_LIMIT" or "VARIANTS_OVER_LIMIT" or "TOO_MANY_VARIANTS_CREATED" => "The product has more options or variants than the shop's plan allows. Split it in Magento, or let the mapping fold options, then " + RunAgain,
        "DUPLICATED_OPTION_NAME" or "DUPLICATED_OPTION_VALUE" or "DUPLICATED_VALUE" or "VARIANT_ALREADY_EXISTS" => "Two variants of the product have the same options. Give them different ones in Magento, then " + RunAgain,
        "INVALID_METAFIELD" or "METAFIELD_MISMATCH" or "DUPLICATED_METAFIELD_VALUE" or "INVALID_TYPE" => "The value does not fit its metafield's type. Correct it in Magento or choose another type in the mapping, then " + RunAgain,
        "CAPABILITY_VIOLATION" => "The metafield's definition forbids this value. Change the definition in Shopify's admin, then " + RunAgain,
        "PRODUCT_SUSPENDED" => "Shopify has suspended the product. Ask Shopify's support.",
        "GIFT_CARDS_NOT_ACTIVATED" => "Turn gift cards on in Shopify's admin, then " + RunAgain,
        "ACCESS_DENIED" => "The token lacks a scope. Grant it in the app's settings, then " + RunAgain,
        "BLANK" or "MISSING_FIELD_REQUIRED" => "Shopify requires a value that Magento does not have. Fill it in, then " + RunAgain,
        "TOO_LONG" => "Shorten the value in Magento, then " + RunAgain,
        "JOB_ERROR" or "GENERIC_ERROR" or "THROTTLED" or "TIMEOUT" or "INTERNAL_SERVER_ERROR" => "The fault may be Shopify's own and pass: " + RunAgain,
        _ => "Mend in Magento, or in the mapping, what Shopify's message names, then " + RunAgain,
    };

    public static string For(FailureKind kind) => kind switch
    {
        FailureKind.Unmapped => "Mend what the message names in Magento or in the mapping, then " + RunAgain,
        FailureKind.Unanswered => "The record was given to the import, and it came back without an answer: " + RunAgain,
        FailureKind.Unreadable => "Mend the line in the source that the message names, then " + RunAgain,
        FailureKind.Value => "The record is in Shopify without this value. Correct the value in Magento or the mapping, then " + RunAgain,
        _ => ForCode(null),
    };

    [GeneratedRegex("^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*(?![A-Za-z0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex Code();
}
