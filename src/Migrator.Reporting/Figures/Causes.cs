using Migrator.Core.Findings;

namespace Migrator.Reporting.Figures;

/// <summary>What the cause of a difference means to people, and what they can do.</summary>
internal static class Causes
{
    public static Cause Of(DifferenceCause cause) => cause switch
    {
        DifferenceCause.LostByShopify => new("Lost by Shopify", "It was written, Shopify accepted it, and it is not there or is otherwise.", "Run migrate again: only what differs is written. If it stays, open the record in Shopify's admin and compare."),
        DifferenceCause.Refused => new("Refused by Shopify", "Shopify refused the record, so what the mapping meant is not there.", "Mend what Shopify's message says and run migrate again."),
        DifferenceCause.MediaFailed => new("Media failed", "Shopify could not process the file, though Magento has it.", "Look at the file (format, size, a damaged image), replace it in Magento and run migrate again."),
        DifferenceCause.MissingAtSource => new("Missing in Magento", "Magento itself names a file that it does not have. Nothing was lost on the way.", "Upload the file in Magento and run migrate again, or remove its name there."),
        DifferenceCause.StillProcessing => new("Still processing", "Shopify has the file and is not finished with it.", "Wait a few minutes and run review again."),
        // A cause that a newer version brings is shown by its name rather than not at all.
        _ => new(cause.ToString(), "What Shopify has is not what the mapping meant.", "Compare the record in both admins."),
    };

    /// <summary>As <see cref="Core.Stages.ReviewCounts.Differing"/> counts.</summary>
    public static bool Counts(DifferenceCause cause) => cause != DifferenceCause.MissingAtSource;
}

/// <param name="Name">Two or three words.</param>
/// <param name="Meaning">A sentence.</param>
/// <param name="Remedy">What to do.</param>
internal sealed record Cause(string Name, string Meaning, string Remedy);
