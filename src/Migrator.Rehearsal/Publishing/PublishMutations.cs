using Migrator.Rehearsal.Language;
using Migrator.Rehearsal.Products;
using Migrator.Rehearsal.Shop;
using Migrator.Rehearsal.State;

namespace Migrator.Rehearsal.Publishing;

/// <summary><c>publishablePublish</c> and <c>publishableUnpublish</c>, and reading what is published where.</summary>
internal static class PublishMutations
{
    public static void Register(Fields fields)
    {
        fields.Mutation("publishablePublish", call => Change(call, publish: true));
        fields.Mutation("publishableUnpublish", call => Change(call, publish: false));
        Read(fields.Of<Product>());
        foreach (var type in (string[])["ResourcePublication", "ResourcePublicationV2"])
        {
            fields.Of<ListingView>(type)
                .Add("publication", (l, call) => call.Session.Find<Publication>(l.Listing.Publication))
                .Add("publishable", l => l.Product)
                .Add("publishDate", l => l.Listing.Date)
                .Add("isPublished", (l, call) => l.Listing.Date <= call.Session.Now);
        }
    }

    private static Payload Change(Call call, bool publish)
    {
        var id = call.Arguments.Required("id");
        var shop = ShopFields.Current(call);
        if (NodeFields.Find(call, id) is not { } node)
            return new Payload(("publishable", null), ("shop", shop), ("userErrors", new[] { UserError.At("id", "Resource does not exist") }));
        if (node is not Product product)
            throw FieldException.NotServed($"Publishing a {node.GetType().Name}");
        var complaints = new Complaints();
        var wanted = Check(call, complaints, publish);
        if (!complaints.Any)
        {
            product.Listings = publish
                ? [.. product.Listings.Where(l => !wanted.Exists(w => w.Publication == l.Publication)), .. wanted]
                : [.. product.Listings.Where(l => !wanted.Exists(w => w.Publication == l.Publication))];
            product.PublishedAt = OnlineStore(call) is { } store && product.Listings.Find(l => l.Publication == store.Id) is { } listing ? listing.Date : null;
            product.UpdatedAt = call.Session.Now;
            call.Session.Save(product);
        }

        return new Payload(("publishable", product), ("shop", shop), ("userErrors", complaints.All));
    }

    private static List<Listing> Check(Call call, Complaints complaints, bool publish)
    {
        var wanted = new List<Listing>();
        foreach (var (index, input) in call.Arguments.Objects("input").Index())
        {
            if (input.HasValue("channelId"))
                throw FieldException.NotServed("PublicationInput.channelId");
            var date = input.Time("publishDate");
            if (input.Text("publicationId") is not { } id)
                complaints.Add($"input.{index}.publicationId", "PublicationId cannot be empty");
            else if (call.Session.Find<Publication>(id) is not { } publication)
                complaints.Add($"input.{index}.publicationId", "Publication does not exist or is not publishable");
            else if (wanted.Exists(w => w.Publication == publication.Id))
                complaints.Add($"input.{index}.publicationId", "The same publication was specified more than once");
            else if (date?.Year <= 1969)
                complaints.Add($"input.{index}.publishDate", "Publish date must be a date after the year 1969");
            else if (publish && date > call.Session.Now && !publication.SupportsFuturePublishing)
                complaints.Add($"input.{index}.publishDate", "Publish date can't be set to the future for this publication");
            else
                wanted.Add(new Listing(publication.Id, date ?? call.Session.Now));
        }

        return wanted;
    }

    private static Publication? OnlineStore(Call call) => call.Session.All<Publication>().Find(p => p.SupportsFuturePublishing);

    private static void Read(Fields.TypeFields<Product> fields) => fields
        .Add("publishedOnPublication", (p, call) => p.Listings.Exists(l => l.Publication == Gid.NumberOf(call.Arguments.Text("publicationId"), "Publication") && l.Date <= call.Session.Now))
        .Add("resourcePublications", (p, call) => Page.Of(Shown(p, call), call, l => l.Listing.Publication))
        .Add("resourcePublicationsV2", (p, call) => Page.Of(Shown(p, call), call, l => l.Listing.Publication))
        .Add("resourcePublicationsCount", (p, call) => ProductFields.Count(Shown(p, call).Count))
        .Add("availablePublicationsCount", p => ProductFields.Count(p.Listings.Count))
        .Add("unpublishedPublications", (p, call) => Page.Of(call.Session.All<Publication>().FindAll(x => !p.Listings.Exists(l => l.Publication == x.Id)), call, x => x.Id));

    private static List<ListingView> Shown(Product product, Call call) =>
        [.. product.Listings.Where(l => call.Arguments.Flag("onlyPublished") == false || l.Date <= call.Session.Now).OrderBy(l => l.Publication).Select(l => new ListingView(product, l))];

    private sealed record ListingView(Product Product, Listing Listing);
}
