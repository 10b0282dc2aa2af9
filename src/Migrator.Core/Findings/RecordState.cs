namespace Migrator.Core.Findings;

/// <summary>Where a source record, or one attribute value of it, ended. Exactly one of these for each.</summary>
public enum RecordState
{
    /// <summary>It is in Shopify as it was.</summary>
    Moved,

    /// <summary>It is in Shopify in another form, by a named rule.</summary>
    Transformed,

    /// <summary>It became part of something else, by a named rule.</summary>
    Merged,

    /// <summary>Left behind on purpose, by a named rule that says why.</summary>
    Skipped,

    /// <summary>Shopify has no place for it; the finding says what to do instead.</summary>
    Unsupported,

    /// <summary>It could not be carried; the finding says what was wrong or what Shopify said.</summary>
    Failed,
}
