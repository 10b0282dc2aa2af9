using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Migrator.Rehearsal.Language;

/// <summary>A page of a connection.</summary>
internal sealed record Page(IReadOnlyList<Edge> Edges, bool HasNext, bool HasPrevious)
{
    public static readonly Page Empty = new([], false, false);

    /// <summary>Cuts a page out of records that are all at hand, in order.</summary>
    public static Page Of<T>(IReadOnlyList<T> all, Call call, Func<T, long> id)
        where T : notnull
    {
        var bulk = call.Scope.Bulk;
        var arguments = call.Arguments;
        if (arguments.Flag("reverse") == true)
            all = [.. all.Reverse()];
        if (bulk is not null && call.Context.Parent is null)
            bulk.After = null;
        if (bulk is not null)
            return new([.. all.Select(x => new Edge(x, Cursor.Write(id(x), null)))], false, false);

        var window = Window.Of(arguments);
        var start = window.After is { } after ? IndexAfter(all, id, after) : 0;
        var end = window.Before is { } before ? IndexOf(all, id, before) : all.Count;
        var from = window.Last is { } last ? Math.Max(start, end - last) : start;
        var to = window.First is { } first ? Math.Min(end, start + first) : end;
        var edges = new List<Edge>();
        for (var i = from; i < to; i++)
            edges.Add(new Edge(all[i], Cursor.Write(id(all[i]), null)));
        return new(edges, to < all.Count, from > 0);
    }

    private static int IndexOf<T>(IReadOnlyList<T> all, Func<T, long> id, Cursor cursor)
    {
        for (var i = 0; i < all.Count; i++)
        {
            if (id(all[i]) == cursor.LastId)
                return i;
        }

        return all.Count;
    }

    private static int IndexAfter<T>(IReadOnlyList<T> all, Func<T, long> id, Cursor cursor) => Math.Min(all.Count, IndexOf(all, id, cursor) + 1);
}

/// <summary>A record in a connection and the place after it.</summary>
internal sealed record Edge(object Node, string Cursor);

/// <summary>Which part of a connection is asked for.</summary>
internal sealed record Window(int? First, int? Last, Cursor? After, Cursor? Before)
{
    public const int MostPerPage = 250;

    public static Window Of(Input arguments)
    {
        var (first, last) = (arguments.Int("first"), arguments.Int("last"));
        if (first is null && last is null)
            throw new FieldException("BAD_REQUEST", "you must provide one of first or last");
        if (first is not null && last is not null)
            throw new FieldException("BAD_REQUEST", "providing both first and last is not supported");
        if ((first ?? last) is < 0)
            throw new FieldException("BAD_REQUEST", "first and last must not be negative");
        return new(first, last, Cursor.Read(arguments.Text("after")), Cursor.Read(arguments.Text("before")));
    }
}

/// <summary>A place in a connection, written as Shopify writes it: base64 of <c>{"last_id":…,"last_value":…}</c>.</summary>
internal sealed record Cursor(long LastId, object? LastValue)
{
    public static string Write(long id, object? value) => Convert.ToBase64String(JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, object?>(StringComparer.Ordinal)
    {
        ["last_id"] = id,
        ["last_value"] = value ?? id.ToString(CultureInfo.InvariantCulture),
    }));

    public static Cursor? Read(string? text)
    {
        if (text is null)
            return null;
        try
        {
            using var json = JsonDocument.Parse(Encoding.UTF8.GetString(Convert.FromBase64String(text)));
            var value = json.RootElement.GetProperty("last_value");
            return new(json.RootElement.GetProperty("last_id").GetInt64(), value.ValueKind == JsonValueKind.Number ? value.GetDouble() : value.GetString());
        }
        catch (Exception e) when (e is FormatException or JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new FieldException("BAD_REQUEST", "Malformed cursor");
        }
    }
}
