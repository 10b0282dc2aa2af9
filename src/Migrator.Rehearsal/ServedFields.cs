using Migrator.Rehearsal.Language;
using Migrator.Rehearsal.Publishing;
using Migrator.Rehearsal.Shop;

namespace Migrator.Rehearsal;

/// <summary>Everybody who answers for fields.</summary>
internal static class ServedFields
{
    public static Fields All()
    {
        var fields = new Fields();
        ShopFields.Register(fields);
        LocationFields.Register(fields);
        PublicationFields.Register(fields);
        NodeFields.Register(fields);
        return fields;
    }
}
