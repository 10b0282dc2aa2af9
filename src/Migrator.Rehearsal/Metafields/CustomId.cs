using Migrator.Rehearsal.Language;
using Migrator.Rehearsal.State;

namespace Migrator.Rehearsal.Metafields;

/// <summary>Finds an owner by the value of a metafield that is defined as an id.</summary>
internal static class CustomId
{
    public static T? Find<T>(Call call, Input custom)
        where T : Entity
    {
        var definition = MetafieldDefinition.Find(call.Session, Owners.TypeOf(typeof(T).Name), Namespaces.Resolve(custom.Text("namespace")), custom.Required("key"));
        if (definition is not { Type: "id" })
            throw new FieldException("NOT_FOUND", "Metafield definition of type 'id' is required when using custom ids.");
        return call.Session.FindBy<Metafield>(Metafield.ValueLookup(definition.FullName, custom.Required("value"))) is { } metafield
            ? call.Session.Find<T>(metafield.Parent)
            : null;
    }
}
