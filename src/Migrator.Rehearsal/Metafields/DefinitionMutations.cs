using System.Globalization;
using System.Text.RegularExpressions;
using Migrator.Rehearsal.Language;
using Migrator.Rehearsal.State;

namespace Migrator.Rehearsal.Metafields;

/// <summary><c>metafieldDefinitionCreate</c>, <c>…Update</c>, <c>…Delete</c>.</summary>
internal static partial class DefinitionMutations
{
    private const int MostPerOwner = 256;
    private const int MostPinned = 20;

    public static void Register(Fields fields)
    {
        fields.Mutation("metafieldDefinitionCreate", Create);
        fields.Mutation("metafieldDefinitionUpdate", Update);
        fields.Mutation("metafieldDefinitionDelete", Delete);
    }

    private static Payload Create(Call call)
    {
        var input = call.Arguments.Object("definition")!;
        var complaints = new Complaints();
        var definition = new MetafieldDefinition
        {
            OwnerType = input.Required("ownerType"),
            Namespace = Namespaces.Resolve(input.Text("namespace")),
            Key = input.Required("key"),
            Type = input.Required("type"),
        };
        CheckName(definition, complaints);
        if (!MetafieldTypes.Exists(definition.Type))
            complaints.Add("definition.type", $"Type name {definition.Type} is not a valid type. Valid types are: {string.Join(", ", MetafieldTypes.All)}.", "INCLUSION");
        else
            Apply(call, input, definition, complaints);
        if (!complaints.Any && MetafieldDefinition.Find(call.Session, definition.OwnerType, definition.Namespace, definition.Key) is not null)
            complaints.Add("definition.key", $"Key is in use for {Title(definition.OwnerType)} metafields on the '{definition.Namespace}' namespace.", "TAKEN");
        if (!complaints.Any && call.Session.Count<MetafieldDefinition>(Lookup.Exact("owner", definition.OwnerType)) >= MostPerOwner)
            complaints.Add("definition", $"Stores can only have {MostPerOwner} definitions for each store resource.", "RESOURCE_TYPE_LIMIT_EXCEEDED");
        if (complaints.Any)
            return Refused("createdDefinition", complaints);
        call.Session.Add(definition);
        Reindex(call.Session, definition);
        return new Payload(("createdDefinition", definition));
    }

    private static Payload Update(Call call)
    {
        var input = call.Arguments.Object("definition")!;
        var complaints = new Complaints();
        if (MetafieldDefinition.Find(call.Session, input.Required("ownerType"), Namespaces.Resolve(input.Text("namespace")), input.Required("key")) is not { } definition)
            return new Payload(("userErrors", new[] { UserError.At("definition", "Definition not found.", "NOT_FOUND") })) { Failed = true };
        var before = definition.Validations;
        Apply(call, input, definition, complaints);
        if (complaints.Any)
            return Refused("updatedDefinition", complaints);
        var changed = !before.SequenceEqual(definition.Validations) && call.Session.Count<Metafield>(Lookup.Exact("key", definition.FullName)) > 0;
        definition.UpdatedAt = call.Session.Now;
        call.Session.Save(definition);
        Reindex(call.Session, definition);
        return new Payload(("updatedDefinition", definition), ("validationJob", changed ? new { Id = $"gid://shopify/Job/{Guid.NewGuid()}", Done = false } : null));
    }

    private static Payload Delete(Call call)
    {
        var all = call.Arguments.Flag("deleteAllAssociatedMetafields") == true;
        if (DefinitionFields.Find(call.Session, call.Arguments) is not { } definition)
            return Payload.Refuse(UserError.At("id", "Definition not found.", "NOT_FOUND"));
        if (!all && definition.Type == "id")
            return Payload.Refuse(UserError.At("", "Deleting an id type metafield definition requires deletion of its associated metafields.", "ID_TYPE_DELETION_ERROR"));
        if (!all && MetafieldTypes.IsReference(definition.Type))
            return Payload.Refuse(UserError.At("", "Deleting a reference type metafield definition requires deletion of its associated metafields.", "REFERENCE_TYPE_DELETION_ERROR"));
        if (!all && Namespaces.IsApps(definition.Namespace))
            return Payload.Refuse(UserError.At("", "Deleting a definition in a reserved namespace must have deleteAllAssociatedMetafields set to true.", "RESERVED_NAMESPACE_ORPHANED_METAFIELDS"));
        if (all)
        {
            foreach (var metafield in call.Session.Ids<Metafield>(Lookup.Exact("key", definition.FullName)))
                call.Session.Delete(metafield);
        }

        call.Session.Delete(definition.Id);
        return new Payload(("deletedDefinitionId", definition.Gid), ("deletedDefinition", new { definition.OwnerType, definition.Namespace, definition.Key }));
    }

    private static void Apply(Call call, Input input, MetafieldDefinition definition, Complaints complaints)
    {
        if (input.Has("name"))
            definition.Name = input.Text("name") ?? "";
        if (input.Has("description"))
            definition.Description = input.Text("description");
        if (definition.Name.Length > 255)
            complaints.Add("definition.name", "Name is too long (maximum is 255 characters)", "TOO_LONG");
        if (definition.Description?.Length > 255)
            complaints.Add("definition.description", "Description is too long (maximum is 255 characters)", "TOO_LONG");
        if (input.Has("validations"))
            definition.Validations = [.. input.Objects("validations").Select(v => new Validation(v.Required("name"), v.Required("value")))];
        DefinitionValidations.Check(definition.Type, definition.Validations, complaints);
        Capabilities(input, definition, complaints);
        if (input.Object("access") is { } access)
        {
            definition.Admin = access.Text("admin") ?? definition.Admin;
            definition.Storefront = access.Text("storefront") ?? definition.Storefront;
            definition.CustomerAccount = access.Text("customerAccount") ?? definition.CustomerAccount;
        }

        if (input.Flag("pin") is { } pin && pin != definition.PinnedPosition is not null)
            Pin(call, definition, pin, complaints);
    }

    private static void Capabilities(Input input, MetafieldDefinition definition, Complaints complaints)
    {
        var capabilities = input.Object("capabilities") ?? Input.None;
        definition.AdminFilterable = On("adminFilterable", definition.AdminFilterable);
        definition.SmartCollectionCondition = On("smartCollectionCondition", definition.SmartCollectionCondition) || input.Flag("useAsCollectionCondition") == true;
        definition.UniqueValues = On("uniqueValues", definition.UniqueValues || definition.Type == "id");
        definition.AnalyticsQueryable = On("analyticsQueryable", definition.AnalyticsQueryable);
        definition.CartToOrderCopyable = On("cartToOrderCopyable", definition.CartToOrderCopyable);
        if (definition.Type == "id" && !definition.UniqueValues)
            complaints.Add("definition", "Capability unique_values is required for type id but is disabled", "INVALID_CAPABILITY");
        Require(definition.AdminFilterable, MetafieldTypes.MayFilter(definition.Type), "admin_filterable");
        Require(definition.SmartCollectionCondition, MetafieldTypes.MayMakeCollections(definition.OwnerType, definition.Type), "smart_collection_condition");
        Require(definition.UniqueValues, MetafieldTypes.MayBeUnique(definition.Type), "unique_values");

        bool On(string name, bool otherwise) => capabilities.Object(name)?.Flag("enabled") ?? otherwise;

        void Require(bool wanted, bool eligible, string name)
        {
            if (wanted && !eligible)
                complaints.Add("definition", $"The capability {name} is not valid for this definition.", "INVALID_CAPABILITY");
        }
    }

    private static void Pin(Call call, MetafieldDefinition definition, bool pin, Complaints complaints)
    {
        var pinned = call.Session.Ids<MetafieldDefinition>(Lookup.Exact("owner", definition.OwnerType))
            .Select(id => call.Session.Find<MetafieldDefinition>(id)!).Where(d => d.PinnedPosition is not null).ToArray();
        if (pin && pinned.Length >= MostPinned)
            complaints.Add("definition", $"Limit of {MostPinned} pinned definitions.", "PINNED_LIMIT_REACHED");
        definition.PinnedPosition = pin ? pinned.Max(d => d.PinnedPosition).GetValueOrDefault() + 1 : null;
    }

    private static void CheckName(MetafieldDefinition definition, Complaints complaints)
    {
        Check("namespace", "Namespace", definition.Namespace, 3, 255);
        Check("key", "Key", definition.Key, 2, 64);

        void Check(string field, string title, string text, int least, int most)
        {
            if (text.Length < least)
                complaints.Add("definition." + field, $"{title} is too short (minimum is {least.ToString(CultureInfo.InvariantCulture)} characters)", "TOO_SHORT");
            else if (text.Length > most)
                complaints.Add("definition." + field, $"{title} is too long (maximum is {most.ToString(CultureInfo.InvariantCulture)} characters)", "TOO_LONG");
            else if (!Characters().IsMatch(text))
                complaints.Add("definition." + field, $"{title} contains one or more invalid characters.", "INVALID_CHARACTER");
        }
    }

    /// <summary>What was written before the definition becomes findable by it.</summary>
    private static void Reindex(Session session, MetafieldDefinition definition)
    {
        foreach (var metafield in session.Ids<Metafield>(Lookup.Exact("key", definition.FullName)).Select(id => session.Find<Metafield>(id)!).Where(m => m.Searchable != definition.Searchable))
        {
            metafield.Searchable = definition.Searchable;
            session.Save(metafield);
        }
    }

    private static Payload Refused(string field, Complaints complaints) => new((field, null), ("userErrors", complaints.All)) { Failed = true };

    private static string Title(string ownerType) => ownerType switch
    {
        "PRODUCT" => "Product",
        "PRODUCTVARIANT" => "Variant",
        _ => CultureInfo.InvariantCulture.TextInfo.ToTitleCase(ownerType.Replace('_', ' ').ToLowerInvariant()),
    };

    [GeneratedRegex("^[A-Za-z0-9_-]+$")]
    private static partial Regex Characters();
}
