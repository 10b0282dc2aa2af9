using Migrator.Rehearsal.Language;
using Migrator.Rehearsal.Shop;
using Migrator.Rehearsal.State;

namespace Migrator.Rehearsal.Metafields;

/// <summary><c>metafieldsSet</c> and <c>metafieldsDelete</c>: all or nothing.</summary>
internal static class MetafieldMutations
{
    private const int MostAtOnce = 25;

    public static void Register(Fields fields)
    {
        fields.Mutation("metafieldsSet", Set);
        fields.Mutation("metafieldsDelete", Delete);
    }

    private static Payload Set(Call call)
    {
        var inputs = call.Arguments.Objects("metafields");
        var complaints = new Complaints();
        if (inputs.Count > MostAtOnce)
            complaints.Add("metafields", $"Exceeded the maximum metafields input limit of {MostAtOnce}.", "LESS_THAN_OR_EQUAL_TO");
        var written = new List<Metafield>();
        var writers = new Dictionary<long, MetafieldWriter>();
        for (var i = 0; i < inputs.Count && inputs.Count <= MostAtOnce; i++)
        {
            if (Owner(call, inputs[i].Required("ownerId")) is not { } owner)
            {
                complaints.Add($"metafields.{i}.ownerId", "Owner does not exist.", "INVALID");
                continue;
            }

            if (!writers.TryGetValue(owner.Id, out var writer))
                writers[owner.Id] = writer = new MetafieldWriter(call, owner, complaints, code => code);
            if (writer.Set(inputs[i], $"metafields.{i}") is { } metafield)
                written.Add(metafield);
        }

        return complaints.Any
            ? new Payload(("metafields", Array.Empty<object>()), ("userErrors", complaints.All)) { Failed = true }
            : new Payload(("metafields", written));
    }

    private static Payload Delete(Call call)
    {
        var deleted = new List<object?>();
        foreach (var input in call.Arguments.Objects("metafields"))
        {
            var (ownerId, space, key) = (input.Required("ownerId"), Namespaces.Resolve(input.Text("namespace")), input.Required("key"));
            if (Namespaces.IsForeignApps(space))
                return new Payload(("deletedMetafields", Array.Empty<object>()), ("userErrors", new[] { UserError.At("metafields", "Access to this namespace and key on Metafields for this resource type is not allowed.") })) { Failed = true };
            var found = Owner(call, ownerId) is { } owner
                ? call.Session.Children<Metafield>(owner.Id).Find(m => m.Namespace == space && m.Key == key)
                : null;
            if (found is not null)
                call.Session.Delete(found.Id);
            deleted.Add(found is null ? null : new { OwnerId = ownerId, Namespace = space, Key = key });
        }

        return new Payload(("deletedMetafields", deleted));
    }

    private static Entity? Owner(Call call, string gid) =>
        Gid.TryParse(gid, out var id) && Owners.Known(id.Kind) ? NodeFields.Find(call, gid) as Entity
        : Gid.TryParse(gid, out id) && Official.HasType(id.Kind) ? throw FieldException.NotServed($"A metafield on a {id.Kind}")
        : null;
}
