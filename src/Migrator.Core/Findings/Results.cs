using Migrator.Core.Entities;

namespace Migrator.Core.Findings;

/// <summary>One line of an import's result file: what became of one source record in one place of Shopify.</summary>
/// <param name="Record">The source id; a product's SKU, for its product and for each of its variants.</param>
/// <param name="Place"><c>product</c>, <c>variant</c>, or <c>definition</c>.</param>
/// <param name="ShopifyId">Its gid; null where it was refused.</param>
/// <param name="Action">What was done.</param>
/// <param name="Error">What Shopify said: code, field and message; null where nothing.</param>
/// <param name="RequestId">Shopify's <c>X-Request-Id</c>, or the bulk operation and line.</param>
public sealed record ImportResult(string Record, string Place, string? ShopifyId, ImportAction Action, string? Error, string? RequestId);

public enum ImportAction
{
    Created,
    Updated,
    Unchanged,
    Failed,
}

/// <summary>One field that review found to differ.</summary>
/// <param name="Entity">The kind of record.</param>
/// <param name="Record">The source id.</param>
/// <param name="Field">Such as <c>variant MH01-XS-Gray · price</c>; empty where the whole record is missing or is too much.</param>
/// <param name="Expected">What the rows say.</param>
/// <param name="Actual">What Shopify has.</param>
/// <param name="Cause">Why, as far as it can be told.</param>
/// <param name="ShopifyId">Its gid; null where it is missing.</param>
public sealed record Difference(EntityType Entity, string Record, string Field, string? Expected, string? Actual, DifferenceCause Cause, string? ShopifyId);

public enum DifferenceCause
{
    /// <summary>It was written and is not there, or is otherwise.</summary>
    LostByShopify,

    /// <summary>Shopify refused the record; the import's result says why.</summary>
    Refused,

    /// <summary>Media whose processing failed though the source has the file.</summary>
    MediaFailed,

    /// <summary>Media that the source itself does not have: nothing was lost on the way, and the record does not count as differing.</summary>
    MissingAtSource,

    /// <summary>Media that Shopify is still processing.</summary>
    StillProcessing,

    /// <summary>It is in Shopify with an id of Migrator's and no row asks for it: deleted in Magento since, or of another source.</summary>
    Unexpected,
}
