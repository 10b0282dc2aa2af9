using Migrator.Rehearsal.Language;
using Migrator.Rehearsal.State;

namespace Migrator.Rehearsal.Searching;

/// <summary>A connection over all records of a kind: filtered, sorted, a page at a time out of the index.</summary>
internal sealed class RecordSearch<T>(Filters filters)
    where T : Entity
{
    private readonly Dictionary<string, string> _sorts = new(StringComparer.Ordinal);

    /// <summary>Serves a sort key by an index entry that each record has.</summary>
    public RecordSearch<T> SortBy(string key, string lookup)
    {
        _sorts.Add(key, lookup);
        return this;
    }

    public Page Run(Call call, string field)
    {
        var arguments = call.Arguments;
        var bulk = call.Scope.Bulk;
        var window = bulk is null ? Window.Of(arguments) : new Window(bulk.Size, null, Cursor.Read(bulk.After), null);
        var backwards = window.Last is not null;
        var descending = (arguments.Flag("reverse") == true) ^ backwards;
        var limit = (window.First ?? window.Last)!.Value;

        var sort = arguments.Text("sortKey") is { } key && key is not ("ID" or "RELEVANCE") ? _sorts.GetValueOrDefault(key) ?? throw FieldException.NotServed($"The sort key {key} of {field}") : null;
        var sql = new Sql();
        sql.Add("SELECT o.id, o.parent, o.position, o.doc").Add(sort is null ? ", o.id" : ", s.value").Add(" FROM object o");
        if (sort is not null)
            sql.Add(" JOIN lookup s ON s.id=o.id AND s.kind=").Value(filters.Kind).Add(" AND s.name=").Value(sort);
        Where(sql, arguments);
        After(sql, window.After, sort, arguments.Flag("reverse") == true);
        After(sql, window.Before, sort, arguments.Flag("reverse") != true);
        var direction = descending ? " DESC" : "";
        sql.Add(sort is null ? $" ORDER BY o.id{direction}" : $" ORDER BY s.value{direction}, o.id{direction}").Add(" LIMIT ").Value(limit + 1);

        var edges = call.Session.Connection.Rows(sql.Text, row => new Edge(call.Session.Materialize<T>(row), Cursor.Write(row.GetInt64(0), sort is null ? null : row.GetValue(4))), sql.Parameters);
        var more = edges.Count > limit;
        if (more)
            edges.RemoveAt(limit);
        if (backwards)
            edges.Reverse();
        if (bulk is not null)
            bulk.After = more ? edges[^1].Cursor : null;
        return new Page(edges, backwards ? window.Before is not null : more, backwards ? more : window.After is not null);
    }

    public long Count(Call call)
    {
        var sql = new Sql().Add("SELECT count(*) FROM object o");
        Where(sql, call.Arguments);
        return (long)call.Session.Connection.Scalar(sql.Text, sql.Parameters)!;
    }

    private void Where(Sql sql, Input arguments)
    {
        sql.Add(" WHERE o.kind=").Value(filters.Kind);
        if (SearchQuery.Parse(arguments.Text("query")) is not { } node)
            return;
        sql.Add(" AND ");
        filters.Write(sql, node);
    }

    private static void After(Sql sql, Cursor? cursor, string? sort, bool descending)
    {
        if (cursor is null)
            return;
        var sign = descending ? "<" : ">";
        if (sort is null)
            sql.Add(" AND o.id").Add(sign).Value(cursor.LastId);
        else
            sql.Add(" AND (s.value, o.id)").Add(sign).Add("(").Value(cursor.LastValue).Add(",").Value(cursor.LastId).Add(")");
    }
}
