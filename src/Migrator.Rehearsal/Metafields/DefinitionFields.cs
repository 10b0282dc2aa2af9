using Migrator.Rehearsal.Language;
using Migrator.Rehearsal.State;

namespace Migrator.Rehearsal.Metafields;

/// <summary>Reading metafield definitions.</summary>
internal static class DefinitionFields
{
    public static void Register(Fields fields)
    {
        fields.Query("metafieldDefinition", call => Find(call.Session, call.Arguments));
        fields.Query("metafieldDefinitions", List);
        fields.Of<MetafieldDefinition>()
            .Add("id", d => d.Gid)
            .Add("type", d => new { Name = d.Type, Category = MetafieldTypes.Category(d.Type), SupportsDefinitionMigrations = !MetafieldTypes.IsReference(d.Type) })
            .Add("validations", d => d.Validations.Select(v => new { v.Name, v.Value, Type = d.Type }))
            .Add("validationStatus", _ => "ALL_VALID")
            .Add("useAsCollectionCondition", d => d.SmartCollectionCondition)
            .Add("metafieldsCount", (d, call) => (int)call.Session.Count<Metafield>(Lookup.Exact("key", d.FullName)))
            .Add("access", d => new { d.Admin, d.Storefront, d.CustomerAccount })
            .Add("capabilities", d => new
            {
                AdminFilterable = new { Enabled = d.AdminFilterable, Eligible = MetafieldTypes.MayFilter(d.Type), Status = d.AdminFilterable ? "FILTERABLE" : "NOT_FILTERABLE" },
                AnalyticsQueryable = new { Enabled = d.AnalyticsQueryable, Eligible = true },
                CartToOrderCopyable = new { Enabled = d.CartToOrderCopyable, Eligible = d.OwnerType == "ORDER" },
                SmartCollectionCondition = new { Enabled = d.SmartCollectionCondition, Eligible = MetafieldTypes.MayMakeCollections(d.OwnerType, d.Type) },
                UniqueValues = new { Enabled = d.UniqueValues, Eligible = MetafieldTypes.MayBeUnique(d.Type) },
            });
    }

    /// <summary>By <c>id</c>, or by the <c>identifier</c>'s owner type, namespace and key.</summary>
    public static MetafieldDefinition? Find(Session session, Input arguments) =>
        arguments.Text("id") is { } id ? session.Find<MetafieldDefinition>(id)
        : arguments.Object("identifier") is { } name ? MetafieldDefinition.Find(session, name.Required("ownerType"), Namespaces.Resolve(name.Text("namespace")), name.Required("key"))
        : null;

    private static Page List(Call call)
    {
        var arguments = call.Arguments;
        if (arguments.HasValue("query"))
            throw FieldException.NotServed("The argument query of QueryRoot.metafieldDefinitions");
        var all = call.Session.Ids<MetafieldDefinition>(Lookup.Exact("owner", arguments.Required("ownerType"))).Select(id => call.Session.Find<MetafieldDefinition>(id)!);
        if (arguments.Text("namespace") is { } space)
            all = all.Where(d => d.Namespace == Namespaces.Resolve(space));
        if (arguments.Text("key") is { } key)
            all = all.Where(d => d.Key == key);
        all = arguments.Text("pinnedStatus") switch
        {
            "PINNED" => all.Where(d => d.PinnedPosition is not null),
            "UNPINNED" => all.Where(d => d.PinnedPosition is null),
            _ => all,
        };
        all = arguments.Text("sortKey") switch
        {
            "NAME" => all.OrderBy(d => d.Name, StringComparer.OrdinalIgnoreCase),
            "PINNED_POSITION" => all.OrderByDescending(d => d.PinnedPosition ?? 0),
            _ => all,
        };
        return Page.Of([.. all], call, d => d.Id);
    }
}
