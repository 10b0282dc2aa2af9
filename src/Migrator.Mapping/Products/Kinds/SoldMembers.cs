using Migrator.Core.Records;
using Migrator.Mapping.Books;
using Migrator.Mapping.Products.Options;
using Migrator.Mapping.Products.Page;

namespace Migrator.Mapping.Products.Kinds;

/// <summary>Which parts of a product may be variants: of one that is for sale, only what Magento sells.</summary>
internal static class SoldMembers
{
    public static (IReadOnlyList<Candidate> Chosen, Publication Publication) Choose(FamilyBook book, IReadOnlyList<Candidate> candidates, Publication publication)
    {
        var sold = candidates.Where(c => MagentoStatus.IsSold(c.Record)).ToList();
        if (sold.Count == candidates.Count) return (candidates, publication);
        if (!publication.IsDraft && sold.Count == 0)
        {
            book.Head.Say(Rules.ConfigurableNothingSold, AttributeCodes.Status, "enabled", "DRAFT", "It is enabled, and every part of it is disabled or on no website: it is a draft that keeps them.");
            publication = Publication.Draft(Rules.ConfigurableNothingSold);
        }

        foreach (var record in candidates.Except(sold).Select(c => c.Record))
        {
            if (publication.IsDraft) Keep(book, record);
            else Leave(book, record);
        }

        return (publication.IsDraft ? candidates : sold, publication);
    }

    private static void Keep(FamilyBook book, SourceRecord record) =>
        book.Notes.Add(Rules.ChildKeptInDraft, record.Sku, AttributeCodes.Status, record.Text(AttributeCodes.Status), $"a variant of the draft {book.Head.Sku}",
            "Magento does not sell it. Take it out before you publish the product.");

    private static void Leave(FamilyBook book, SourceRecord record)
    {
        if (MagentoStatus.IsEnabled(record) != true)
            book.Leave(record, Rules.ChildDisabled, AttributeCodes.Status, record.Text(AttributeCodes.Status), $"It is disabled, so '{book.Head.Sku}' does not offer it.");
        else book.Leave(record, Rules.ChildNoWebsite, "websites", null, $"It is assigned to no website, so '{book.Head.Sku}' does not offer it.");
    }
}
