using Migrator.Rehearsal.Searching;

namespace Migrator.Rehearsal.Metafields;

/// <summary><c>metafields.namespace.key:value</c> in a search.</summary>
internal static class MetafieldFilter
{
    public static void Write(Sql sql, Term term, string ownerType)
    {
        if (term.Field!.Split('.', 3) is not [_, var space, var key])
            throw new Language.FieldException("BAD_REQUEST", $"Invalid metafield filter '{term.Field}'.");
        var name = "value:" + Metafield.NameOf(ownerType, space, key);
        sql.Add("o.id IN (SELECT m.parent FROM lookup l JOIN object m ON m.id=l.id WHERE l.kind='Metafield' AND l.name=").Value(name).Add(" AND ");
        Filters.Compare(sql, "l.value", term, term.Value);
        sql.Add(")");
    }
}
